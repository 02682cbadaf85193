// A whole building laid out: sixty doors in one go, numbered as people number them, each checked first.
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { dwellings } from '@huanju/contract/communities'
import { areaOf, cellsOf, isSound, pasteAreas, rowsOf, sizeOf, type Layout, type Over } from './dwelling-plan.ts'

const layout: Layout = { entrances: 5, fromFloor: 1, toFloor: 6, doors: 2, pattern: 'each' }
const buildingId = '11111111-1111-4111-8111-111111111111'
const context = { today: '2026-11-23', optionsOf: () => [] }
const cells = (given: Partial<Layout> = {}, overs: ReadonlyMap<string, Over> = new Map(), recorded: string[] = []) =>
  cellsOf({ ...layout, ...given }, overs, { area: '82.5', recorded: new Set(recorded) })
const rows = (from: ReturnType<typeof cells>) => rowsOf(from, { buildingId, use: 'residential' }, context)

describe('the layout of a building', () => {
  it('lays out sixty dwellings, entrance by entrance and from the lowest floor up', () => {
    const all = cells()
    expect([sizeOf(layout), all.length]).toEqual([60, 60])
    const first = all.slice(0, 4).map(({ entrance, door }) => `${entrance}-${door}`)
    expect(first).toEqual(['1-101', '1-102', '1-201', '1-202'])
    expect(all.at(-1)).toMatchObject({ entrance: '5', floor: 6, door: '602' })
  })

  it('numbers doors through all entrances, or with a stroke, where people do', () => {
    expect(
      cells({ pattern: 'through' })
        .filter(({ floor }) => floor === 1)
        .map(({ door }) => door),
    ).toEqual(['101', '102', '103', '104', '105', '106', '107', '108', '109', '110'])
    expect(cells({ pattern: 'stroke' })[2]).toMatchObject({ door: '2-1' })
  })

  it('refuses a layout that no building has', () => {
    expect(isSound(layout)).toBe(true)
    expect(isSound({ ...layout, toFloor: 0 })).toBe(false)
    expect(isSound({ ...layout, fromFloor: 7 })).toBe(false)
    expect(isSound({ ...layout, entrances: 21 })).toBe(false)
  })
})

describe('the rows to be recorded', () => {
  it('fit the contract as they stand, with no entrance marked as none', () => {
    const planned = rows(cells({ entrances: 0, doors: 10 }))
    expect(planned).toHaveLength(60)
    expect(planned.flatMap(({ faults }) => faults)).toEqual([])
    const sent = z.encode(dwellings.batch.body, { rows: planned.map(({ values }) => values) } as never)
    expect(sent.rows[0]).toMatchObject({ door: '101', entrance: null, floor: 1, registeredAreaDm2: '8250' })
    expect(sent.rows[0]).toMatchObject({ absences: { entrance: 'none' } })
    expect(areaOf(planned)).toBe(60n * 8250n)
  })

  it('leave out what is switched off or recorded already', () => {
    const some = cells({}, new Map([['1/1/1', { isOff: true }]]), ['1/102'])
    expect(rows(some)).toHaveLength(58)
    expect(some.filter(({ isRecorded }) => isRecorded).map(({ key }) => key)).toEqual(['1/1/2'])
  })

  it('say in which part of which cell something is wrong', () => {
    const overs = new Map<string, Over>([
      ['1/1/1', { area: 'abc' }],
      ['1/2/1', { door: '１０２' }],
      ['2/1/1', { door: '' }],
      ['3/1/1', { area: '0' }],
    ])
    const wrong = rows(cells({}, overs)).filter(({ faults }) => faults.length > 0)
    expect(wrong.map(({ key, faults }) => [key, faults.map(({ part }) => part)])).toEqual([
      ['1/1/1', ['area']],
      ['1/1/2', ['door']],
      ['1/2/1', ['door']],
      ['2/1/1', ['door']],
      ['3/1/1', ['area']],
    ])
  })
})

it('fills a pasted column into the doors that are on, in order, and counts what is left over', () => {
  const some = cells({}, new Map([['1/1/2', { isOff: true }]]))
  const { areas, left } = pasteAreas(some, '1/1/1', '80.1\r\n80.2\r\n80.3\r\n')
  expect([...areas]).toEqual([
    ['1/1/1', '80.1'],
    ['1/2/1', '80.2'],
    ['1/2/2', '80.3'],
  ])
  expect(left).toBe(0)
  expect(pasteAreas(some, '5/6/2', '1\n2\n3').left).toBe(2)
})
