// Values of each kind of field on their bounds and one past them, in the form and as a cell, and how they are shown.
import { fraction } from '@huanju/quantities'
import { describe, expect, it } from 'vitest'
import { most, readCell, shareMost } from '../tables/index.ts'
import {
  absenceWords,
  checkValues,
  choicesOf,
  columnsOf,
  doOverlap,
  entity,
  field,
  identityOf,
  isOpenPart,
  kebab,
  periodOf,
  revive,
  showField,
  unitOf,
  type Entity,
  type Field,
} from './index.ts'

const rights = { read: 'a.read', write: 'a.write', import: 'a.import', export: 'a.export' }
const title = { zh: '物', en: 'Thing' }
const options = Array.from({ length: 41 }, (_, at) => ({ id: `o${at}`, title: { zh: `项${at}`, en: `entry ${at}` } }))
const around = { optionsOf: () => options, entityNamed: () => undefined }
const context = { ...around, today: '2026-11-26' }
const holding = (one: Field): Entity =>
  entity({
    one: 'thing',
    many: 'things',
    title,
    named: 'name',
    placed: { by: 'place', least: 'city' },
    rights,
    fields: { name: field.text('名称', 'Name'), it: one },
    sections: [{ id: 'all', title, fields: ['name', 'it'] }],
  })
const faultsOf = (one: Field, value: unknown) =>
  checkValues(holding(one), { name: '甲', it: value }, context).map(({ column, severity }) => `${severity} ${column}`)

const count = field.count('数', 'Count', { range: { from: 1, to: 120 } })
const plainCount = field.count('数', 'Count')
const area = field.area('面积', 'Area')
const money = field.money('金额', 'Amount')
const share = field.share('份额', 'Share')
const day = field.day('日期', 'Day')
const place = field.position('坐标', 'Position')
const several = field.choices('类别', 'Kinds', { options })
const ids = (length: number) => options.slice(0, length).map(({ id }) => id)
const at = (longitude: number, latitude: number) => ({ system: 'CGCS2000', longitude, latitude })

describe('a value', () => {
  it.each<[string, Field, unknown, unknown]>([
    ['a count of its own range, below', count, 1, 0],
    ['a count of its own range, above', count, 120, 121],
    ['a count that is whole', count, 7, 7.5],
    ['a count without a range, below', plainCount, 0, -1],
    ['a count without a range, above', plainCount, 10_000_000, 10_000_001],
    ['an area that is not below nothing', area, 0n, -1n],
    ['an area of a thousand square kilometres', area, most.area, most.area + 1n],
    ['money that is not below nothing', money, 0n, -1n],
    ['money of a thousand billion yuan', money, most.money, most.money + 1n],
    ['a share of the whole', share, fraction(3, 3), fraction(4, 3)],
    ['a share of nothing', share, fraction(0, 1), { numerator: -1n, denominator: 1n }],
    ['a share that can be kept', share, fraction(1n, shareMost), fraction(1n, shareMost + 1n)],
    ['the first day', day, '1900-01-01', '1899-12-31'],
    ['the last day', day, '2199-12-31', '2200-01-01'],
    ['a day that there is', day, '2024-02-29', '2025-02-29'],
    ['a point on the date line', place, at(180, 0), at(180.1, 0)],
    ['a point on the pole', place, at(0, -90), at(0, -90.1)],
    ['a point of a system that is known', place, at(1, 1), { ...at(1, 1), system: 'Mars' }],
    ['forty choices', several, ids(40), ids(41)],
    ['choices once each', several, ['o1', 'o2'], ['o1', 'o1']],
    ['choices that there are', several, ['o1'], ['o1', 'other']],
    ['a text of its length, by letters as people count', field.text('字', 'Text', { max: 2 }), '𠮷甲', '𠮷甲乙'],
    ['a line of the usual length', field.text('字', 'Text'), '字'.repeat(200), '字'.repeat(201)],
    ['a note of the usual length', field.note('字', 'Text'), '字'.repeat(500), '字'.repeat(501)],
    ['a code of the usual length, blanks not counted', field.code('码', 'Code'), `${'1 '.repeat(60)}`, '1'.repeat(61)],
  ])('is taken as %s, and not one past it', (_said, one, good, bad) => {
    expect(faultsOf(one, good)).toEqual([])
    expect(faultsOf(one, bad)).toEqual(['error it'])
  })

  it('may be unknown in any kind, and must be there where it is required', () => {
    for (const one of [count, area, money, share, day, place, several]) {
      expect(faultsOf(one, null)).toEqual([])
      expect(faultsOf({ ...one, isRequired: true }, null)).toEqual(['error it'])
    }
  })

  it('that is a list of none is asked for where one must be chosen, and an answer where none need be', () => {
    const ask = (isRequired: boolean) =>
      checkValues(holding({ ...several, isRequired }), { name: '甲', it: [] }, context).map(({ message }) => message.zh)
    expect([ask(true), ask(false)]).toEqual([['请选择类别'], []])
  })

  it('is bounded as a cell exactly as in a form', () => {
    const cell = (one: Field, text: string) => {
      const [, , , , column] = columnsOf(holding(one), around)
      if (!column) throw new Error('no column')
      return readCell(column, text).finding?.severity
    }
    expect([cell(count, '120'), cell(count, '121')]).toEqual([undefined, 'error'])
    expect([cell(area, '1000000000'), cell(area, '1000000000.01')]).toEqual([undefined, 'error'])
    expect([cell(money, '1000000000000'), cell(money, '1000000000000.01')]).toEqual([undefined, 'error'])
    expect([cell(day, '2199-12-31'), cell(day, '2200-01-01')]).toEqual([undefined, 'error'])
    expect([cell(share, '100%'), cell(share, '100.1%')]).toEqual([undefined, 'error'])
  })
})

