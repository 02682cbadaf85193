// What follows from the declaration of a kind of record: the form agrees with its checks, whatever is declared and given.
import { owner, propertyService } from '@huanju/domain/communities'
import { legalPerson } from '@huanju/domain/organisations'
import { entities } from '@huanju/domain/subjects'
import { checkValues, entity, field, fieldsOf, type Entity, type Field } from '@huanju/engines/entities'
import { anyAttempt, anyEntity, anyValues } from '@huanju/engines/entities/testing'
import { compareFractions, fraction } from '@huanju/quantities'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { batchOf, endpointsOf, formOf, revealOf, searchOf, toldShape } from './entities.ts'
import { takenOf, toldOf } from './entity-kinds.ts'
import { contract } from './index.ts'

const county = '3f0e7c5a-2b1d-4c6e-9f80-123456789abc'
const place = { countyId: county, subdistrictId: null, neighbourhoodId: null }
const context = { optionsOf: () => [], today: '2026-11-26' }
const anyOf = <Value>(values: (one: Entity) => fc.Arbitrary<Value>) =>
  anyEntity.chain((one) => values(one).map((given) => [one, given] as const))

// A value as it travels: figures as digits, shares as 2/3.
function wire(value: unknown): unknown {
  if (typeof value === 'bigint') return String(value)
  const isShare = typeof value === 'object' && value !== null && 'numerator' in value && 'denominator' in value
  return isShare ? `${String(value.numerator)}/${String(value.denominator)}` : value
}
const wired = (values: Readonly<Record<string, unknown>>) => ({
  ...place,
  ...Object.fromEntries(Object.entries(values).map(([id, value]) => [id, wire(value)])),
})
const errorsOf = (one: Entity, values: Readonly<Record<string, unknown>>) =>
  checkValues(one, values, context).filter(({ severity }) => severity === 'error')

describe('the form of any kind of record', () => {
  it('takes whatever its checks find sound, and hands over what they find sound again', () => {
    fc.assert(
      fc.property(anyOf(anyValues), ([one, values]) => {
        const taken = formOf(one).parse(wired(values))
        expect(errorsOf(one, taken)).toEqual([])
        for (const [id, { kind }] of fieldsOf(one))
          if (kind === 'area' || kind === 'money' || kind === 'count') expect(taken[id]).toEqual(values[id])
      }),
      { numRuns: 40 },
    )
  })

  it('takes nothing that its checks refuse', () => {
    fc.assert(
      fc.property(anyOf(anyAttempt), ([one, values]) => {
        const taken = formOf(one).safeParse(wired(values))
        if (taken.success) expect(errorsOf(one, taken.data)).toEqual([])
      }),
      { numRuns: 40 },
    )
  })
})

const options = ['a', 'b'].map((id) => ({ id, title: { zh: id, en: id } }))
const kinds: readonly (readonly [string, Field, unknown, unknown])[] = [
  ['a count, not as a text', field.count('数', 'Count'), 7, '7'],
  ['a count of its range', field.count('数', 'Count', { range: { from: 1, to: 9 } }), 9, 10],
  ['an area of digits', field.area('面积', 'Area'), '600025', '6000.25'],
  ['an area that is not below nothing', field.area('面积', 'Area'), '0', '-1'],
  ['money that can be summed', field.money('金额', 'Amount'), '100000000000000', '100000000000001'],
  ['a share of the whole', field.share('份额', 'Share'), '3/3', '4/3'],
  ['a share of something', field.share('份额', 'Share'), '0/1', '0/0'],
  ['a share that can be kept', field.share('份额', 'Share'), '1/1000000000000', '1/1000000000001'],
  ['a share written in whole parts', field.share('份额', 'Share'), '2/3', '0.5'],
  ['a day that can be kept', field.day('日期', 'Day'), '2199-12-31', '2200-01-01'],
  ['a day that there is', field.day('日期', 'Day'), '2024-02-29', '2025-02-29'],
  ['yes or no', field.yesNo('是否', 'Whether'), false, 'false'],
  ['one of the choices', field.choice('颜色', 'Colour', { options }), 'b', 'c'],
  ['choices once each', field.choices('颜色', 'Colours', { options }), ['a', 'b'], ['a', 'a']],
  [
    'at least one choice where one is required',
    field.choices('颜色', 'Colours', { options, is: ['required'] }),
    ['a'],
    [],
  ],
  ['an id', field.link('属于', 'Of', { to: 'x' }), county, '甲'],
  [
    'a point of a known system',
    field.position('坐标', 'Position'),
    { system: 'GCJ-02', longitude: 180, latitude: -90 },
    { system: 'GCJ-02', longitude: 180.1, latitude: 0 },
  ],
  ['a code of its length, blanks gone', field.code('码', 'Code', { max: 3 }), ' 1 2 3 ', '1234'],
  ['a text of its length, as people count', field.text('字', 'Text', { max: 2 }), '𠮷𠮷', '甲乙丙'],
  ['a text without turning marks', field.text('字', 'Text'), '甲\u200B', '甲\u202E乙'],
]

