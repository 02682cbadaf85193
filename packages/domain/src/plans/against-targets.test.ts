// A plan beside its targets: the county's own target before the sum of its subdistricts, what lacks, what is not set.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { againstTargets, type TargetRow } from './against-targets.ts'

const target = (change: Partial<TargetRow>): TargetRow => ({
  countyId: 'east',
  subdistrictId: null,
  year: 2023,
  communities: null,
  buildings: null,
  households: null,
  floorAreaDm2: null,
  ...change,
})
const planned = { countyId: 'east', year: 2023, communities: 3, buildings: 9, households: 400, floorAreaDm2: 500n }

it('says what lacks of what was set, and nothing of what was not', () => {
  const [row] = againstTargets([target({ communities: 5, floorAreaDm2: 501n, households: 400 })], [planned])
  expect(row?.lacks).toEqual({ communities: 2, buildings: 0, households: 0, floorAreaDm2: 1n })
  expect(row?.target.buildings).toBeNull()
})

it('takes what is set for the county, and the sum of its subdistricts only where nothing is', () => {
  const streets = [
    target({ subdistrictId: 'a', communities: 2 }),
    target({ subdistrictId: 'b', communities: 4, households: 10 }),
  ]
  expect(againstTargets(streets, [])[0]?.target).toMatchObject({ communities: 6, households: 10, buildings: null })
  expect(againstTargets([...streets, target({ communities: 5 })], [])[0]?.target.communities).toBe(5)
})

it('keeps years and counties apart, and has a row for each target though nothing is planned', () => {
  const rows = againstTargets(
    [target({ communities: 1 }), target({ communities: 2, year: 2024 }), target({ communities: 3, countyId: 'west' })],
    [planned],
  )
  expect(rows.map(({ planned: { communities }, lacks }) => [communities, lacks.communities])).toEqual([
    [3, 0],
    [0, 2],
    [0, 3],
  ])
})

it('never lacks less than nothing, and planned with what lacks reaches the target', () => {
  const figure = fc.integer({ min: 0, max: 10_000 })
  fc.assert(
    fc.property(figure, figure, (set, done) => {
      const [row] = againstTargets([target({ households: set })], [{ ...planned, households: done }])
      const lacks = row?.lacks.households ?? -1
      expect(lacks).toBeGreaterThanOrEqual(0)
      expect(done + lacks).toBe(Math.max(set, done))
    }),
  )
})
