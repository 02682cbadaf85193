// What is written can be read back: for people's text, for exports, and for template stamps.
import { compareFractions, fraction } from '@huanju/quantities'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exportCell, most, readCell, templateVersion, writeCell, type CellValue, type Column } from './index.ts'

const words = (zh: string) => ({ zh, en: zh })
const column = (kind: Column['kind'], more: Partial<Column> = {}): Column => ({
  id: kind,
  title: words(kind),
  kind,
  ...more,
})
const options = [
  { id: 'a', title: words('甲') },
  { id: 'b', title: words('乙') },
]

const valued = (one: Column, values: fc.Arbitrary<CellValue>) => values.map((value) => ({ one, value }))
const cells = fc.oneof(
  valued(column('area'), fc.bigInt(0n, most.area)),
  valued(column('money'), fc.bigInt(0n, most.money)),
  valued(column('money', { inWan: true }), fc.bigInt(0n, most.money)),
  valued(column('count'), fc.integer({ min: 0, max: 10_000_000 })),
  valued(column('yes-no'), fc.boolean()),
  valued(column('choice', { options }), fc.constantFrom('a', 'b')),
  valued(column('choices', { options }), fc.constantFrom(['a'], ['b', 'a'])),
  valued(
    column('degrees'),
    fc.integer({ min: -1_800_000_000, max: 1_800_000_000 }).map((whole) => whole / 1e7),
  ),
  valued(
    column('day'),
    fc
      .date({ min: new Date('1930-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10)),
  ),
)

describe('writing cells', () => {
  it('reads back whatever it writes', () => {
    fc.assert(
      fc.property(cells, ({ one, value }) => {
        expect(readCell(one, writeCell(one, value))).toEqual({ value })
      }),
    )
  })

  it('reads back whatever it exports', () => {
    fc.assert(
      fc.property(cells, ({ one, value }) => {
        expect(readCell(one, exportCell(one, value))).toEqual({ value })
      }),
    )
  })

  it('lets a value typed by a form go through as it is, whatever the unit of the column', () => {
    fc.assert(
      fc.property(cells, ({ one, value }) => {
        expect(readCell(one, value, typeof value === 'bigint' ? '万㎡' : null)).toEqual({ value })
      }),
    )
  })

  it('reads back shares exactly', () => {
    const shares = fc.tuple(fc.bigInt(0n, 999n), fc.bigInt(1n, 9999n)).filter(([n, d]) => n <= d)
    fc.assert(
      fc.property(shares, ([n, d]) => {
        const back = readCell(column('share'), writeCell(column('share'), fraction(n, d))).value
        expect(compareFractions(back as ReturnType<typeof fraction>, fraction(n, d))).toBe(0)
      }),
    )
    expect(writeCell(column('share'), fraction(667, 1000))).toBe('66.7%')
    expect(writeCell(column('share'), fraction(2, 3))).toBe('2/3')
  })

  it('exports figures as numbers, long ones and texts as text', () => {
    expect(exportCell(column('area'), 600_025n)).toBe(6000.25)
    expect(exportCell(column('money'), 12_345_678_901_234_567n)).toBe('123456789012345.67')
    expect(exportCell(column('money', { inWan: true }), 145_150_000n)).toBe(145.15)
    expect(exportCell(column('money', { inWan: true }), 1n)).toBe(0.000001)
    expect(exportCell(column('text'), '370902000000000001')).toBe('370902000000000001')
    expect(exportCell(column('text'), '=1+1')).toBe('=1+1')
    expect(exportCell(column('text'), null)).toBeNull()
  })

  it('stamps templates by what they offer', () => {
    const columns = [column('text'), column('choice', { options })]
    expect(templateVersion(columns)).toBe(templateVersion([...columns]))
    expect(templateVersion(columns)).toMatch(/^T[0-9A-Z]{7}$/)
    const fewer = column('choice', { options: options.slice(1) })
    expect(templateVersion(columns)).not.toBe(templateVersion([column('text'), fewer]))
    expect(templateVersion(columns)).not.toBe(templateVersion(columns.toReversed()))
  })
})
