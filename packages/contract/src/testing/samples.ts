// Right examples of any schema as they travel, made from its published description; and values of every type it does not take.
import fc from 'fast-check'
import { z } from 'zod'

type Json = z.core.JSONSchema.JSONSchema

/** Values of fields whose writing has a check of its own that no description can say, by field. */
const checked: Readonly<Record<string, string>> = {
  creditCode: '91370900MA3C4XYW1J',
  year: '2023',
  titleNumber: '370902001001GB00001F00010001',
  phone: '13800000000',
  contactPhone: '0538-8221234',
  idNumber: '11010519491231002X',
  share: '2/3',
}

const formats: Readonly<Record<string, string>> = {
  uuid: '3f0e7c5a-2b1d-4c6e-9f80-123456789abc',
  date: '2026-11-23',
  'date-time': '2026-11-23T01:02:03Z',
}

const known = new WeakMap<z.ZodType, Json>()

/** The description of a schema as people read it: what travels, not what it becomes. */
export function describe(schema: z.ZodType): Json {
  const json = known.get(schema) ?? z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  known.set(schema, json)
  return json
}

/** A right example of a schema: every field given, the first of each choice. */
export function sampleOf(schema: z.ZodType): unknown {
  const json = describe(schema)
  return made(json, {
    name: '',
    defs: Object.fromEntries(Object.entries(json.$defs ?? {}).map(([id, one]) => [id, plain(one)])),
  })
}

/** The fields of a described object. */
export function fieldsOf(json: Json): (readonly [string, Json])[] {
  return Object.entries(json.properties ?? {}).map(([name, field]) => [name, plain(field)] as const)
}

function plain(json: Json | boolean | undefined): Json {
  return typeof json === 'object' ? json : {}
}

/** Where a value stands: the field it is of, and what the description says once for several places. */
interface Place {
  readonly name: string
  readonly defs: Readonly<Record<string, Json>>
}

function made(given: Json, place: Place): unknown {
  const json = place.defs[given.$ref?.split('/').at(-1) ?? ''] ?? given
  const [choice] = choicesOf(json)
  if (choice) return made(choice, place)
  const fixed = [json.const, ...(json.enum ?? [])].find((one) => one !== undefined)
  if (fixed !== undefined) return fixed
  const [type] = [json.type].flat()
  if (type === 'string') return textOf(json, place.name)
  if (type === 'integer' || type === 'number') return Math.max(Number(json.minimum ?? 1), 1)
  if (type === 'boolean') return true
  if (type === 'array') return listOf(json, place)
  return type === 'object' ? objectOf(json, place) : null
}

// The ways to write a value, what is there before what is not.
function choicesOf(json: Json): Json[] {
  return (json.anyOf ?? json.oneOf ?? []).map(plain).filter(({ type }) => type !== 'null')
}

function textOf({ format, pattern, maxLength = 12 }: Json, name: string): string {
  const [own, usual] = [checked[name], formats[format ?? '']]
  if (own !== undefined || usual !== undefined) return own ?? usual ?? ''
  return pattern === undefined ? '东岳小区'.slice(0, maxLength) : matching(pattern)
}

const matches = new Map<string, string>()

// One text of each writing: to draw it takes longer than to read it.
function matching(pattern: string): string {
  const text = matches.get(pattern) ?? fc.sample(fc.stringMatching(new RegExp(pattern)), 1).join('')
  matches.set(pattern, text)
  return text
}

function listOf({ items, prefixItems, minItems = 1 }: Json, place: Place): unknown[] {
  if (prefixItems) return prefixItems.map((item) => made(plain(item), place))
  const item = plain(Array.isArray(items) ? items[0] : items)
  // What stands within itself ends at its first level.
  return item.$ref === undefined ? Array.from({ length: Math.max(minItems, 1) }, () => made(item, place)) : []
}

function objectOf(json: Json, place: Place): Record<string, unknown> {
  const { propertyNames, additionalProperties } = json
  const [key = 'anything'] = plain(propertyNames).enum ?? []
  const open = typeof additionalProperties === 'object' ? { [String(key)]: made(additionalProperties, place) } : {}
  const own = fieldsOf(json).map(([name, field]) => [name, made(field, { ...place, name })] as const)
  return { ...open, ...Object.fromEntries(own) }
}

const values: Readonly<Record<string, unknown>> = {
  string: 'no such thing \u202E',
  number: 7.5,
  boolean: true,
  array: [[7]],
  object: { nobody: 'asked' },
  null: null,
}

/** A value of each type that a described field does not take. */
export function wrongFor(json: Json): unknown[] {
  const taken = typesOf(json)
  return Object.entries(values).flatMap(([type, value]) => (taken.has(type) ? [] : [value]))
}

function typesOf(json: Json): Set<string> {
  const choices = json.anyOf ?? json.oneOf
  if (choices) return new Set(choices.flatMap((choice) => [...typesOf(plain(choice))]))
  // What is one of a few words, or written in one way, takes no other text.
  if (json.type === 'string') return new Set(isNarrow(json) ? [] : ['string'])
  return new Set<string>(json.type === undefined ? Object.keys(values) : [json.type].flat())
}

function isNarrow({ enum: words, format, pattern }: Json): boolean {
  return words !== undefined || format !== undefined || pattern !== undefined
}
