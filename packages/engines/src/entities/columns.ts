// An entity as columns: template, import, export and screen table all come from its fields.
import type { Words } from '../rules/types.ts'
import type { CellValue, Column, Option, RowValues } from '../tables/types.ts'
import { fieldsOf, marksOf, writingOf } from './entity.ts'
import { absencesIn, asPosition, asShare, asTexts } from './read.ts'
import {
  absenceWords,
  coordinateSystems,
  type Entity,
  type Field,
  type FieldKind,
  type GivenPosition,
  type LeastPlace,
} from './types.ts'

/** What an entity cannot know by itself: the entries of the policy's catalogues, and the other entities. */
export interface Surroundings {
  readonly optionsOf: (catalogue: string) => readonly Option[]
  readonly entityNamed: (one: string) => Entity | undefined
}

/** Columns that say where a record lies, by name; the server finds the regions. */
export const placeColumns = ['county', 'subdistrict', 'neighbourhood'] as const

/**
 * All columns of an entity in the order of its fields; its place follows the first field. What belongs to another
 * record has the place of that one before it, so that two of the same name can be told apart.
 */
export function columnsOf(one: Entity, around: Surroundings): Column[] {
  const { placed } = one
  return fieldsOf(one).flatMap(([id, field], index) => {
    const columns = fieldColumns(id, field, around)
    if (placed.by === 'place') return index === 0 ? [...columns, ...placing(placed.least)] : columns
    return id === placed.field ? [...placingParent(), ...columns] : columns
  })
}

/** The choices of a field: its own, or those of its catalogue with what people write for them. */
export function choicesOf(
  { options, from, among, writings }: Pick<Field, 'options' | 'from' | 'among' | 'writings'>,
  { optionsOf }: Pick<Surroundings, 'optionsOf'>,
): readonly Option[] {
  if (options) return options
  const entries = from === undefined ? [] : optionsOf(from)
  return entries
    .filter(({ id }) => among?.includes(id) ?? true)
    .map((entry) => (writings ? { ...entry, synonyms: writings[entry.id] ?? [] } : entry))
}

function fieldColumns(id: string, field: Field, around: Surroundings): Column[] {
  if (field.kind === 'position') return positionColumns(id, field)
  if (field.kind === 'grades') return gradeColumns(id, field, around)
  if (field.kind === 'link') return linkColumns(id, field, around)
  return [{ ...measured(id, field), kind: cellKinds[field.kind], ...details(field, around) }]
}

const units: Readonly<Partial<Record<Field['kind'], Words>>> = {
  area: { zh: '（㎡）', en: ' (m²)' },
  money: { zh: '（元）', en: ' (yuan)' },
}

const inWan: Words = { zh: '（万元）', en: ' (10,000 yuan)' }

// Over figures with a unit the head says which one they are in.
function measured(id: string, field: Field): Omit<Column, 'kind'> {
  const [unit, { title, synonyms = [], ...rest }] = [field.inWan ? inWan : units[field.kind], base(id, field)]
  if (!unit) return { title, synonyms, ...rest }
  const whole = { zh: `${title.zh}${unit.zh}`, en: `${title.en}${unit.en}` }
  return {
    ...rest,
    ...(field.inWan && { inWan: true }),
    title: whole,
    synonyms: [title.zh, ...synonyms.filter((name) => name !== title.zh)],
  }
}

const cellKinds = {
  text: 'text',
  note: 'text',
  code: 'text',
  sealed: 'text',
  count: 'count',
  area: 'area',
  money: 'money',
  share: 'share',
  day: 'day',
  choice: 'choice',
  choices: 'choices',
  'yes-no': 'yes-no',
} as const

function base(id: string, { title, isRequired, synonyms = [], help, example }: Field): Omit<Column, 'kind'> {
  return { id, title, isRequired, synonyms, ...(help && { help }), ...(example !== undefined && { example }) }
}

const apart = { zh: '多项用顿号隔开', en: 'Separate several with 、' }

function severalHelp({ help }: Field): Words {
  return help ? { zh: `${help.zh}；${apart.zh}`, en: `${help.en}. ${apart.en}` } : apart
}

const textual: ReadonlySet<FieldKind> = new Set(['text', 'note', 'code', 'sealed'])

function details(field: Field, around: Surroundings): Partial<Column> {
  const { kind, max, check, range, yearMeans } = field
  if (kind === 'choice') return { options: choicesOf(field, around) }
  if (kind === 'choices') return { options: choicesOf(field, around), help: severalHelp(field) }
  const writing = writingOf(field)
  return {
    ...(textual.has(kind) && {
      writing,
      ...(max && { maxLength: max }),
      ...(check && { check }),
    }),
    ...(range && { range }),
    ...(yearMeans && { yearMeans }),
  }
}

