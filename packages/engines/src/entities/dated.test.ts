// Dated records: two periods of one key never share a day, whatever their ends, and a declaration that cannot say so is refused.
import { addDays } from '@huanju/quantities'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkValues, doOverlap, entity, field, identityOf, periodOf, type Period } from './index.ts'

const period: Period = { from: 'since', to: 'until' }
const start = field.day('起始日', 'From', { is: ['required'] })
const end = field.day('终止日', 'Until', {})
const words = { zh: '同期已有', en: 'Held already' }

const declare = (fields: { since: typeof start | typeof end; until: typeof start | typeof end }) =>
  entity({
    one: 'lease',
    many: 'leases',
    title: { zh: '租约', en: 'Lease' },
    named: 'name',
    placed: { by: 'place', least: 'county' },
    rights: { read: 'a.read', write: 'a.write', import: 'a.import', export: 'a.export' },
    fields: { name: field.text('名称', 'Name', { is: ['required'] }), ...fields },
    sections: [{ id: 'all', title: { zh: '全部', en: 'All' }, fields: ['name', 'since', 'until'] }],
    unique: [{ fields: ['name'], during: period, words }],
  })
const lease = declare({ since: start, until: end })

// A window of twenty days, in which every day can be counted.
const dayAt = (nth: number) => addDays('2026-01-01', nth)
const term = fc
  .tuple(fc.nat(19), fc.option(fc.nat(19), { nil: null }))
  .filter(([from, to]) => to === null || to >= from)
  .map(([from, to]) => ({ since: dayAt(from), until: to === null ? null : dayAt(to) }))
const daysOf = ({ since, until }: { since: string; until: string | null }) =>
  Array.from({ length: 20 }, (_, nth) => dayAt(nth)).filter((day) => day >= since && (until === null || day <= until))

describe('dated records', () => {
  it('overlap exactly when there is a day on which both hold', () => {
    fc.assert(
      fc.property(term, term, (one, other) => {
        const shared = daysOf(one).filter((day) => daysOf(other).includes(day))
        expect(doOverlap(period, [one, other])).toBe(shared.length > 0)
        expect(doOverlap(period, [other, one])).toBe(shared.length > 0)
      }),
    )
  })

  it('may end on the day they begin, and not before', () => {
    const found = (until: string | null) =>
      checkValues(
        lease,
        { name: '甲', since: '2026-03-02', until, countyId: 'c', subdistrictId: null, neighbourhoodId: null },
        { today: '2026-11-26', optionsOf: () => [] },
      ).map(({ column, message }) => [column, message.zh])
    expect(found('2026-03-02')).toEqual([])
    expect(found(null)).toEqual([])
    expect(found('2026-03-01')).toEqual([['until', '“终止日”不能早于“起始日” 2026-03-02']])
  })

  it('are known in a list by their key and the day they begin', () => {
    expect(periodOf(lease)).toEqual(period)
    expect(identityOf(lease)?.fields).toEqual(['name', 'since'])
    expect(identityOf({ unique: [] })).toBeUndefined()
  })

  it('may lack a first day that nobody knows, and need a last day that may stay open', () => {
    expect(() => declare({ since: end, until: end })).not.toThrow()
    expect(() => declare({ since: start, until: start })).toThrow('until is no open day')
  })
})
