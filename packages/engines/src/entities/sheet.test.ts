// Rows of sheets: whatever an entity's export writes is read back as it was; silence keeps, words of absence state.
import { compareFractions, type Fraction } from '@huanju/quantities'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exportCell } from '../tables/index.ts'
import {
  columnsOf,
  entity,
  field,
  fieldsByColumn,
  fieldsOf,
  mergedRecord,
  rowFromValues,
  rowReader,
  type Entity,
} from './index.ts'
import { anyEntity, anyValues } from './testing/index.ts'

const around = {
  optionsOf: (name: string) =>
    name === 'aspects' ? ['roof', 'wall'].map((id) => ({ id, title: { zh: `面${id}`, en: id } })) : [],
  entityNamed: () => undefined,
}

function readingOf(one: Entity) {
  const columns = columnsOf(one, around)
  const headed = columns.map(({ id, title }, index) => ({ header: `${index}${title.zh}`, column: id, unit: null }))
  return { columns, fieldOf: fieldsByColumn(one, around), mapping: headed }
}

/** A record as its export writes it, read back by header. */
function thereAndBack(one: Entity, values: Record<string, unknown>) {
  const reading = readingOf(one)
  const row = rowFromValues(one, values, {})
  const cells = reading.columns.map((column, index) => {
    const cell = exportCell(column, row[column.id] ?? null)
    return [reading.mapping[index]?.header ?? '', cell === null ? '' : String(cell)] as const
  })
  return rowReader(one, reading)({ cells: Object.fromEntries(cells) })
}

const pump = entity({
  one: 'pump',
  many: 'pumps',
  title: { zh: '水泵', en: 'Pump' },
  named: 'name',
  placed: { by: 'place', least: 'county' },
  rights: { read: 'a.read', write: 'a.write', import: 'a.import', export: 'a.export' },
  fields: {
    name: field.text('名称', 'Name', { is: ['required'] }),
    mark: field.code('编号', 'Mark', { mayBe: ['none'] }),
    areaDm2: field.area('面积', 'Area', { mayBe: ['inapplicable'] }),
    count: field.count('台数', 'Count'),
    keeper: field.sealed('看管人', 'Keeper', {
      mask: 'name',
      check: (text) => (text.length > 1 ? undefined : { zh: `“${text}”太短`, en: `“${text}” is short` }),
    }),
  },
  sections: [{ id: 'all', title: { zh: '全部', en: 'All' }, fields: ['name', 'mark', 'areaDm2', 'count', 'keeper'] }],
})
const standing = { name: '东泵', mark: 'A1', areaDm2: 100n, count: 2, keeper: '张小伟', absences: {} }

/** What a row of the pump says, over the standing one unless told otherwise. */
function met(said: Record<string, string>, before: Record<string, unknown> | null = standing) {
  const columns = columnsOf(pump, around)
  const mapping = columns.map(({ id }) => ({ header: id, column: id, unit: null }))
  const read = rowReader(pump, { columns, fieldOf: fieldsByColumn(pump, around), mapping })({ cells: said })
  return { read, merged: mergedRecord(pump, before, read) }
}

describe('a sheet and a record', () => {
  it('are the same after an export and an import, whatever the entity and its values', () => {
    fc.assert(
      fc.property(
        anyEntity.chain((one) => anyValues(one).map((values) => [one, values] as const)),
        ([one, values]) => {
          const read = thereAndBack(one, values)
          expect(read.findings).toEqual([])
          const [merged, fresh] = [mergedRecord(one, { ...values, absences: {} }, read), mergedRecord(one, null, read)]
          for (const [id, { kind }] of fieldsOf(one)) {
            // Texts are normalised where they are typed; what is sealed keeps its own cipher.
            if (['text', 'note', 'code', 'sealed'].includes(kind)) continue
            // A blank cell cannot tell an empty list from an unknown one; over what stands it changes neither.
            const isBlank = Array.isArray(values[id]) && values[id].length === 0
            if (kind !== 'share' && !isBlank) expect(fresh[id] ?? null, kind).toEqual(values[id] ?? null)
            if (kind === 'share' && values[id]) {
              expect(compareFractions(merged[id] as Fraction, values[id] as Fraction)).toBe(0)
            } else expect(merged[id] ?? null, kind).toEqual(values[id] ?? null)
          }
        },
      ),
    )
  })

  it('keep unknown, none and not applying apart', () => {
    const read = thereAndBack(pump, {
      ...standing,
      mark: null,
      areaDm2: null,
      absences: { mark: 'none', areaDm2: 'inapplicable' },
    })
    expect(read.said).toEqual(
      new Map([
        ['name', 'value'],
        ['mark', 'none'],
        ['areaDm2', 'inapplicable'],
        ['count', 'value'],
        ['keeper', 'value'],
      ]),
    )
    expect(mergedRecord(pump, null, read)).toMatchObject({
      mark: null,
      areaDm2: null,
      absences: { mark: 'none', areaDm2: 'inapplicable' },
    })
  })

  it('keep what stands where the row is silent, and erase it where the row says unknown', () => {
    expect(met({ name: '东泵' }).merged).toEqual({ ...standing, keeper: undefined })
    expect(met({ mark: '', count: '—' }).merged).toMatchObject({ mark: 'A1', count: 2 })
    expect(met({ mark: '不详', count: '不详' }).merged).toMatchObject({ mark: null, count: null, absences: {} })
    expect(met({ mark: '无' }).merged).toMatchObject({ mark: null, absences: { mark: 'none' } })
    expect(met({ mark: 'B2' }, { ...standing, mark: null, absences: { mark: 'none' } }).merged).toMatchObject({
      mark: 'B2',
      absences: {},
    })
    expect(met({ name: '无' }).merged).toMatchObject({ name: '无' })
    expect(met({ name: '新泵' }, null).merged).toMatchObject({ mark: null, keeper: null })
  })

  it('keep what is sealed where the cell is masked, and never tell a sealed text in a finding', () => {
    const masked = met({ keeper: '张*伟' })
    expect(masked.read.masked.get('keeper')).toBe('张*伟')
    expect(masked.merged['keeper']).toBeUndefined()
    const short = met({ keeper: '丙' }).read
    expect(short.findings).toHaveLength(1)
    expect(JSON.stringify(short.findings)).not.toContain('丙')
  })

  it('head figures with their unit, and find them without it', () => {
    expect(columnsOf(pump, around).find(({ id }) => id === 'areaDm2')?.title.zh).toBe('面积（㎡）')
  })
})