// A building is found by its name within its community, a door by its entrance too: what a target belongs to, and what
// sets it apart there, stand before it. What it belongs to has a column already where the record itself says so.
function linkColumns(id: string, field: Field, around: Surroundings): Column[] {
  const target = around.entityNamed(field.to ?? '')
  const own: Column = { ...base(id, field), kind: 'text', maxLength: 60 }
  if (target?.placed.by !== 'parent') return [own]
  const parent = target.fields[target.placed.field]
  if (!parent) return [own]
  const marks = marksOf(target).flatMap((mark): Column[] => {
    const declared = target.fields[mark]
    return declared ? [{ ...base(`${id}.${mark}`, declared), isRequired: false, kind: 'text', maxLength: 60 }] : []
  })
  if (field.of !== undefined) return [...marks, own]
  const above = linkColumns(`${id}.${target.placed.field}`, { ...parent, isRequired: field.isRequired }, around)
  return [...above, ...marks, own]
}

const positionWords: readonly (readonly [string, Words, 'degrees', number])[] = [
  ['longitude', { zh: '经度', en: 'Longitude' }, 'degrees', 180],
  ['latitude', { zh: '纬度', en: 'Latitude' }, 'degrees', 90],
]
const positionNames: Readonly<Record<string, readonly string[]>> = {
  longitude: ['lng', 'lon', 'longitude', '东经', 'x坐标'],
  latitude: ['lat', 'latitude', '北纬', 'y坐标'],
}
const systemNames: Readonly<Record<string, readonly string[]>> = {
  CGCS2000: ['2000坐标系', '大地2000', '国家2000', '国家大地坐标系'],
  'WGS-84': ['WGS84', 'GPS'],
  'GCJ-02': ['GCJ02', '高德', '腾讯', '火星坐标'],
  'BD-09': ['BD09', '百度'],
}

function positionColumns(id: string, { isRequired }: Field): Column[] {
  const prefix = id === 'position' ? '' : `${id}.`
  return [
    ...positionWords.map(([part, title, kind, most]): Column => ({
      id: `${prefix}${part}`,
      title,
      kind,
      isRequired,
      range: { from: -most, to: most },
      synonyms: positionNames[part] ?? [],
    })),
    {
      id: `${prefix}coordinateSystem`,
      title: { zh: '坐标系', en: 'Coordinate system' },
      kind: 'choice',
      synonyms: ['坐标系统', '坐标类型'],
      options: coordinateSystems.map((system) => ({
        id: system,
        title: { zh: system, en: system },
        synonyms: systemNames[system] ?? [],
      })),
      help: {
        zh: '高德、腾讯为 GCJ-02，百度为 BD-09；不填按 CGCS2000',
        en: 'AMap and Tencent give GCJ-02, Baidu BD-09; blank means CGCS2000',
      },
    },
  ]
}

function gradeColumns(id: string, field: Field, { optionsOf }: Surroundings): Column[] {
  const named = optionsOf(field.from ?? '')
  return (field.aspects ?? []).map((aspect) => {
    const { zh, en } = named.find((one) => one.id === aspect)?.title ?? { zh: aspect, en: aspect }
    return {
      id: gradeColumn(id, field, aspect),
      title: { zh: `${zh}等级`, en: `${en} grade` },
      kind: 'choice',
      options: field.options ?? [],
      synonyms: [],
    }
  })
}

function gradeColumn(id: string, { prefix }: Pick<Field, 'prefix'>, aspect: string): string {
  return `${prefix ?? id}.${aspect}`
}

function placing(least: LeastPlace): Column[] {
  const column = (id: string, title: Words, synonyms: readonly string[], more: Partial<Column> = {}): Column => ({
    id,
    title,
    kind: 'text',
    maxLength: 40,
    synonyms,
    ...more,
  })
  return [
    column(
      'county',
      { zh: '县（市、区）', en: 'County' },
      ['county', 'district', '区县', '县区', '县市区', '所属区县', '所在区', '区（县）', '市区县', '行政区'],
      {
        help:
          least === 'city'
            ? { zh: '也可填功能区；市级的留空', en: 'A functional zone may be given; blank for the city itself' }
            : {
                zh: '也可填功能区；整张表同属一地时可在导入时统一指定',
                en: 'A functional zone may be given; for a list of one place choose it at import',
              },
      },
    ),
    column(
      'subdistrict',
      { zh: '街道（镇）', en: 'Subdistrict' },
      ['street', 'subdistrict', '街道', '街道办', '街道办事处', '乡镇', '镇街', '所属街道', '街道乡镇', '街镇'],
      least !== 'subdistrict' ? { help: { zh: '不属于某一街道的留空', en: 'Blank where it belongs to none' } } : {},
    ),
    column('neighbourhood', { zh: '社区', en: 'Neighbourhood' }, [
      'neighbourhood',
      '所属社区',
      '居委会',
      '社区名称',
      '社区居委会',
      '所在社区',
    ]),
  ]
}

