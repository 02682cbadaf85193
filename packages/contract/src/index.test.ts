// Every schema of every endpoint: right examples are taken and come back as they went, wrong ones are refused by their field.
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { allEndpoints, isStream } from './index.ts'
import { describe as described, fieldsOf, sampleOf, wrongFor } from './testing/samples.ts'

const all = allEndpoints()
const bodies = all.flatMap(({ name, shape: { body } }) => (body ? [[name, body] as const] : []))
const queries = all.flatMap(({ name, shape: { query } }) => (query ? [[name, query] as const] : []))
const params = all.flatMap(({ name, shape }) => (shape.params ? [[name, shape.params] as const] : []))
const answers = all.flatMap(({ name, shape: { gives } }) => {
  if (!isStream(gives)) return [[name, gives] as const]
  return gives.kind === 'events' ? [[name, gives.event] as const] : []
})

const overWire = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
const faultsOf = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value).error?.issues.map(({ path }) => String(path[0] ?? '')) ?? []
const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {}
const without = (value: unknown, name: string) =>
  Object.fromEntries(Object.entries(asRecord(value)).filter(([key]) => key !== name))

describe.each(bodies)('the body of %s', (_name, body) => {
  const [sample, description] = [sampleOf(body), described(body)]

  it('is taken as its description says it', () => {
    expect(faultsOf(body, sample)).toEqual([])
  })

  it('is refused by the field that is left out, wherever one is required', () => {
    for (const field of description.required ?? []) expect(faultsOf(body, without(sample, field))).toEqual([field])
  })

  it('is taken without the fields that may be left out', () => {
    const needed = new Set(description.required)
    const fewest = Object.entries(asRecord(sample)).filter(([name]) => needed.has(name))
    expect(faultsOf(body, Object.fromEntries(fewest))).toEqual([])
  })

  it('is refused by the field that has a value of another type, and by no other', () => {
    for (const [field, json] of fieldsOf(description))
      for (const wrong of wrongFor(json)) {
        const found = new Set(faultsOf(body, { ...asRecord(sample), [field]: wrong }))
        expect([...found], `${field} ${JSON.stringify(wrong)}`).toEqual([field])
      }
  })

  it('is no text, number, list or nothing', () => {
    for (const value of ['{}', 7, [sample], null, undefined]) expect(faultsOf(body, value)).not.toEqual([])
  })

  it('comes to the server as the caller meant it', () => {
    const meant = z.decode(body, overWire(sample))
    expect(z.decode(body, overWire(z.encode(body, meant)))).toEqual(meant)
  })
})

describe.each(params)('the parameters of %s', (_name, schema) => {
  it('are taken as described, and refused by name where one is missing or something else', () => {
    const sample = sampleOf(schema)
    expect(faultsOf(schema, sample)).toEqual([])
    for (const name of Object.keys(schema.shape)) {
      expect(faultsOf(schema, without(sample, name))).toEqual([name])
      expect(faultsOf(schema, { ...asRecord(sample), [name]: '../etc' })).toEqual([name])
    }
  })
})

describe.each(queries)('the query of %s', (_name, query) => {
  const fields = fieldsOf(described(query))

  it('is taken as described', () => {
    expect(faultsOf(query, sampleOf(query))).toEqual([])
  })

  it('is refused by the field that is none of its words, no id or no day', () => {
    for (const [field, json] of fields) {
      const narrow = [json, ...(json.anyOf ?? [])].some(
        (one) => typeof one === 'object' && (one.enum !== undefined || one.format !== undefined),
      )
      if (narrow) expect(faultsOf(query, { ...asRecord(sampleOf(query)), [field]: 'nobody' })).toEqual([field])
    }
  })

  it('leaves out what nobody asked for', () => {
    expect(query.parse({ ...asRecord(sampleOf(query)), nobodyAsked: '1' })).not.toHaveProperty('nobodyAsked')
  })
})

describe.each(answers)('the answer of %s', (_name, gives) => {
  it('goes through JSON and comes back as it was, figures to the last digit', () => {
    const sent = overWire(sampleOf(gives))
    const read = z.decode(gives, sent)
    expect(overWire(z.encode(gives, read))).toEqual(sent)
  })

  it('is none where a field that is always told is missing', () => {
    const sample = sampleOf(gives)
    for (const field of described(gives).required ?? [])
      expect(faultsOf(gives, without(sample, field))).toEqual([field])
  })
})
