// The entities engine: declarations that fit together, and values that come back as they were from every side.
import { compareFractions, type Fraction } from '@huanju/quantities'
import fc from 'fast-check'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { readRow, writeCell, type MappedColumn } from '../tables/index.ts'
import {
  absenceWords,
  checkValues,
  columnsOf,
  entity,
  field,
  fieldsOf,
  freeze,
  revive,
  rowFromValues,
  showField,
  snake,
  valuesFromRow,
  visibleFields,
  type Entity,
  type ValuesOf,
} from './index.ts'
import { anyAttempt, anyEntity, anyValues } from './testing/index.ts'

const around = {
  optionsOf: (name: string) =>
    name === 'aspects' ? ['roof', 'wall'].map((id) => ({ id, title: { zh: `面${id}`, en: id } })) : [],
  entityNamed: () => undefined,
}
const context = { ...around, today: '2026-11-26' }
const rights = { read: 'a.read', write: 'a.write', import: 'a.import', export: 'a.export' }
const shed = entity({
  one: 'shed',
  many: 'sheds',
  title: { zh: '车棚', en: 'Shed' },
  named: 'name',
  placed: { by: 'place', least: 'county' },
  rights,
  fields: {
    name: field.text('名称', 'Name', { is: ['required', 'listed'], max: 10 }),
    costFen: field.money('造价', 'Cost', { inWan: true, mayBe: ['none'] }),
    builtOn: field.day('建成', 'Built'),
    kinds: field.choices('类别', 'Kinds', { options: [{ id: 'roofed', title: { zh: '有顶', en: 'roofed' } }] }),
    keeper: field.sealed('看管人', 'Keeper', { mask: 'name', right: 'a.keepers' }),
  },
  sections: [
    { id: 'all', title: { zh: '全部', en: 'All' }, fields: ['name', 'costFen', 'builtOn', 'kinds', 'keeper'] },
  ],
  check: ({ costFen, builtOn }) =>
    costFen === 0n && builtOn !== null
      ? [{ column: 'costFen', severity: 'warning', message: { zh: '零', en: 'zero' } }]
      : [],
})
const sound = {
  name: '东棚',
  costFen: null,
  builtOn: null,
  kinds: null,
  countyId: 'c',
  subdistrictId: null,
  neighbourhoodId: null,
}

describe('a declaration', () => {
  it('gives the types of its values: required ones are there, others may be unknown, the place is as it is placed', () => {
    expectTypeOf<ValuesOf<typeof shed>['name']>().toEqualTypeOf<string>()
    expectTypeOf<ValuesOf<typeof shed>['costFen']>().toEqualTypeOf<bigint | null>()
    expectTypeOf<ValuesOf<typeof shed>['kinds']>().toEqualTypeOf<readonly string[] | null>()
    expectTypeOf<ValuesOf<typeof shed>['countyId']>().toEqualTypeOf<string>()
    expectTypeOf<ValuesOf<typeof shed>['subdistrictId']>().toEqualTypeOf<string | null>()
    expectTypeOf<ValuesOf<typeof shed>>().not.toHaveProperty('nothing')
    const optional = field.choice('甲', 'A', { options: [{ id: 'x', title: { zh: 'x', en: 'x' } }] })
    expectTypeOf(optional.isRequired).toEqualTypeOf<false>()
    // The kind fits any entity, so that a list of entities can be kept.
    expectTypeOf(shed).toMatchTypeOf<Entity>()
  })

  it.each([
    ['names a field it does not have', { named: 'nothing' }, /no field nothing/],
    ['leaves a field out of every section', { sections: [] }, /name is in no section/],
    [
      'shows a field twice',
      { sections: [...shed.sections, { id: 'more', title: shed.title, fields: ['name'] }] },
      /two sections/,
    ],
    ['belongs to what is no link', { placed: { by: 'parent', field: 'name' } }, /name is no link/],
    [
      'needs a choice without choices',
      { fields: { ...shed.fields, colour: { ...shed.fields.name, kind: 'choice' } } },
      /colour needs either/,
    ],
    [
      'lets a sealed field be sorted',
      { fields: { ...shed.fields, keeper: { ...shed.fields.keeper, is: ['sorted'] } } },
      /sealed/,
    ],
    ['takes a name of the machine', { fields: { ...shed.fields, version: shed.fields.name } }, /name of the machine/],
    ['has a name too long for a database', { many: 'm'.repeat(60) }, /too long/],
  ])('that %s is refused at once', (_said, change, fault) => {
    expect(() => entity({ ...shed, ...change } as never)).toThrow(fault)
  })

  it('writes names as the database does', () => {
    expect(snake('floorAreaDm2')).toBe('floor_area_dm2')
    expect(visibleFields(shed, () => false).map(([id]) => id)).not.toContain('keeper')
  })
})