describe('the place of a record', () => {
  const found = (least: 'city' | 'county' | 'subdistrict', where: object) =>
    checkValues({ ...holding(count), placed: { by: 'place', least } }, { name: '甲', it: 1, ...where }, context).map(
      ({ column }) => column,
    )

  it.each<['city' | 'county' | 'subdistrict', object, string[]]>([
    ['city', {}, []],
    ['city', { countyId: 'c' }, []],
    ['city', { subdistrictId: 's' }, ['countyId']],
    ['city', { countyId: 'c', neighbourhoodId: 'n' }, ['subdistrictId']],
    ['county', {}, ['countyId']],
    ['county', { countyId: 'c' }, []],
    ['county', { countyId: 'c', neighbourhoodId: 'n' }, ['subdistrictId']],
    ['subdistrict', {}, ['subdistrictId']],
    ['subdistrict', { countyId: 'c' }, ['subdistrictId']],
    ['subdistrict', { countyId: 'c', subdistrictId: 's' }, []],
  ])('where at least the %s must be known: %j lacks %j', (least, where, lacking) => {
    expect(found(least, where)).toEqual(lacking)
  })
})

describe('periods', () => {
  const period = { from: 'first', to: 'last' }
  const held = (first: string, last: string | null) => ({ first, last })

  it.each<[[string, string | null], [string, string | null], boolean]>([
    [['2020-01-01', '2020-12-31'], ['2021-01-01', null], false],
    [['2020-01-01', '2021-01-01'], ['2021-01-01', null], true],
    [['2020-01-01', null], ['2021-01-01', '2021-12-31'], true],
    [['2021-06-01', '2021-06-01'], ['2021-06-01', '2021-06-01'], true],
    [['2022-01-01', null], ['2020-01-01', '2021-12-31'], false],
  ])('%j and %j share a day: %s', (one, other, isShared) => {
    expect(doOverlap(period, [held(...one), held(...other)])).toBe(isShared)
    expect(doOverlap(period, [held(...other), held(...one)])).toBe(isShared)
  })

  it('belong to the key of dated records, and their first day to what a list knows them by', () => {
    const key = { fields: ['communityId'], words: title }
    expect(periodOf({ unique: [key, { ...key, during: period }] })).toEqual(period)
    expect(periodOf({ unique: [key] })).toBeUndefined()
    expect(identityOf({ unique: [{ ...key, during: period }] })?.fields).toEqual(['communityId', 'first'])
    expect(identityOf({ unique: [key] })?.fields).toEqual(['communityId'])
    expect(identityOf({ unique: [] })).toBeUndefined()
  })

  it('have open parts of a key where a field may be absent, and where a link may lead nowhere', () => {
    const one = holding(field.link('属于', 'Of', { to: 'thing' }))
    expect(isOpenPart(holding(field.link('属于', 'Of', { to: 'thing', mayBe: ['none'] })), 'it')).toBe(true)
    expect(isOpenPart(holding(field.link('属于', 'Of', { to: 'thing', mayBe: ['inapplicable'] })), 'it')).toBe(false)
    expect(['name', 'it', 'countyId', 'subdistrictId'].map((id) => isOpenPart(one, id))).toEqual([
      true,
      false,
      true,
      true,
    ])
    expect(isOpenPart({ ...one, placed: { by: 'place', least: 'county' } }, 'countyId')).toBe(false)
  })
})