describe('a field', () => {
  it.each(kinds)('takes %s', (_said, one, good, bad) => {
    const schema = takenOf(one)
    expect(schema.safeParse(good).success).toBe(true)
    expect(schema.safeParse(bad).success).toBe(false)
  })

  it('may be unknown unless it is required', () => {
    for (const [, one] of kinds) {
      expect(takenOf(one).safeParse(null).success, one.kind).toBe(!one.isRequired)
      expect(takenOf({ ...one, isRequired: true }).safeParse(null).success, one.kind).toBe(false)
    }
  })

  it('of text that is blank is unknown, or refused where it is required', () => {
    for (const blank of ['', '  ', '\u200B', '—']) {
      expect(takenOf(field.text('字', 'Text')).parse(blank)).toBeNull()
      expect(takenOf(field.text('字', 'Text', { is: ['required'] })).safeParse(blank).success).toBe(false)
    }
  })

  it('is told as it is kept, also where it was kept under wider bounds', () => {
    expect(toldOf(field.count('数', 'Count', { range: { from: 1, to: 9 } })).safeParse(99).success).toBe(true)
    expect(toldOf(field.choice('颜色', 'Colour', { options })).safeParse('mauve').success).toBe(true)
    expect(toldOf(field.area('面积', 'Area')).safeParse(7).success).toBe(false)
  })

  it('that only some may see is left out of what others are told, and never a blank in its place', () => {
    const hidden = toldOf(field.text('字', 'Text', { right: 'a.read' }))
    expect([
      hidden.safeParse(undefined).success,
      toldOf(field.text('字', 'Text')).safeParse(undefined).success,
    ]).toEqual([true, false])
  })

  it('has its names in both languages in the description of the interface', () => {
    for (const [, one] of kinds)
      expect(z.toJSONSchema(takenOf(one), { io: 'input' }).description).toBe(`${one.title.zh} ${one.title.en}`)
  })

  it('of a share keeps it exactly, to the form and back', () => {
    const schema = takenOf(field.share('份额', 'Share'))
    fc.assert(
      fc.property(fc.nat(10_000), fc.integer({ min: 1, max: 10_000 }), (over, under) => {
        fc.pre(over <= under)
        const read = z.decode(schema, `${over}/${under}`)
        expect(z.encode(schema, read)).toBe(`${over}/${under}`)
        const known = z.object({ numerator: z.bigint(), denominator: z.bigint() }).parse(read)
        expect(compareFractions(known, fraction(over, under))).toBe(0)
      }),
    )
  })
})

describe('the place of a record', () => {
  const form = (least: 'city' | 'county' | 'subdistrict') =>
    formOf(
      entity({
        one: 'shed',
        many: 'sheds',
        title: { zh: '车棚', en: 'Shed' },
        named: 'name',
        placed: { by: 'place', least },
        rights: { read: 'r', write: 'w', import: 'i', export: 'e' },
        fields: { name: field.text('名称', 'Name', { is: ['required'] }) },
        sections: [{ id: 'all', title: { zh: '全部', en: 'All' }, fields: ['name'] }],
      }),
    )

  it.each([
    ['city', null, null, true],
    ['city', county, null, true],
    ['county', null, null, false],
    ['county', county, null, true],
    ['subdistrict', county, null, false],
    ['subdistrict', county, county, true],
  ] as const)('where the %s must be known: %s and %s are taken: %s', (...one) => {
    const [least, countyId, subdistrictId, isTaken] = one
    const given = { name: '甲', countyId, subdistrictId, neighbourhoodId: null }
    expect(form(least).safeParse(given).success).toBe(isTaken)
  })
})