describe('checking values', () => {
  const found = (change: object) =>
    checkValues(shed, { ...sound, ...change }, context).map(({ column, severity }) => `${severity} ${column}`)

  it('finds nothing in a sound record, and names each field that is wrong', () => {
    expect(found({})).toEqual([])
    expect(found({ name: null })).toEqual(['error name'])
    expect(found({ name: '\u200B ' })).toEqual(['error name'])
    expect(found({ name: '一二三四五六七八九十' })).toEqual([])
    expect(found({ name: '一二三四五六七八九十十' })).toEqual(['error name'])
    expect(found({ builtOn: '2026-02-30' })).toEqual(['error builtOn'])
    expect(found({ kinds: ['flying'] })).toEqual(['error kinds'])
    expect(found({ countyId: '' })).toEqual(['error countyId'])
  })

  it('asks across fields only once each is sound by itself', () => {
    expect(found({ costFen: 0n, builtOn: '2020-01-01' })).toEqual(['warning costFen'])
    expect(found({ costFen: 0n, builtOn: '2020-01-01', name: '' })).toEqual(['error name'])
  })

  it('keeps unknown, none and not applying apart', () => {
    expect(found({ absences: { costFen: 'none' } })).toEqual([])
    expect(found({ absences: { costFen: 'inapplicable' } })).toEqual(['error costFen'])
    expect(found({ absences: { costFen: 'none' }, costFen: 5n })).toEqual(['error costFen'])
    expect(found({ absences: { name: 'none' } })).toEqual(['error name'])
    expect(absenceWords.none.zh).not.toBe(absenceWords.unknown.zh)
  })

  it('takes exactly the values it makes', () => {
    fc.assert(
      fc.property(
        anyEntity.chain((one) => anyValues(one).map((values) => [one, values] as const)),
        ([one, values]) => {
          expect(checkValues(one, { ...values, countyId: 'c' }, context)).toEqual([])
        },
      ),
    )
  })
})

describe('values through other shapes', () => {
  const mappingOf = (one: Entity): MappedColumn[] =>
    columnsOf(one, around).map(({ id, title }, index) => ({
      header: `${index}${title.zh}`,
      column: id,
      unit: null,
    }))

  it('come back from a sheet as they were written to it', () => {
    fc.assert(
      fc.property(
        anyEntity.chain((one) => anyValues(one).map((values) => [one, values] as const)),
        ([one, values]) => {
          const columns = columnsOf(one, around)
          const row = rowFromValues(one, values, {})
          const cells = Object.fromEntries(
            columns.map((column, index) => [`${index}${column.title.zh}`, writeCell(column, row[column.id] ?? null)]),
          )
          const read = readRow(columns, mappingOf(one), cells)
          expect(read.findings).toEqual([])
          const back = valuesFromRow(one, read.values)
          for (const [id, declared] of fieldsOf(one)) {
            if (['text', 'note', 'code', 'sealed'].includes(declared.kind)) continue
            // A cell cannot tell an empty list from an unknown one.
            const was =
              declared.kind === 'choices' && (values[id] as readonly string[] | null)?.length === 0
                ? declared.isRequired
                  ? []
                  : null
                : values[id]
            if (declared.kind === 'share' && was)
              expect(compareFractions(back[id] as Fraction, was as Fraction)).toBe(0)
            else expect(back[id] ?? null, declared.kind).toEqual(was ?? null)
          }
        },
      ),
    )
  })

  it('are found wrong by a form exactly where a sheet is', () => {
    fc.assert(
      fc.property(
        anyEntity.chain((one) => anyAttempt(one).map((values) => [one, values] as const)),
        ([one, values]) => {
          const texts = fieldsOf(one).filter(([, { kind }]) => ['text', 'note', 'code', 'sealed'].includes(kind))
          const columns = columnsOf(one, around)
          for (const [id, declared] of texts) {
            if (typeof values[id] !== 'string') continue
            const column = columns.find((known) => known.id === id)
            const inForm =
              checkValues({ ...one, fields: { [id]: declared } }, { [id]: values[id], countyId: 'c' }, context).length >
              0
            const cell = readRow(column ? [column] : [], [{ header: 'h', column: id, unit: null }], {
              h: values[id],
            })
            expect(cell.findings.length > 0, JSON.stringify(values[id])).toBe(inForm)
          }
        },
      ),
    )
  })

  it('come back from the journal', () => {
    fc.assert(
      fc.property(
        anyEntity.chain((one) => anyValues(one).map((values) => [one, values] as const)),
        ([one, values]) => {
          for (const [id, declared] of fieldsOf(one)) {
            const text = freeze(values[id])
            expect(text === null ? null : revive(declared, text)).toEqual(values[id] ?? null)
          }
        },
      ),
    )
  })

  it('read in words with the unit that people use', () => {
    const cost = shed.fields.costFen
    expect(showField(cost, 1_381_300_000n, around).zh).toBe('1,381.30')
    expect(showField(cost, 15_000n, around).zh).toBe('0.015')
    expect(showField(cost, null, around)).toEqual(absenceWords.unknown)
    expect(showField(shed.fields.kinds, ['roofed'], around)).toEqual({ zh: '有顶', en: 'roofed' })
    expect(revive(cost, 'whatever stood here before')).toBeUndefined()
  })
})
