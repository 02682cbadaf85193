// The first migration of an entity, printed: table, bounds, keys, indexes, wall, and comments in both languages.
import {
  fieldsOf,
  lengthOf,
  snake,
  isOpenPart,
  unitOf,
  type Entity,
  type Field,
  type Period,
  type Whole,
} from '@huanju/engines/entities'
import { choicesMost, counts, days, most, shareMost } from '@huanju/engines/tables'
import { keyName } from './keys.store.ts'
import { keyColumn, positionColumns, tableOf, type EntityNamed } from './plan.store.ts'

interface PrintedColumn {
  readonly name: string
  readonly type: string
  readonly comment: string
}

/** The whole migration as text. */
export function migrationOf(entity: Entity, entityNamed: EntityNamed): string {
  const table = tableOf(entity)
  const columns = columnsOf(entity, entityNamed)
  const body = [
    ...columns.map(({ name, type }) => `  ${name} ${type}`),
    ...constraintsOf(entity, entityNamed).map((line) => `  ${line}`),
  ]
  return [
    `-- Why: ${entity.title.en.toLowerCase()} records (${entity.title.zh}), as their fields are declared.`,
    '-- Rows moved: none. Locks: none of note, the table is new.',
    `create table ${table} (\n${body.join(',\n')}\n);`,
    ...indexesOf(entity),
    ...entity.wholes.map((whole, index) => wholeTrigger(entity, { whole, index, entityNamed })),
    `call build_wall('${table}');`,
    `comment on table ${table} is ${quoted(`${entity.title.zh} / ${entity.title.en}`)};`,
    ...columns.map(({ name, comment }) => `comment on column ${table}.${name} is ${quoted(comment)};`),
    '',
  ].join('\n')
}

/** Every column of an entity in the order of the table, as the database should have it. */
function columnsOf(entity: Entity, entityNamed: EntityNamed): PrintedColumn[] {
  const isSearched = fieldsOf(entity).some(([, { is }]) => is?.includes('searched'))
  const place: PrintedColumn[] =
    entity.placed.by === 'parent'
      ? []
      : [
          {
            name: 'county_id',
            type: `uuid${entity.placed.least === 'city' ? '' : ' not null'} references regions`,
            comment: '负责的县级单位或功能区 / County-level unit or zone in charge',
          },
          {
            name: 'subdistrict_id',
            type: `uuid${entity.placed.least === 'subdistrict' ? ' not null' : ''} references regions`,
            comment: '街道（镇）/ Subdistrict or town',
          },
          { name: 'neighbourhood_id', type: 'uuid references regions', comment: '社区 / Neighbourhood' },
        ]
  return [
    { name: 'id', type: 'uuid primary key', comment: '编号 / Identifier' },
    { name: 'region_id', type: 'uuid not null references regions', comment: '隔离用区划 / Region for isolation' },
    ...place,
    ...fieldsOf(entity).flatMap(([id, field]) => fieldColumns(id, field, { entity, entityNamed })),
    {
      name: 'absences',
      type: "jsonb not null default '{}'",
      comment: '明确为无或不适用的项 / Fields known to be none or not to apply',
    },
    ...(isSearched
      ? [
          {
            name: 'search_tokens',
            type: "text[] not null default '{}'",
            comment: '检索词：单字与双字 / Search tokens: characters and bigrams',
          },
        ]
      : []),
    { name: 'created_at', type: 'timestamptz not null default now()', comment: '登记时刻 / Recorded' },
    { name: 'changed_at', type: 'timestamptz not null default now()', comment: '修改时刻 / Changed' },
    {
      name: 'version',
      type: 'integer not null default 1',
      comment: '版本，防止相互覆盖 / Version against lost updates',
    },
    { name: 'voided_at', type: 'timestamptz', comment: '作废时刻 / Voided' },
    { name: 'void_reason', type: 'text', comment: '作废原因 / Why it was voided' },
  ]
}

interface Around {
  readonly entity: Entity
  readonly entityNamed: EntityNamed
}