describe('the endpoints of a kind of record', () => {
  const every = entities.map((one) => [one.one, one] as const)

  it.each(every)('of %s: sorts and filters by what is declared so, and by nothing else', (_name, one) => {
    const { query } = endpointsOf(one).list
    const flagged = (flag: 'sorted' | 'filtered') =>
      fieldsOf(one).flatMap(([id, { is }]) => (is?.includes(flag) ? [id] : []))
    for (const id of ['changedAt', ...flagged('sorted')]) expect(query.parse({ sort: id })).toMatchObject({ sort: id })
    const unsorted = fieldsOf(one).find(([id]) => !flagged('sorted').includes(id))?.[0] ?? 'nothing'
    expect(query.safeParse({ sort: unsorted }).success).toBe(false)
    const keys = Object.keys(query.shape)
    for (const id of flagged('filtered'))
      expect(
        keys.some((key) => key === id || key === `${id}From`),
        id,
      ).toBe(true)
    for (const [id, { kind }] of fieldsOf(one)) if (kind === 'sealed') expect(keys).not.toContain(id)
    expect(keys.includes('q')).toBe(fieldsOf(one).some(([, { is }]) => is?.includes('searched')))
  })

  it('list the newest changes first, of what stands, until asked otherwise', () => {
    const { query } = endpointsOf(propertyService).list
    expect(query.parse({})).toEqual({ page: 1, size: 20, sort: 'changedAt', order: 'desc' })
    expect(query.safeParse({ voided: 'gone' }).success).toBe(false)
    expect(query.parse({ on: '2026-11-23', mode: 'self-managed' })).toMatchObject({ mode: ['self-managed'] })
    expect(query.safeParse({ on: '2026-11-31' }).success).toBe(false)
  })

  it('filter days from and to, and texts made alike', () => {
    const { query } = contract.buildings.list
    expect(query.parse({ dangerGrade: [' C\u200B', 'D'] })).toMatchObject({ dangerGrade: ['C', 'D'] })
    expect(endpointsOf(legalPerson).list.query.parse({ q: ' 物业\u200B ' })).toMatchObject({ q: '物业' })
    expect(endpointsOf(legalPerson).list.query.safeParse({ q: '一'.repeat(61) }).success).toBe(false)
  })

  it('void a record for a reason, by the version that was seen', () => {
    const { body } = endpointsOf(propertyService).void
    expect(body.safeParse({ reason: '重复登记', version: 1 }).success).toBe(true)
    expect(body.safeParse({ reason: ' ', version: 1 }).error?.issues.map(({ path }) => path[0])).toEqual(['reason'])
    expect(body.safeParse({ reason: '重复登记' }).error?.issues.map(({ path }) => path[0])).toEqual(['version'])
  })

  it('find and show sealed fields only, each by its own name', () => {
    const search = searchOf(owner).body
    for (const name of ['name', 'phone', 'idNumber'])
      expect(search.safeParse({ field: name, value: '甲' }).success).toBe(true)
    expect(search.safeParse({ field: 'dwelling', value: '甲' }).success).toBe(false)
    expect(search.safeParse({ field: 'name', value: ' ' }).success).toBe(false)
    expect(Object.keys(revealOf(owner).gives.shape)).toEqual(['name', 'phone', 'idNumber'])
    expect(() => revealOf(propertyService)).toThrow(/propertyService/)
  })

  it('take five hundred records at once, at least one', () => {
    const { rows } = batchOf(propertyService).body.shape
    expect([[], Array.from({ length: 501 })].map((list) => rows.safeParse(list).error?.issues[0]?.code)).toEqual([
      'too_small',
      'too_big',
    ])
  })

  it('leave a sealed field that is not sent as it is kept', () => {
    const { name: _name, ...rest } = formOf(owner).shape
    expect(Object.keys(rest)).toContain('idNumber')
    expect(takenOf(owner.fields.phone).safeParse(undefined).success).toBe(true)
    expect(takenOf(owner.fields.dwellingId).safeParse(undefined).success).toBe(false)
    expect(Object.keys(toldShape(owner))).toEqual(Object.keys(owner.fields))
  })

  it('state as absent only what may be absent, and in no third way', () => {
    const { absences } = formOf(propertyService).shape
    const isTaken = (given: object) =>
      z.object({ absences: z.custom((value) => absences?.safeParse(value).success) }).safeParse({ absences: given })
        .success
    expect([{ providerId: 'none' }, { feeFen: 'inapplicable' }].map(isTaken)).toEqual([true, true])
    expect([{ name: 'none' }, { providerId: 'lost' }].map(isTaken)).toEqual([false, false])
  })
})