// What belongs to another record lies where that one lies; its place only says which one is meant.
function placingParent(): Column[] {
  const help = {
    zh: '只用来找到所属的那一个；没有同名的可以不填',
    en: 'Only to find what it belongs to; leave it blank where no two bear that name',
  }
  return placing('county')
    .slice(0, 2)
    .map((column) => ({ ...column, help }))
}

/** The values of a row as an entity holds them; links and place stay names, for the server to find. */
export function valuesFromRow(one: Pick<Entity, 'fields'>, row: RowValues): Record<string, unknown> {
  return Object.fromEntries(fieldsOf(one).map(([id, field]) => [id, valueFromRow(id, field, row)]))
}

function valueFromRow(id: string, field: Field, row: RowValues): unknown {
  if (field.kind === 'grades') {
    const graded = (field.aspects ?? []).map((aspect) => [aspect, row[gradeColumn(id, field, aspect)] ?? null] as const)
    return Object.fromEntries(graded.filter(([, grade]) => grade !== null))
  }
  if (field.kind === 'position') return pointIn(id === 'position' ? '' : `${id}.`, row)
  return row[id] ?? null
}

function pointIn(prefix: string, row: RowValues): GivenPosition | null {
  const [longitude, latitude, system] = ['longitude', 'latitude', 'coordinateSystem'].map(
    (part) => row[`${prefix}${part}`],
  )
  if (typeof longitude !== 'number' || typeof latitude !== 'number') return null
  return { system: coordinateSystems.find((one) => one === system) ?? 'CGCS2000', longitude, latitude }
}

/** A record's values by column, for export; the inverse of reading. Links and place are given by name, absences in words. */
export function rowFromValues(
  one: Entity,
  values: Readonly<Record<string, unknown>>,
  names: Readonly<Record<string, string | null>>,
): RowValues {
  const absent = absencesIn(values)
  const own = fieldsOf(one).flatMap(([id, field]): [string, CellValue][] => {
    const value = values[id] ?? null
    const absence = absent[id]
    if (absence !== undefined) return [[firstColumn(id, field), absenceWords[absence].zh]]
    if (field.kind === 'link') return Object.entries(names).filter(([name]) => name === id || name.startsWith(`${id}.`))
    if (field.kind === 'position') return positionCells(id, asPosition(value))
    if (field.kind === 'grades') {
      const grades = asTexts(value)
      return (field.aspects ?? []).map((aspect) => [gradeColumn(id, field, aspect), grades[aspect] ?? null])
    }
    return [[id, cellOf(value)]]
  })
  return Object.fromEntries([...own, ...placeColumns.map((id): [string, CellValue] => [id, names[id] ?? null])])
}

function cellOf(value: unknown): CellValue {
  if (typeof value === 'string' || typeof value === 'number') return value
  if (typeof value === 'bigint' || typeof value === 'boolean') return value
  return Array.isArray(value) ? value.map(String) : asShare(value)
}

// Where an absence is written of a field that has several columns.
function firstColumn(id: string, field: Field): string {
  if (field.kind === 'position') return `${id === 'position' ? '' : `${id}.`}longitude`
  return field.kind === 'grades' ? gradeColumn(id, field, field.aspects?.[0] ?? '') : id
}

/** Which field each column belongs to; a column of the place belongs to the place. */
export function fieldsByColumn(one: Entity, around: Surroundings): ReadonlyMap<string, string> {
  const own = fieldsOf(one).flatMap(([id, field]) =>
    fieldColumns(id, field, around).map((column) => [column.id, id] as const),
  )
  return new Map([...placeColumns.map((id) => [id, `${id}Id`] as const), ...own])
}

function positionCells(id: string, given: GivenPosition | null): [string, CellValue][] {
  const prefix = id === 'position' ? '' : `${id}.`
  return [
    [`${prefix}longitude`, given?.longitude ?? null],
    [`${prefix}latitude`, given?.latitude ?? null],
    [`${prefix}coordinateSystem`, given?.system ?? null],
  ]
}
