// Values of several parts in words: ranges, boxes, scores, mixes of money; what a part is called comes from the pack itself.
import type { Words } from '@huanju/contract'
import type { Plain } from '@huanju/engines/rules'
import { constraintCatalogue } from '@huanju/optimiser'
import type { PolicyPack } from '@huanju/policy'
import { z } from 'zod'

const w = (zh: string, en: string): Words => ({ zh, en })

const parts: Readonly<Record<string, Words>> = {
  factor: w('造价系数', 'cost factor'),
  shares: w('资金占比', 'shares of money'),
  weight: w('权重', 'weight'),
}

const figure = z
  .union([z.string(), z.number()])
  .transform((value) => (typeof value === 'number' ? grouped(value) : value))
const range = z.strictObject({ from: figure, to: figure, unit: z.string() })
const limits = z.strictObject({ least: figure, most: figure })
const box = z.strictObject({ west: figure, east: figure, south: figure, north: figure, unit: z.string() })
const score = z.object({ weight: figure, words: z.object({ zh: z.string(), en: z.string() }) })

const shapes: readonly ((value: Plain) => Words | undefined)[] = [
  (value) => {
    const { data } = range.safeParse(value)
    return data && w(`${data.from} 至 ${data.to} ${data.unit}`, `${data.from} to ${data.to} ${data.unit}`)
  },
  (value) => {
    const { data } = limits.safeParse(value)
    return data && w(`不低于 ${data.least}，不高于 ${data.most}`, `at least ${data.least}, at most ${data.most}`)
  },
  (value) => {
    const { data } = box.safeParse(value)
    return (
      data &&
      w(
        `东经 ${data.west} 至 ${data.east} ${data.unit}，北纬 ${data.south} 至 ${data.north} ${data.unit}`,
        `${data.west} to ${data.east} degrees east, ${data.south} to ${data.north} degrees north`,
      )
    )
  },
  (value) => {
    const { data } = score.safeParse(value)
    return data && w(`权重 ${data.weight}。${data.words.zh}`, `Weight ${data.weight}. ${data.words.en}`)
  },
  codesInWords,
]

const codes = z.record(z.string().regex(/^\d{4}$/), z.string().regex(/^\d{2}(?: \d{2})*$/))

function codesInWords(value: Plain): Words | undefined {
  const { data } = codes.safeParse(value)
  if (!data) return undefined
  const [count, heads] = [Object.values(data).join(' ').split(' ').length, Object.keys(data).length]
  return w(
    `${grouped(count)} 个代码，分属 ${grouped(heads)} 个地级区域`,
    `${grouped(count)} codes under ${grouped(heads)} prefectures`,
  )
}

/** A value of several parts in words; undefined for a single one, which its unit tells. */
export function partsInWords(pack: PolicyPack, value: Plain): Words | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  for (const shape of shapes) {
    const words = shape(value)
    if (words) return words
  }
  return nested(value, { pack, depth: 0 })
}

interface Nesting {
  readonly pack: PolicyPack
  readonly depth: number
}

function nested(value: Plain, { pack, depth }: Nesting): Words {
  if (typeof value !== 'object' || value === null) {
    const told = String(value)
    return titleOf(pack, told) ?? w(told, told)
  }
  const [between, comma] = depth === 0 ? ['；', '; '] : ['，', ', ']
  const inner = (one: Plain) => nested(one, { pack, depth: depth + 1 })
  // A list goes from year to year.
  const each = isList(value)
    ? value.map((one, index) => labelled(w(`第 ${index + 1} 年`, `year ${index + 1}`), inner(one), ' '))
    : Object.entries(value).map(([key, one]) =>
        labelled(titleOf(pack, key) ?? w(key, key), inner(one), depth === 0 ? '：' : ' '),
      )
  return w(each.map(({ zh }) => zh).join(between), each.map(({ en }) => en).join(comma))
}

const isList = (value: object): value is readonly Plain[] => Array.isArray(value)

function labelled(label: Words, told: Words, between: string): Words {
  return w(label.zh + between + told.zh, label.en + (between === '：' ? ': ' : ' ') + told.en)
}

function titleOf({ catalogues, fundingChannels }: PolicyPack, id: string): Words | undefined {
  if (Object.hasOwn(parts, id)) return parts[id]
  if (Object.hasOwn(fundingChannels, id)) return fundingChannels[id]?.title
  const constraint = constraintCatalogue.find((one) => one.id === id)
  if (constraint) return constraint.sentence
  const entries = Object.values(catalogues).find((one) => Object.hasOwn(one, id))
  return entries?.[id]?.title
}

function grouped(value: number): string {
  return value.toLocaleString('en')
}
