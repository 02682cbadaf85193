// What is wrong or odd in the values of a record: one answer for the form while one types, for the server and for a row.
import { formatM2, formatYuan, isDay, type Fraction } from '@huanju/quantities'
import type { Finding } from '../tables/types.ts'
import { choicesMost, counts, days, lengths, most, shareMost } from '../tables/bounds.ts'
import { normalise } from '../tables/normalise.ts'
import { choicesOf, type Surroundings } from './columns.ts'
import { fieldsOf, odd, writingOf, wrong } from './entity.ts'
import { asParts } from './read.ts'
import {
  absences,
  coordinateSystems,
  type Entity,
  type Field,
  type FieldKind,
  type GivenPosition,
  type KindValues,
} from './types.ts'

/** What a check needs beside the values. */
export interface CheckContext extends Pick<Surroundings, 'optionsOf'> {
  readonly today: string
  /** The sealed fields that a change leaves out and that stay as they are stored. */
  readonly kept?: readonly string[]
  /** The codes of a list of the policy; left out where the policy is not at hand, as while one types. */
  readonly codesOf?: (list: string) => ReadonlySet<string>
}

type Values = Readonly<Record<string, unknown>>

/** All findings, errors first. Values are of their kinds' types already, or null. */
export function checkValues(one: Entity, values: Values, context: CheckContext): Finding[] {
  const own = fieldsOf(one)
    .filter(([id]) => !context.kept?.includes(id))
    .flatMap(([id, field]) => checkField(id, field, values[id], context))
  const found = [...own, ...placeFindings(one, values), ...absenceFindings(one, values)]
  const across = found.every(({ severity }) => severity === 'warning') ? one.check(values, context.today) : []
  return [...found, ...across].toSorted((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'))
}

/** Of the sealed fields of a stored record those that a change leaves out: they stay as they are. */
export function keptIn(one: Entity, stored: Values, change: Values): string[] {
  return fieldsOf(one).flatMap(([id, { kind }]) =>
    kind === 'sealed' && change[id] === undefined && (stored[id] ?? null) !== null ? [id] : [],
  )
}

/** The findings on one field by itself; a check across fields is not asked. */
function checkField(id: string, field: Field, value: unknown, context: CheckContext): Finding[] {
  const { title, isRequired, kind } = field
  if (isBlank(field, value)) return isRequired ? [missing(id, title, kind)] : []
  const fault = checks[kind](value as never, field, context)
  return fault ? [wrong(id, ...fault)] : codeFindings(id, field, { value, context })
}

function codeFindings(
  id: string,
  field: Field,
  { value, context: { codesOf } }: { value: unknown; context: CheckContext },
): Finding[] {
  const { coded } = field
  if (!coded || !codesOf || typeof value !== 'string') return []
  const code = coded.codeIn(normalise(writingOf(field), value))
  if (code === undefined || codesOf(coded.list).has(code)) return []
  return [odd(id, coded.otherwise.zh, coded.otherwise.en)]
}

// An empty list says that it is none of them; where one must be chosen, nothing was.
function isBlank(field: Field, value: unknown): boolean {
  if (typeof value === 'string') return normalise(writingOf(field), value) === ''
  return value === null || value === undefined || (field.isRequired && Array.isArray(value) && value.length === 0)
}

const chosen: ReadonlySet<FieldKind> = new Set(['choice', 'choices', 'yes-no', 'link'])

function missing(id: string, { zh, en }: Field['title'], kind: FieldKind): Finding {
  return chosen.has(kind) ? wrong(id, `请选择${zh}`, `Choose: ${en}`) : wrong(id, `请填写${zh}`, `Give: ${en}`)
}

/** The most characters of a text-like field. */
export function lengthOf({ kind, max }: Pick<Field, 'kind' | 'max'>): number {
  return max ?? (kind === 'note' ? lengths.lines : kind === 'code' || kind === 'sealed' ? lengths.code : lengths.line)
}

type Fault = readonly [zh: string, en: string]
type Check<Value> = (value: Value, field: Field, context: CheckContext) => Fault | undefined

const textual: Check<string> = (value, field) => {
  const { title, check } = field
  const text = normalise(writingOf(field), value)
  const [length, limit] = [[...text].length, lengthOf(field)]
  if (length > limit)
    return [
      `“${title.zh}”最多 ${limit} 个字，现有 ${length} 个，请缩短`,
      `“${title.en}” takes at most ${limit} characters; it has ${length}`,
    ]
  const fault = check?.(text)
  return fault && [fault.zh, fault.en]
}

const checks: { readonly [Kind in FieldKind]: Check<KindValues[Kind]> } = {
  text: textual,
  note: textual,
  code: textual,
  sealed: textual,
  count: (value, { title, range = counts }) =>
    Number.isInteger(value) && value >= range.from && value <= range.to
      ? undefined
      : [
          `“${title.zh}”应为 ${range.from} 到 ${range.to} 之间的整数`,
          `“${title.en}” must be a whole number from ${range.from} to ${range.to}`,
        ],
  area: (value, { title }) =>
    value >= 0n && value <= most.area
      ? undefined
      : [
          `“${title.zh}”应在 0 到 ${formatM2(most.area)} ㎡ 之间`,
          `“${title.en}” must lie between 0 and ${formatM2(most.area)} m²`,
        ],
  money: (value, { title }) =>
    value >= 0n && value <= most.money
      ? undefined
      : [
          `“${title.zh}”应在 0 到 ${formatYuan(most.money)} 元之间`,
          `“${title.en}” must lie between 0 and ${formatYuan(most.money)} yuan`,
        ],
  share: ({ numerator, denominator }: Fraction, { title }) =>
    numerator >= 0n && denominator > 0n && numerator <= denominator && denominator <= shareMost
      ? undefined
      : [`“${title.zh}”应为 0 到 100% 之间的比例`, `“${title.en}” must be a share up to 100%`],
  day: (value, { title }) =>
    isDay(value) && value >= days.from && value <= days.to
      ? undefined
      : [
          `“${title.zh}”应为 ${days.from} 到 ${days.to} 之间的日期`,
          `“${title.en}” must be a day from ${days.from} to ${days.to}`,
        ],
  choice: (value, field, context) => unknownChoice(field, [value], context),
  choices: (value, field, context) =>
    value.length > choicesMost || new Set(value).size !== value.length
      ? [
          `“${field.title.zh}”最多选 ${choicesMost} 项，且不重复`,
          `“${field.title.en}” takes at most ${choicesMost} entries, each once`,
        ]
      : unknownChoice(field, value, context),
  'yes-no': () => undefined,
  link: () => undefined,
  position: ({ system, longitude, latitude }: GivenPosition, { title }) =>
    coordinateSystems.includes(system) && Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90
      ? undefined
      : [
          `“${title.zh}”的经度应在 ±180、纬度应在 ±90 之内`,
          `“${title.en}” needs a longitude within ±180 and a latitude within ±90`,
        ],
  grades: (value, field) => {
    const strange = Object.entries(value).find(
      ([aspect, grade]) => !field.aspects?.includes(aspect) || !field.options?.some(({ id }) => id === grade),
    )
    return (
      strange && [`“${field.title.zh}”没有“${strange.join(' ')}”`, `“${field.title.en}” has no “${strange.join(' ')}”`]
    )
  },
}

function unknownChoice(field: Field, ids: readonly string[], context: CheckContext): Fault | undefined {
  const known = choicesOf(field, context)
  const strange = ids.find((id) => !known.some((one) => one.id === id))
  if (strange === undefined) return undefined
  return [
    `“${field.title.zh}”没有“${strange}”这一项，可选：${known.map(({ title }) => title.zh).join('、')}`,
    `“${field.title.en}” has no “${strange}”; choose from: ${known.map(({ title }) => title.en).join(', ')}`,
  ]
}

function placeFindings({ placed }: Entity, values: Values): Finding[] {
  if (placed.by !== 'place') return []
  const isBelow = Boolean(values['subdistrictId'] ?? values['neighbourhoodId'])
  if (!values['countyId'] && (placed.least !== 'city' || isBelow))
    return [
      wrong(
        placed.least === 'subdistrict' ? 'subdistrictId' : 'countyId',
        '请选择县（市、区）和街道（镇）',
        'Choose the county and subdistrict',
      ),
    ]
  if (!values['subdistrictId'] && (placed.least === 'subdistrict' || values['neighbourhoodId']))
    return [wrong('subdistrictId', '请选择街道（镇）', 'Choose the subdistrict')]
  return []
}

function absenceFindings({ fields }: Entity, values: Values): Finding[] {
  return Object.entries(asParts(values['absences'])).flatMap(([id, said]) => {
    const [field, absence] = [fields[id], absences.find((one) => one === said)]
    if (!absence || !field?.mayBe?.includes(absence))
      return [wrong(id, `“${field?.title.zh ?? id}”不能标为这一项`, `“${field?.title.en ?? id}” cannot be marked so`)]
    if (values[id] !== null && values[id] !== undefined)
      return [
        wrong(
          id,
          `“${field.title.zh}”已有内容，不能再标为无或不适用`,
          `“${field.title.en}” has a value and cannot be marked as absent`,
        ),
      ]
    return []
  })
}