function fieldColumns(id: string, field: Field, around: Around): PrintedColumn[] {
  const column = snake(id)
  const said = `${field.title.zh}${unitSaid(field, 'zh')} / ${field.title.en}${unitSaid(field, 'en')}`
  const needed = field.isRequired ? ' not null' : ''
  if (field.kind === 'sealed')
    return [
      {
        name: `${column}_cipher`,
        type: `bytea${needed}`,
        comment: `${field.title.zh}密文 / ${field.title.en}, encrypted`,
      },
      {
        name: `${column}_index`,
        type: `text${needed}`,
        comment: `${field.title.zh}盲索引 / Blind index of: ${field.title.en}`,
      },
    ]
  if (field.kind === 'share')
    return [
      {
        name: `${column}_numerator`,
        type: `bigint${needed} check (${column}_numerator >= 0)`,
        comment: `${said}：分子 / numerator`,
      },
      {
        name: `${column}_denominator`,
        type: `bigint${needed} check (${column}_denominator between 1 and ${shareMost})`,
        comment: `${said}：分母 / denominator`,
      },
    ]
  if (field.kind === 'position') return positionPrinted(id, needed)
  const own = { name: column, type: `${types[field.kind](column, field, around)}${needed}`, comment: said }
  if (!field.comparedBy) return [own]
  const comment = `${field.title.zh}比对用，不同写法合一 / What writings of it are compared by: ${field.title.en}`
  return [own, { name: `${column}_key`, type: `text${needed}`, comment }]
}

function unitSaid(field: Field, language: 'zh' | 'en'): string {
  if (field.kind === 'area') return language === 'zh' ? '，平方分米' : ' in dm²'
  if (field.kind === 'money') return language === 'zh' ? '，分' : ' in fen'
  const unit = unitOf(field)?.[language]
  if (!unit) return ''
  return language === 'zh' ? `，${unit}` : `, ${unit}`
}

const positionTitles = [
  '经度（CGCS2000）/ Longitude shown',
  '纬度（CGCS2000）/ Latitude shown',
  '原坐标系 / Coordinate system as given',
  '原经度 / Longitude as given',
  '原纬度 / Latitude as given',
]

function positionPrinted(id: string, needed: string): PrintedColumn[] {
  return positionColumns(id).map((name, index) => {
    const bound = index === 0 || index === 3 ? 180 : 90
    return {
      name,
      type: index === 2 ? `text${needed}` : `float8${needed} check (${name} between -${bound} and ${bound})`,
      comment: positionTitles[index] ?? '',
    }
  })
}

