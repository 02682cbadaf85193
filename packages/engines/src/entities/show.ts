// A value in words: for the history, the record page and messages; units apart, so that a change names its unit once.
import { formatM2, formatPercent, formatWanYuan, formatYuan, group, type Fraction } from '@huanju/quantities'
import type { Words } from '../rules/types.ts'
import { choicesOf, type Surroundings } from './columns.ts'
import { absenceWords, type Field, type FieldKind, type GivenPosition, type KindValues } from './types.ts'

/** What showing needs beside the value: choices, and the names of linked records by id. */
export interface Names extends Pick<Surroundings, 'optionsOf'> {
  readonly nameOf?: (id: string) => string | undefined
}

/** The unit of a field's figures; null where it has none. */
export function unitOf({ kind, unit, inWan }: Pick<Field, 'kind' | 'unit' | 'inWan'>): Words | null {
  if (kind === 'area') return { zh: '㎡', en: 'm²' }
  if (kind === 'money') return inWan ? { zh: '万元', en: '10,000 yuan' } : { zh: '元', en: 'yuan' }
  return unit ?? null
}

/** A value in words, without its unit. Sealed values are given masked already. */
export function showField(field: Field, value: unknown, names: Names): Words {
  if (value === null || value === undefined) return absenceWords.unknown
  return shows[field.kind](value as never, field, names)
}

type Show<Value> = (value: Value, field: Field, names: Names) => Words
const same = (shown: string): Words => ({ zh: shown, en: shown })
const plainly: Show<string> = same

const shows: { readonly [Kind in keyof KindValues]: Show<KindValues[Kind]> } = {
  text: plainly,
  note: plainly,
  code: plainly,
  day: plainly,
  sealed: plainly,
  count: (value) => same(group(value)),
  area: (value) => same(formatM2(value)),
  money: (value, { inWan }) => same(inWan ? wan(value) : formatYuan(value)),
  share: (value) => same(shareText(value)),
  'yes-no': (value) => (value ? { zh: '是', en: 'Yes' } : { zh: '否', en: 'No' }),
  choice: (value, field, names) => titleOf(field, value, names),
  choices: (value, field, names) => joined(value.map((id) => titleOf(field, id, names))),
  link: (value, _field, { nameOf }) => same(nameOf?.(value) ?? value),
  position: ({ longitude, latitude, system }: GivenPosition) => same(`${longitude}, ${latitude} (${system})`),
  grades: (value, field, { optionsOf }) =>
    joined(
      Object.entries(value).map(([aspect, grade]) => {
        const { zh, en } = optionsOf(field.from ?? '').find(({ id }) => id === aspect)?.title ?? same(aspect)
        return { zh: `${zh} ${grade}`, en: `${en} ${grade}` }
      }),
    ),
}

// 万元 with two digits where that is exact, with as many as the fen need where it is not.
function wan(fen: bigint): string {
  return fen % 10_000n === 0n ? formatWanYuan(fen) : exactWan(fen)
}

function exactWan(fen: bigint): string {
  const rest = String(fen % 1_000_000n)
    .padStart(6, '0')
    .replace(/0+$/, '')
  return `${group(fen / 1_000_000n)}.${rest}`
}

function shareText(value: Fraction): string {
  return (value.numerator * 1000n) % value.denominator === 0n
    ? formatPercent(value)
    : `${value.numerator}/${value.denominator}`
}

function titleOf(field: Field, id: string, names: Names): Words {
  return choicesOf(field, names).find((one) => one.id === id)?.title ?? same(id)
}

function joined(parts: readonly Words[]): Words {
  if (parts.length === 0) return absenceWords.none
  return { zh: parts.map(({ zh }) => zh).join('、'), en: parts.map(({ en }) => en).join(', ') }
}

/** A value as the journal keeps it: text that `revive` reads back. */
export function freeze(value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'string') return value
  if (typeof value === 'bigint') return `"${value}"`
  return JSON.stringify(value, (_, item: unknown) => (typeof item === 'bigint' ? item.toString() : item))
}

/** Reads a value back from the journal; a text that is none stays undefined, as old lines may hold other things. */
export function revive({ kind }: Pick<Field, 'kind'>, text: string): unknown {
  return revivals[kind]?.(text, text.replaceAll('"', '')) ?? (kind in revivals ? undefined : text)
}

const whole = (_text: string, bare: string) => (/^-?\d+$/.test(bare) ? BigInt(bare) : undefined)

const revivals: { readonly [Kind in FieldKind]?: (text: string, bare: string) => unknown } = {
  area: whole,
  money: whole,
  count: (text) => (/^-?\d+$/.test(text) ? Number(text) : undefined),
  'yes-no': (text) => ({ true: true, false: false })[text],
  share: (text) => {
    const parts = /^\{"numerator":"(\d+)","denominator":"(\d+)"\}$/.exec(text)
    return parts ? { numerator: BigInt(parts[1] ?? ''), denominator: BigInt(parts[2] ?? '') } : undefined
  },
  choices: parsed,
  position: parsed,
  grades: parsed,
}

function parsed(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    // Not what this field keeps: a line of an older time.
    return undefined
  }
}
