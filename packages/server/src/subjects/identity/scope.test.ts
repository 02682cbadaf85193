// Rights stay in the regions of the roles that hold them, checked against a plain reading of the rule.
import { rights as allRights, type Right } from '@huanju/domain/subjects'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RoleEntry } from '../../platform/policy/roles.ts'
import { needsSecondFactor, scopeOf, type HeldRole } from './scope.ts'

// A tree of regions: each is its own ancestor, the first runs all.
const parents: Record<string, string | null> = {
  city: null,
  east: 'city',
  west: 'city',
  'east-1': 'east',
  'east-2': 'east',
  'west-1': 'west',
}
const regions = Object.keys(parents)
function above(region: string): string[] {
  const parent = parents[region]
  return parent ? [region, ...above(parent)] : [region]
}

const someRights = fc.uniqueArray(fc.constantFrom(...allRights), { maxLength: 6 })
const catalogues = fc
  .tuple(someRights, someRights, someRights, fc.boolean())
  .map(([a, b, c, administrator]): RoleEntry[] => [
    { id: 'a', title: { zh: '甲', en: 'A' }, rights: a, administrator },
    { id: 'b', title: { zh: '乙', en: 'B' }, rights: b, administrator: false },
    { id: 'c', title: { zh: '丙', en: 'C' }, rights: c, administrator: false },
  ])
const holdings = fc
  .array(fc.record({ role: fc.constantFrom('a', 'b', 'c', 'unknown'), regionId: fc.constantFrom(...regions) }), {
    maxLength: 5,
  })
  .map((held): HeldRole[] => held.map((one) => ({ ...one, above: above(one.regionId) })))

/** The rule itself: a right reaches a region when a role that holds it is held for that region or one above. */
function mayDo(right: Right, region: string, held: readonly HeldRole[], catalogue: readonly RoleEntry[]): boolean {
  return held.some(
    ({ role, regionId }) =>
      above(region).includes(regionId) && catalogue.find(({ id }) => id === role)?.rights.includes(right),
  )
}
const sees = (roots: readonly string[], region: string) => above(region).some((one) => roots.includes(one))

test('a right reaches exactly the regions of the roles that hold it', () => {
  fc.assert(
    fc.property(
      catalogues,
      holdings,
      fc.constantFrom(...allRights),
      fc.constantFrom(...regions),
      (catalogue, held, right, region) => {
        expect(sees(scopeOf(held, catalogue).regionsFor(right), region)).toBe(mayDo(right, region, held, catalogue))
      },
    ),
    { numRuns: 3000 },
  )
})

test('whatever a request may look at, each right it carries is held there', () => {
  fc.assert(
    fc.property(catalogues, holdings, fc.constantFrom(...allRights), (catalogue, held, asked) => {
      const scope = scopeOf(held, catalogue)
      const looked = regions.filter((region) => sees(scope.regionsFor(asked), region))
      for (const right of scope.rightsWithin(asked))
        expect(looked.every((region) => mayDo(right, region, held, catalogue))).toBe(true)
    }),
    { numRuns: 3000 },
  )
})

test('a request carries the right it asked for if the person holds it anywhere, and never another person’s', () => {
  fc.assert(
    fc.property(catalogues, holdings, fc.constantFrom(...allRights), (catalogue, held, asked) => {
      const scope = scopeOf(held, catalogue)
      const isHeld = regions.some((region) => mayDo(asked, region, held, catalogue))
      expect([
        scope.rights.has(asked),
        scope.rightsWithin(asked).has(asked),
        scope.regionsFor(asked).length > 0,
      ]).toEqual([isHeld, isHeld, isHeld])
    }),
    { numRuns: 2000 },
  )
})

test('no root lies below another, and none is named twice', () => {
  fc.assert(
    fc.property(catalogues, holdings, fc.constantFrom('session' as const, ...allRights), (catalogue, held, asked) => {
      const roots = scopeOf(held, catalogue).regionsFor(asked)
      expect(roots.filter((root) => above(root).some((higher) => higher !== root && roots.includes(higher)))).toEqual(
        [],
      )
      expect(new Set(roots).size).toBe(roots.length)
    }),
    { numRuns: 2000 },
  )
})

test('a clerk of one county who may only look at another carries no right to write there', () => {
  const catalogue: RoleEntry[] = [
    {
      id: 'clerk',
      title: { zh: '经办', en: 'Clerk' },
      rights: ['communities.read', 'communities.write'],
      administrator: false,
    },
    { id: 'viewer', title: { zh: '查阅', en: 'Viewer' }, rights: ['communities.read'], administrator: false },
  ]
  const scope = scopeOf(
    [
      { role: 'clerk', regionId: 'east', above: above('east') },
      { role: 'viewer', regionId: 'west', above: above('west') },
    ],
    catalogue,
  )
  expect(scope.regionsFor('communities.read')).toEqual(['east', 'west'])
  expect(scope.regionsFor('communities.write')).toEqual(['east'])
  expect([...scope.rightsWithin('communities.read')]).toEqual(['communities.read'])
  expect([...scope.rightsWithin('communities.write')]).toEqual(['communities.read', 'communities.write'])
})

test('whoever holds an administrator role must prove a second factor', () => {
  const catalogue = [
    { id: 'guard', title: { zh: '管理员', en: 'Guard' }, rights: [], administrator: true },
    { id: 'clerk', title: { zh: '经办', en: 'Clerk' }, rights: [], administrator: false },
  ]
  expect(needsSecondFactor([{ role: 'clerk' }, { role: 'guard' }], catalogue)).toBe(true)
  expect(needsSecondFactor([{ role: 'clerk' }], catalogue)).toBe(false)
})
