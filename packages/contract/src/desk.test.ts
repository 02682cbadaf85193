// The desk as it is told: nine figures at most, lights that everybody knows, and nothing where nothing waits.
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { desk } from './desk.ts'
import { sampleOf } from './testing/samples.ts'

const told = z
  .looseObject({ waiting: z.array(z.unknown()), sent: z.array(z.unknown()), figures: z.array(z.unknown()) })
  .parse(sampleOf(desk.gives))
const [figure] = told.figures
const isTold = (change: object) => desk.gives.safeParse({ ...told, ...change }).success

describe('the desk', () => {
  it('has nine figures at most, so that they are read', () => {
    expect(isTold({ figures: Array.from({ length: 9 }, () => figure) })).toBe(true)
    expect(isTold({ figures: Array.from({ length: 10 }, () => figure) })).toBe(false)
    expect(isTold({ figures: [] })).toBe(true)
  })

  it('says of what waits how urgent it is by one of three lights', () => {
    const waiting = (light: string) => [{ ...z.record(z.string(), z.unknown()).parse(told.waiting[0]), light }]
    expect(['red', 'amber', 'green', 'blue'].map((light) => isTold({ waiting: waiting(light) }))).toEqual([
      true,
      true,
      true,
      false,
    ])
  })

  it('may have nothing on it, and nothing that is not told', () => {
    expect(isTold({ waiting: [], sent: [], figures: [] })).toBe(true)
    expect(isTold({ sent: undefined })).toBe(false)
  })
})
