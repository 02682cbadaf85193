// Requests from the declared schemas: valid ones, ones broken in one field, wrong types, huge values, odd characters.
import type { EndpointShape } from '@huanju/contract'
import fc from 'fast-check'
import { z } from 'zod'

type Schema = z.core.JSONSchema.BaseSchema
type Given = Record<string, unknown>

/** A text as strangers send it: control characters, lone surrogates, right-to-left marks, quotes, very long. */
const oddText = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\u0000',
    '\uD800',
    '\u202E倒',
    "'; drop table journal; --",
    '%_\\',
    '<script>',
    '𠮷野家',
    '👨‍👩‍👧',
    '一'.repeat(5000),
    '../../etc/passwd',
    '=1+1',
    'NaN',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
)
const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  oddText,
  fc.constantFrom<unknown>(
    null,
    true,
    [],
    {},
    -1,
    0,
    1e308,
    -1e308,
    1.5,
    2 ** 53,
    [[[]]],
    { constructor: 1 },
    '9'.repeat(400),
  ),
  fc.jsonValue({ maxDepth: 2 }),
)

function texts(schema: Schema): fc.Arbitrary<string> {
  if (schema.enum) return fc.constantFrom(...(schema.enum as string[]))
  if (schema.format === 'uuid') return fc.uuid()
  if (schema.format === 'date') return fc.constantFrom('2026-11-23', '1996-02-29', '2027-01-01')
  if (schema.format === 'date-time') return fc.constant('2026-11-23T01:02:03Z')
  if (schema.pattern) return fc.stringMatching(new RegExp(schema.pattern))
  return fc.string({
    unit: fc.constantFrom(...'东岳小区一二三abc123'),
    minLength: schema.minLength ?? 1,
    maxLength: Math.min(schema.maxLength ?? 12, 12),
  })
}

const makers: Record<string, (schema: Schema) => fc.Arbitrary<unknown>> = {
  string: texts,
  boolean: () => fc.boolean(),
  null: () => fc.constant(null),
  integer: ({ minimum, maximum }) =>
    fc.integer({ min: Number(minimum ?? 0), max: Math.min(Number(maximum ?? 1000), 1_000_000) }),
  number: ({ minimum, maximum }) =>
    fc.double({ min: Number(minimum ?? -1000), max: Number(maximum ?? 1000), noNaN: true }),
  array: ({ items, minItems }) =>
    fc.array(valuesOf((items ?? {}) as Schema), { minLength: minItems ?? 0, maxLength: 3 }),
  object: objects,
}

/** An arbitrary that mostly gives what a JSON schema allows. */
function valuesOf(schema: Schema): fc.Arbitrary<unknown> {
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return fc.oneof(...choices.map((choice) => valuesOf(choice as Schema)))
  if (schema.allOf) return valuesOf((schema.allOf[0] ?? {}) as Schema)
  if (schema.const !== undefined) return fc.constant(schema.const)
  const maker = makers[String(schema.type)]
  return maker ? maker(schema) : fc.jsonValue({ maxDepth: 1 })
}

function objects(schema: Schema): fc.Arbitrary<unknown> {
  const fields = Object.entries(schema.properties ?? {}).map(
    ([name, field]) => [name, valuesOf(field as Schema)] as const,
  )
  return fc.record(Object.fromEntries(fields), { requiredKeys: schema.required ?? [], noNullPrototype: true })
}

/** A record of which some fields are swapped for anything, dropped, or joined by one nobody asked for. */
function broken(good: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc
    .tuple(good, fc.nat(), oddValue, fc.constantFrom('swap', 'drop', 'add', 'replace'))
    .map(([value, at, odd, how]) => {
      if (how === 'replace' || typeof value !== 'object' || value === null || Array.isArray(value)) return odd
      const names = Object.keys(value)
      const name = names[at % Math.max(1, names.length)] ?? 'extra'
      if (how === 'drop') return Object.fromEntries(Object.entries(value).filter(([field]) => field !== name))
      return { ...value, [how === 'add' ? 'nobodyAskedForThis' : name]: odd }
    })
}

const inputOf = (schema: z.ZodType) =>
  valuesOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema)
const mixed = (schema: z.ZodType | undefined) =>
  schema ? fc.oneof(inputOf(schema), broken(inputOf(schema))) : fc.constant(undefined)

/** Requests for an endpoint, about half of them valid; `known` ids are mixed in so that records are found. */
export function requestsFor(
  shape: EndpointShape,
  known: Given,
): fc.Arbitrary<{ params: Given; query: Given; body: unknown }> {
  const params = fc.oneof({ weight: 3, arbitrary: fc.constant(known) }, mixed(shape.params).map(recordOf))
  return fc.record({
    params: shape.params ? params : fc.constant({}),
    query: mixed(shape.query).map(recordOf),
    body: mixed(shape.body),
  })
}

function recordOf(value: unknown): Given {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Given) : {}
}
