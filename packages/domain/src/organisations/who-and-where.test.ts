// Who may hold which role beside another, and which region may run which: in both directions, on the day and past it.
import { addDays } from '@huanju/quantities'
import { catalogueOf, packFor } from '@huanju/policy'
import { loadPolicy } from '@huanju/policy/load'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { regionKinds, type RegionKind } from '../identity/index.ts'
import { tooManyJobs } from '../jobs/index.ts'
import {
  creditCodeOf,
  findConflict,
  grantAgainst,
  isCreditCode,
  isPhone,
  mayRun,
  moveAgainst,
  type DatedRole,
} from './index.ts'

const pack = packFor(loadPolicy(), { place: '370900', day: '2026-11-23' })
const catalogue = Object.entries(catalogueOf(pack, 'roles')).map(([id, { title, administrator }]) => ({
  id,
  title,
  administrator,
}))
const held = (role: string, from: string, to: string | null = null): DatedRole => ({ role, from, to })
const conflict = (one: DatedRole, ...others: DatedRole[]) => findConflict(one, others, catalogue)?.zh

describe('the separation of administrators', () => {
  it.each([
    ['system-admin', 'security-admin', true],
    ['security-admin', 'audit-admin', true],
    ['audit-admin', 'system-admin', true],
    ['system-admin', 'viewer', true],
    ['planner', 'audit-admin', true],
    ['planner', 'city-clerk', false],
    ['viewer', 'finance', false],
    ['system-admin', 'system-admin', false],
  ])('keeps %s and %s apart: %s, whichever came first', (one, other, areApart) => {
    const isRefused = (granted: string, kept: string) =>
      conflict(held(granted, '2026-06-01'), held(kept, '2026-01-01')) !== undefined
    expect(isRefused(one, other)).toBe(areApart)
    expect(isRefused(other, one)).toBe(areApart)
  })

  it.each([
    ['2026-01-01', '2026-06-01', '2026-06-01', null, false],
    ['2026-01-01', '2026-06-02', '2026-06-01', null, true],
    ['2026-06-01', null, '2026-01-01', '2026-06-01', false],
    ['2026-06-01', null, '2026-01-01', '2026-06-02', true],
    ['2026-01-01', null, '2030-01-01', null, true],
  ])('asks of the same days only: %s to %s beside %s to %s clash: %s', (...one) => {
    const [from, to, otherFrom, otherTo, isClash] = one
    const found = conflict(held('planner', from, to), held('audit-admin', otherFrom, otherTo))
    expect(found !== undefined).toBe(isClash)
  })

  it('is the same from either side, for any roles on any days', () => {
    const role = fc
      .record({
        role: fc.constantFrom(...catalogue.map(({ id }) => id), 'gone'),
        from: fc.nat(40),
        lasts: fc.option(fc.integer({ min: 1, max: 20 })),
      })
      .map(({ role: name, from, lasts }) => {
        const first = addDays('2026-01-01', from)
        return held(name, first, lasts === null ? null : addDays(first, lasts))
      })
    fc.assert(
      fc.property(role, role, (one, other) => {
        expect(conflict(one, other) === undefined).toBe(conflict(other, one) === undefined)
        if (one.role === other.role) expect(conflict(one, other)).toBeUndefined()
      }),
    )
  })

  it('names the role that is held, a role out of the catalogue by its own name', () => {
    const admin = held('system-admin', '2026-01-01')
    expect(conflict(held('viewer', '2026-01-01'), admin)).toBe('系统管理员')
    expect(conflict(admin, held('gone', '2026-01-01'))).toBe('gone')
  })

  it('refuses a role twice in one region, not in another, nor after it has ended', () => {
    const here = { ...held('planner', '2026-01-01', '2026-06-01'), regionId: 'r1' }
    const code = (granted: DatedRole & { regionId: string }) => grantAgainst(granted, [here], catalogue)?.code ?? null
    expect(code({ ...held('planner', '2026-05-31'), regionId: 'r1' })).toBe('role.is-held')
    expect(code({ ...held('planner', '2026-06-01'), regionId: 'r1' })).toBeNull()
    expect(code({ ...held('planner', '2026-05-31'), regionId: 'r2' })).toBeNull()
    expect(code({ ...held('audit-admin', '2026-05-31'), regionId: 'r2' })).toBe('role.excludes')
  })
})

