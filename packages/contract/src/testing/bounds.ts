// Values on the bounds of a field and one past them: what is wrong is refused by the place where it stands, and by no other.
import { expect } from 'vitest'
import type { z } from 'zod'
import { sampleOf } from './samples.ts'

type Path = readonly (string | number)[]

/** The value with another one at a path. */
function changed(value: unknown, [first, ...rest]: Path, to: unknown): unknown {
  if (first === undefined) return to
  if (Array.isArray(value)) return value.map((item, index) => (index === first ? changed(item, rest, to) : item))
  const record: Record<string, unknown> = typeof value === 'object' && value !== null ? { ...value } : {}
  return { ...record, [first]: changed(record[String(first)], rest, to) }
}

const pathsOf = (schema: z.ZodType, path: string, value: unknown) => {
  const keys = path.split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key))
  const sample = changed(sampleOf(schema), keys, value)
  return schema.safeParse(sample).error?.issues.map((issue) => issue.path.join('.')) ?? []
}
/** A list of one thing so many times. */
export const repeated = (length: number, item: unknown) => Array.from({ length }, () => item)

/** Places in a schema, each with a value that is taken and one that is not. */
type Bounds = readonly (readonly [path: string, good: unknown, bad: unknown])[]

/** Asserts that a schema takes the good value at each place, and refuses the bad one by that place alone. */
export function takesOnly(schema: z.ZodType, bounds: Bounds): void {
  for (const [path, good, bad] of bounds) {
    expect(pathsOf(schema, path, good), `${path} ${JSON.stringify(good)}`).toEqual([])
    const found = pathsOf(schema, path, bad)
    expect(found.length, `${path} ${JSON.stringify(bad)}`).toBeGreaterThan(0)
    expect(found.filter((one) => one !== path && !one.startsWith(`${path}.`))).toEqual([])
  }
}
