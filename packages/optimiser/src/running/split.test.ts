// A province by its cities: every project in one block, shared money divided to the fen, joined cities kept together.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readInstance } from '../instance/read-instance.ts'
import type { PlanInstance, Project } from '../types.ts'
import { turnsOf } from './neighbourhoods.ts'
import { joinStarts, splitByCity } from './split.ts'

const cities = ['x', 'y', 'z']
const project = (id: string, city: string, fen: number): Project => ({
  id,
  name: id,
  countyId: `${city}1`,
  households: 10,
  eligibility: 'eligible',
  modes: [
    {
      id: 'm',
      valuePointsByStartYear: [1, 1],
      costFenByChannelAndYearOfWorks: { province: [fen], [`own-${city}`]: [1] },
      areaDm2ByYearOfWorks: [1],
    },
  ],
})
const province = (
  projects: readonly Project[],
  budgets: readonly number[],
  more: Partial<PlanInstance> = {},
): PlanInstance => ({
  format: 'huanju-plan-instance/1',
  years: [2027, 2028],
  counties: cities.flatMap((cityId) =>
    [1, 2].map((at) => ({
      id: `${cityId}${at}`,
      name: cityId,
      cityId,
      stockHouseholds: 10,
      capacityDm2ByYear: [9, 9],
    })),
  ),
  channels: [
    { id: 'province', title: '省级', budgetFenByYear: budgets, carriesOver: false },
    ...cities.map((cityId) => ({
      id: `own-${cityId}`,
      title: cityId,
      cityId,
      budgetFenByYear: [5, 5],
      carriesOver: true,
    })),
  ],
  projects,
  ...more,
})
const anyProvince = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom(...cities), fc.integer({ min: 1, max: 10 ** 9 })), {
      minLength: 1,
      maxLength: 12,
    }),
    fc.tuple(fc.nat(10 ** 12), fc.nat(10 ** 12)),
  )
  .map(([all, budgets]) =>
    province(
      all.map(([city, fen], at) => project(`p${at}`, city, fen)),
      budgets,
    ),
  )
const budgetIn = (block: PlanInstance, id: string) => block.channels.find((one) => one.id === id)?.budgetFenByYear ?? []

describe('a province in blocks', () => {
  it('has every project in exactly one of them, with its county and its money', () => {
    fc.assert(
      fc.property(anyProvince, (instance) => {
        const blocks = splitByCity(instance)
        const ids = blocks.flatMap(({ instance: block }) => block.projects.map(({ id }) => id))
        expect(ids.toSorted()).toEqual(instance.projects.map(({ id }) => id).toSorted())
        for (const { instance: block } of blocks) expect(readInstance(block)).toEqual({ instance: block })
      }),
    )
  })

  it('divides shared money among those that ask for it, and loses not a fen', () => {
    fc.assert(
      fc.property(anyProvince, (instance) => {
        const blocks = splitByCity(instance)
        for (const [t, whole] of budgetIn(instance, 'province').entries()) {
          const parts = blocks.map(({ instance: block }) => budgetIn(block, 'province')[t] ?? -1)
          expect(parts.reduce((sum, part) => sum + part, 0)).toBe(whole)
          expect(parts.every((part) => part >= 0)).toBe(true)
        }
      }),
    )
  })

  it('leaves the money of a city to that city, whole', () => {
    const instance = province([project('p', 'x', 3), project('q', 'y', 1)], [100, 0])
    const [x, y] = splitByCity(instance).map(({ instance: block }) => block)
    expect([x, y].map((block) => block?.channels.map(({ id }) => id))).toEqual([
      ['province', 'own-x'],
      ['province', 'own-y'],
    ])
    expect([x, y].map((block) => block && budgetIn(block, 'province'))).toEqual([
      [75, 0],
      [25, 0],
    ])
    expect(x && budgetIn(x, 'own-x')).toEqual([5, 5])
  })

  it('keeps together what a corridor, a street or a pairing joins, over any number of steps', () => {
    const projects = [project('p', 'x', 1), project('q', 'y', 1), project('r', 'z', 1)]
    const blocks = (more: Partial<PlanInstance>) =>
      splitByCity(province(projects, [9, 9], more)).map((one) => one.instance.projects.length)
    expect(blocks({})).toEqual([1, 1, 1])
    expect(blocks({ pairings: [{ id: 'g', projectIds: ['p', 'q'] }] })).toEqual([2, 1])
    expect(
      blocks({
        corridors: [{ id: 'c', projectIds: ['p', 'q'], bonusPoints: 1 }],
        linkedStreets: [{ id: 's', projectIds: ['q', 'r'], mostYearsApart: 1 }],
      }),
    ).toEqual([3])
    expect(
      blocks({
        corridors: [{ id: 'c', projectIds: ['p', 'q'], bonusPoints: 1 }],
        linkedStreets: [{ id: 's', projectIds: ['r', 'q'], mostYearsApart: 1 }],
      }),
    ).toEqual([3])
  })

  it('is one block where there is one city', () => {
    const instance = province([project('p', 'x', 1)], [9, 9])
    const single = { ...instance, counties: instance.counties.filter(({ cityId }) => cityId === 'x') }
    expect(splitByCity(single)).toEqual([{ id: 'x', instance: single }])
  })

  it('has its starts joined in the order of its projects', () => {
    const instance = province([project('p', 'x', 1), project('q', 'y', 1), project('r', 'z', 1)], [9, 9])
    const start = (projectId: string) => ({ projectId, year: 2027, modeId: 'm' })
    expect(joinStarts(instance, [[start('r')], [], [start('p')]]).map(({ projectId }) => projectId)).toEqual(['p', 'r'])
  })
})

describe('turns', () => {
  it('bring every pair of units together once, and no unit twice in one turn', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 15 }), (units) => {
        const turns = turnsOf(units)
        const pairs = turns.filter((turn) => turn.length === 2).map((turn) => turn.toSorted((a, b) => a - b).join())
        expect(new Set(pairs).size).toBe(pairs.length)
        expect(pairs).toHaveLength((units * (units - 1)) / 2)
        expect(turns.flat().every((unit) => unit >= 0 && unit < units)).toBe(true)
      }),
    )
  })

  it('are of one alone where there is no other', () => {
    expect([turnsOf(0), turnsOf(1)]).toEqual([[], [[0]]])
  })
})