describe('regions', () => {
  const above: readonly (readonly [RegionKind, readonly RegionKind[]])[] = [
    ['city', []],
    ['county', ['city']],
    ['functional-zone', ['city', 'county']],
    ['subdistrict', ['county', 'functional-zone']],
    ['neighbourhood', ['subdistrict']],
  ]

  it.each(above)('of the kind %s are run by %j and by no other', (kind, runners) => {
    expect(regionKinds.filter((one) => mayRun(one, kind))).toEqual(runners)
  })

  it('never run each other in a circle, over any number of steps', () => {
    const below = (kind: RegionKind): RegionKind[] => regionKinds.filter((one) => mayRun(kind, one))
    for (const kind of regionKinds) {
      let reached = below(kind)
      for (let step = 0; step < regionKinds.length; step++) {
        expect(reached).not.toContain(kind)
        reached = reached.flatMap(below)
      }
      expect(reached).toEqual([])
    }
  })

  const zone = { name: '高新区', kind: 'functional-zone' } as const
  const county = { id: 'k', name: '泰山区', kind: 'county' } as const
  const open = { parentId: 'c', from: '2020-01-01' }

  it.each([
    ['has none above it', zone, county, null, '2026-01-01', 'region.has-no-parent'],
    [
      'would be run by a lower kind',
      { name: '泰山区', kind: 'county' },
      { ...county, kind: 'subdistrict' },
      open,
      '2026-01-01',
      'region.cannot-be-run-by',
    ],
    ['is run by it already', zone, county, { ...open, parentId: 'k' }, '2026-01-01', 'region.is-run-by'],
    ['moves on the day it came', zone, county, open, '2020-01-01', 'region.moved-too-early'],
    ['moves a day after it came', zone, county, open, '2020-01-02', null],
  ] as const)('one that %s', (...one) => {
    const [, region, parent, standing, from, code] = one
    const against = moveAgainst(region, parent, { open: standing, from })
    expect(against?.code ?? null).toBe(code)
    if (against) expect(`${against.words.zh}${against.words.en}`).not.toMatch(/[{}]/)
  })
})

describe('numbers of people and companies', () => {
  it.each([
    ['13800000000', true],
    ['1380000000', false],
    ['138000000000', false],
    ['23800000000', false],
    ['0538-8221234', true],
    ['05388221234', true],
    ['010-62345678', true],
    ['010-623456789', false],
    ['0538-822123', false],
    ['538-8221234', false],
    ['01-8221234', false],
    ['0538 8221234', false],
    ['', false],
  ])('“%s” can be called: %s', (text, isOne) => {
    expect(isPhone(text)).toBe(isOne)
  })

  it('are credit codes whose last character is made of the others, letters that look like figures left out', () => {
    const code = creditCodeOf('91370900MA3C4XYW1')
    expect(isCreditCode(code)).toBe(true)
    expect(isCreditCode(code.toLowerCase())).toBe(false)
    expect(isCreditCode(` ${code}`)).toBe(false)
    for (const letter of ['I', 'O', 'S', 'V', 'Z'])
      expect(isCreditCode(creditCodeOf(`9${letter}370900MA3C4XYW1`))).toBe(false)
  })
})

describe('one job too many', () => {
  it('says how many there are, of which lane, and the bound that was met', () => {
    const { code, words, limit } = tooManyJobs({ lane: 'long', held: 3, most: 3 })
    expect(code).toBe('job.too-many')
    expect(words.zh).toContain('3 项长时任务')
    expect(words.en).toContain('3 jobs of long work')
    expect(limit).toEqual({
      bound: { zh: '每人至多 3 项', en: 'at most 3 for each person' },
      asked: { zh: '第 4 项', en: 'number 4' },
    })
  })
})