describe('a value in words', () => {
  const show = (one: Field, value: unknown) => showField(one, value, around).zh

  it.each<[Field, unknown, string]>([
    [plainCount, 1_234_567, '1,234,567'],
    [area, 600_025n, '6,000.25'],
    [money, 123_456n, '1,234.56'],
    [field.money('投资', 'Cost', { inWan: true }), 10_000n, '0.01'],
    [field.money('投资', 'Cost', { inWan: true }), 10_001n, '0.010001'],
    [field.money('投资', 'Cost', { inWan: true }), 11_000n, '0.011'],
    [field.money('投资', 'Cost', { inWan: true }), 12_345_000_000n, '12,345.00'],
    [share, fraction(1, 8), '12.5%'],
    [share, fraction(2, 3), '2/3'],
    [field.yesNo('是否', 'Whether'), false, '否'],
    [several, ['o1', 'gone'], '项1、gone'],
    [several, [], absenceWords.none.zh],
    [place, at(117.1, 36.2), '117.1, 36.2 (CGCS2000)'],
    [field.link('属于', 'Of', { to: 'thing' }), 'id-1', 'id-1'],
  ])('of %o: %o is “%s”', (one, value, shown) => {
    expect(show(one, value)).toBe(shown)
  })

  it('has its unit apart: 万元 only where money is told so', () => {
    expect(
      [unitOf(area), unitOf(money), unitOf({ kind: 'money', inWan: true }), unitOf(day)].map((unit) => unit?.zh),
    ).toEqual(['㎡', '元', '万元', undefined])
  })

  it.each<[Field, string]>([
    [area, '12.5'],
    [money, 'twelve'],
    [plainCount, '1.5'],
    [field.yesNo('是否', 'Whether'), 'yes'],
    [share, '1/2'],
    [several, 'not json'],
    [several, '7'],
    [place, 'null'],
  ])('of %o is not made of “%s”, which an older journal may hold', (one, text) => {
    expect(revive(one, text)).toBeUndefined()
  })
})

describe('choices and names', () => {
  it('are those of the catalogue that count, with what people write for them', () => {
    const among = choicesOf({ from: 'kinds', among: ['o2', 'o1'], writings: { o1: ['壹'] } }, around)
    expect(among.map(({ id, synonyms }) => [id, synonyms])).toEqual([
      ['o1', ['壹']],
      ['o2', []],
    ])
    expect(choicesOf({}, around)).toEqual([])
  })

  it('are written with dashes in the journal', () => {
    expect(['legalPerson', 'dwelling', 'propertyService'].map(kebab)).toEqual([
      'legal-person',
      'dwelling',
      'property-service',
    ])
  })
})
