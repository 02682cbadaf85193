// Many cities: split where nothing but money joins them, bounded at one price, joined and checked whole.
import { describe, expect, it } from 'vitest'
import { checkPlan } from '../checker/index.ts'
import { generateInstance } from '../testing/generate.ts'
import { Desk } from './desk.ts'
import { solveCities } from './solve-cities.ts'
import { solveStream, type CityLine } from './solve-stream.ts'
import { splitByCity } from './split.ts'

const province = generateInstance({ seed: 3, projects: 240, counties: 6, cities: 3 })

describe('a province', () => {
  it('splits into its cities, shared money divided and never more than there is', () => {
    const blocks = splitByCity(province)
    expect(blocks.map(({ id }) => id).toSorted()).toEqual(['city-1', 'city-2', 'city-3'])
    expect(blocks.flatMap(({ instance }) => instance.projects.map(({ id }) => id)).toSorted()).toEqual(
      province.projects.map(({ id }) => id).toSorted(),
    )
    const award = (channels: typeof province.channels) =>
      channels.find(({ id }) => id === 'award')?.budgetFenByYear ?? []
    award(province.channels).forEach((fen, t) => {
      const given = blocks.reduce((sum, { instance }) => sum + (award(instance.channels)[t] ?? 0), 0)
      expect(fen - given).toBe(0)
    })
  })

  it('keeps cities together that a corridor joins', () => {
    const cityOf = new Map(province.counties.map(({ id, cityId }) => [id, cityId]))
    const one = province.projects.find(({ countyId }) => cityOf.get(countyId) === 'city-1')
    const two = province.projects.find(({ countyId }) => cityOf.get(countyId) === 'city-2')
    const joined = { ...province, pairings: [{ id: 'g', projectIds: [one?.id ?? '', two?.id ?? ''] }] }
    const blocks = splitByCity(joined)
    expect(blocks).toHaveLength(2)
    expect(blocks.some(({ instance }) => instance.pairings?.length === 1)).toBe(true)
  })

  it('gets a lawful plan below a bound that the whole relaxation confirms', async () => {
    const solved = await solveCities(province, { seconds: 3_000, rounds: 1 })
    expect(solved.breaches).toBe(0)
    expect(checkPlan(province, solved.starts)).toMatchObject({ valuePoints: solved.value, breaches: [] })
    const whole = new Desk(province)
    const { bound } = await whole.relax(3_000)
    whole.close()
    // Cities at one price bound the whole: never below the relaxation of the whole, and not far above.
    expect(solved.bound ?? 0).toBeGreaterThanOrEqual(bound - 1)
    expect(solved.bound ?? Infinity).toBeLessThan(bound * 1.001)
    expect(solved.value ?? 0).toBeGreaterThan(solved.listedValue)
  })
})

describe('a stream of cities', () => {
  it('goes on where it was stopped and gives the same lines as in one run', async () => {
    const cityAt = (index: number) => generateInstance({ seed: 40 + index, projects: 90, counties: 2 })
    const stop = new AbortController()
    const asked = { cities: 4, cityAt, moves: 60_000 }
    const seen: CityLine[] = []
    await solveStream({
      ...asked,
      signal: stop.signal,
      onCity: (line) => {
        seen.push(line)
        stop.abort()
      },
    })
    expect(seen.length).toBeLessThan(4)
    const rest = await solveStream({ ...asked, done: seen })
    expect(rest).toEqual(await solveStream(asked))
    for (const { value, bound } of rest) expect(value ?? 0).toBeLessThanOrEqual(bound)
  })
})