const textual = (column: string, field: Field) => `text check (char_length(${column}) between 1 and ${lengthOf(field)})`
const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`
const oneOfList = (ids: readonly string[]) => ids.map((one) => `'${one}'`).join(', ')

const types: {
  readonly [Kind in Exclude<Field['kind'], 'sealed' | 'share' | 'position'>]: (
    column: string,
    field: Field,
    around: Around,
  ) => string
} = {
  text: textual,
  note: textual,
  code: textual,
  count: (column, { range = counts }) => `integer check (${column} between ${range.from} and ${range.to})`,
  area: (column) => `bigint check (${column} between 0 and ${most.area})`,
  money: (column) => `bigint check (${column} between 0 and ${most.money})`,
  day: (column) => `date check (${column} between '${days.from}' and '${days.to}')`,
  choice: (column, { options, among }) => {
    const ids = among ?? options?.map(({ id }) => id)
    return ids
      ? `text check (${column} in (${oneOfList(ids)}))`
      : `text check (char_length(${column}) between 1 and 60)`
  },
  choices: (column) =>
    `jsonb check (jsonb_typeof(${column}) = 'array' and jsonb_array_length(${column}) <= ${choicesMost})`,
  'yes-no': () => 'boolean',
  // The parent is held by a key of its own, together with its region.
  link: (_column, { to = '' }, { entity: { placed, fields }, entityNamed }) => {
    const isParent = placed.by === 'parent' && fields[placed.field]?.to === to
    const target = entityNamed(to)
    return isParent || !target ? 'uuid' : `uuid references ${tableOf(target)}`
  },
  grades: (column) => `jsonb not null default '{}' check (jsonb_typeof(${column}) = 'object')`,
}

function constraintsOf(entity: Entity, entityNamed: EntityNamed): string[] {
  const { placed, fields } = entity
  const positions = fieldsOf(entity)
    .filter(([, { kind }]) => kind === 'position')
    .map(([id]) => positionColumns(id))
  const shares = fieldsOf(entity)
    .filter(([, { kind }]) => kind === 'share')
    .map(([id]) => snake(id))
  const parent = placed.by === 'parent' ? entityNamed(fields[placed.field]?.to ?? '') : undefined
  return [
    'unique (id, region_id)',
    ...(parent && placed.by === 'parent'
      ? [
          `foreign key (${snake(placed.field)}, region_id) references ${tableOf(parent)} (id, region_id) on update cascade`,
        ]
      : []),
    ...(placed.by === 'place' ? ['check (region_id = coalesce(neighbourhood_id, subdistrict_id, county_id))'] : []),
    // Without a county a record belongs to the city itself, and to nothing below it.
    ...(placed.by === 'place' && placed.least === 'city'
      ? ['check (county_id is not null or coalesce(subdistrict_id, neighbourhood_id) is null)']
      : []),
    ...positions.map(
      ([x, y, system]) => `check ((${x} is null) = (${y} is null) and (${x} is null) = (${system} is null))`,
    ),
    ...shares.map(
      (name) =>
        `check ((${name}_numerator is null) = (${name}_denominator is null) and ${name}_numerator <= ${name}_denominator)`,
    ),
    'check ((voided_at is null) = (void_reason is null))',
  ]
}

function indexesOf(entity: Entity): string[] {
  const table = tableOf(entity)
  const keys = entity.unique.map(({ fields, during }, index) => {
    const parts = fields.map((id) => keyPart(id, entity))
    if (during) return datedKey(entity, { parts, during, index })
    return `create unique index ${keyName(table, index)} on ${table} (${parts.join(', ')}) where voided_at is null;`
  })
  const own = fieldsOf(entity).filter(
    ([, { is, kind }]) => kind === 'link' || is?.includes('sorted') || is?.includes('filtered'),
  )
  return [
    ...keys,
    `create index ${table}_changed on ${table} (changed_at desc, id);`,
    `create index ${table}_region on ${table} (region_id);`,
    ...own.map(
      ([id, { kind }]) =>
        `create index ${table}_${snake(id)} on ${table} ${kind === 'choices' ? `using gin (${snake(id)})` : `(${snake(id)})`};`,
    ),
    ...(fieldsOf(entity).some(([, { is }]) => is?.includes('searched'))
      ? [`create index ${table}_search on ${table} using gin (search_tokens);`]
      : []),
    ...fieldsOf(entity)
      .filter(([, { kind }]) => kind === 'sealed')
      .map(([id]) => `create index ${table}_${snake(id)} on ${table} (${snake(id)}_index);`),
  ]
}

// The same key never holds twice on one day; the database itself compares the periods.
function datedKey(
  entity: Entity,
  { parts, during, index }: { parts: string[]; during: Period; index: number },
): string {
  const [table, from, to] = [tableOf(entity), snake(during.from), snake(during.to)]
  const same = parts.map((part) => `${part.includes('(') ? `(${part})` : part} with =`)
  const all = [...same, `daterange(${from}, ${to}, '[]') with &&`]
  return `create extension if not exists btree_gist;
alter table ${table} add constraint ${keyName(table, index)} exclude using gist (${all.join(', ')}) where (voided_at is null);`
}

// Shares are summed by the database itself, whoever writes them; at the end, since one may make room for another.
function wholeTrigger(
  entity: Entity,
  { whole: { share, of, during }, index, entityNamed }: { whole: Whole; index: number; entityNamed: EntityNamed },
): string {
  const table = tableOf(entity)
  const parent = entityNamed(entity.fields[of]?.to ?? '')
  const columns = [share, of, during.from, during.to].map((id) => quoted(snake(id)))
  return `create constraint trigger ${table}_whole_${index + 1} after insert or update on ${table}
  deferrable initially deferred for each row
  when (new.voided_at is null and new.${snake(share)}_numerator > 0)
  execute function keep_within_whole(${columns.join(', ')}, ${quoted(parent ? tableOf(parent) : '')});`
}

// What may be absent counts as one value, so that two absences clash; what is sealed is told apart by its blind index, a name by its key.
function keyPart(id: string, entity: Entity): string {
  const column = keyColumn(entity, id)
  return isOpenPart(entity, id) ? `coalesce(${column}::text, '')` : column
}
