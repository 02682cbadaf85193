// An entity as SQL, made once at start: what is selected, joined, sorted and filtered. Names come from declarations only.
import {
  ancestorsOf,
  fieldsOf,
  isOpenPart,
  marksOf,
  periodOf,
  snake,
  type Entity,
  type Field,
  type Period,
} from '@huanju/engines/entities'
import { searchTokens } from '@huanju/engines/tables'
import type { EntityFilter } from '@huanju/contract/entities'
import { sql, type RawBuilder } from 'kysely'
import type { Viewer } from '../database/database.ts'
import { every, within } from '../database/walls.ts'

type Sql = RawBuilder<unknown>

/** What the store needs to know of an entity beside its declaration. */
export interface EntityPlan {
  readonly entity: Entity
  readonly table: string
  /** `select` of a row of the list, and of a whole record; the table is `e`. */
  readonly row: Sql
  readonly record: Sql
  readonly joins: Sql
  readonly sorts: Readonly<Record<string, Sql>>
  readonly isSearched: boolean
  /** The names of what a record belongs to, outermost first; none for one that has a place of its own. */
  readonly parents: readonly Sql[]
  /** For each record it lies under beyond its parent: that it lies under one of those given. */
  readonly above: readonly { readonly id: string; readonly inside: (ids: readonly string[]) => RawBuilder<boolean> }[]
}

/** Finds an entity by its `one`. */
export type EntityNamed = (one: string) => Entity | undefined

/** The table of an entity: `legalPersons` is kept in `legal_persons`. */
export function tableOf({ many }: Pick<Entity, 'many'>): string {
  return snake(many)
}

/** Makes the plan of an entity. */
export function planOf(entity: Entity, entityNamed: EntityNamed): EntityPlan {
  const all = fieldsOf(entity)
  const listed = all.filter(([, { is }]) => is?.includes('listed'))
  const sorted = all.filter(([, { is }]) => is?.includes('sorted'))
  const links = all.flatMap(([id, { kind, to }]) =>
    kind === 'link' ? linked(id, `e.${snake(id)}`, to ?? '', entityNamed) : [],
  )
  const { placed } = entity
  const isPlaced = placed.by === 'place'
  const parents = links.filter(({ id }) => placed.by === 'parent' && `${id}.`.startsWith(`${placed.field}.`))
  const root = parents.at(-1)?.alias
  const named = isPlaced ? placeNames : root === undefined ? [] : placeNames.slice(0, 2)
  const names = sql`jsonb_build_object(${sql.join([
    ...links.flatMap(({ id, name }) => [sql.lit(id), name]),
    ...named.flatMap((id) => [sql.lit(id), sql.ref(`${id}.name_zh`)]),
  ])}) as names`
  const selects = (fields: readonly (readonly [string, Field])[]) =>
    sql.join([
      sql`e.id, e.version, e.changed_at as "changedAt", e.voided_at as "voidedAt", e.void_reason as "voidReason", e.absences`,
      ...(isPlaced
        ? [sql`e.county_id as "countyId", e.subdistrict_id as "subdistrictId", e.neighbourhood_id as "neighbourhoodId"`]
        : []),
      ...fields.map(([id, field]) => selectOf(id, field)),
      names,
    ])
  return {
    entity,
    table: tableOf(entity),
    row: selects(listed),
    record: sql`${selects(all)}, e.region_id as "regionId", e.created_at as "createdAt"`,
    joins: sql.join(
      [...links.map(({ join }) => join), ...(isPlaced ? placeJoins : named.map((id) => placeOfParent(id, root)))],
      sql` `,
    ),
    sorts: Object.fromEntries([
      ['changedAt', sql`e.changed_at`],
      ...sorted.map(([id]) => [id, sql.ref(`e.${snake(id)}`)]),
    ]),
    parents: parents.map(({ name }) => name).toReversed(),
    isSearched: all.some(([, { is }]) => is?.includes('searched')),
    above: ancestorsOf(entity, entityNamed).map(([id], depth) => ({
      id,
      inside: (ids) => underOne(entity, { entityNamed, depth, ids, alias: 'e' }),
    })),
  }
}

// That a record lies under one of some records, as many parents up as the depth says: 0 is the parent of its parent.
function underOne(
  { placed, fields }: Entity,
  given: { entityNamed: EntityNamed; depth: number; ids: readonly string[]; alias: string },
): RawBuilder<boolean> {
  const { entityNamed, depth, ids, alias } = given
  if (placed.by !== 'parent') return sql`false`
  const column = sql.ref(`${alias}.${snake(placed.field)}`)
  const parent = entityNamed(fields[placed.field]?.to ?? '')
  if (depth < 0 || !parent) return sql`${column} = any (${[...ids]}::uuid[])`
  const next = `p${depth}`
  const higher = underOne(parent, { ...given, depth: depth - 1, alias: next })
  return sql`${column} in (select ${sql.ref(`${next}.id`)} from ${sql.table(tableOf(parent))} ${sql.ref(next)} where ${higher})`
}

const placeNames = ['county', 'subdistrict', 'neighbourhood'] as const
const placeJoins = [
  sql`left join regions county on county.id = e.county_id`,
  sql`left join regions subdistrict on subdistrict.id = e.subdistrict_id`,
  sql`left join regions neighbourhood on neighbourhood.id = e.neighbourhood_id`,
]

// What belongs to another record is told with the place of the outermost one it belongs to.
function placeOfParent(id: string, root: string | undefined): Sql {
  return sql`left join regions ${sql.ref(id)} on ${sql.ref(`${id}.id`)} = ${sql.ref(`${root}.${id}_id`)}`
}

// A linked record by its name; whatever it belongs to is named too, since a building is called by its community.
function linked(
  id: string,
  column: string,
  to: string,
  entityNamed: EntityNamed,
): { id: string; alias: string; name: Sql; join: Sql }[] {
  const target = entityNamed(to)
  if (!target) throw new Error(`${id}: no entity ${to}`)
  const alias = `to_${snake(id).replaceAll('.', '_')}`
  const join = sql`left join ${sql.table(tableOf(target))} ${sql.ref(alias)} on ${sql.ref(`${alias}.id`)} = ${sql.ref(column)}`
  const own = { id, alias, name: calledIn(target, alias), join }
  if (target.placed.by !== 'parent') return [own]
  const parent = target.placed.field
  return [own, ...linked(`${id}.${parent}`, `${alias}.${snake(parent)}`, target.fields[parent]?.to ?? '', entityNamed)]
}

/**
 * What a record is called within what it belongs to, as SQL: its name after what sets it apart, such as `1-102`; personal
 * data is told by nobody but the record itself.
 */
export function calledIn(entity: Entity, alias: string): Sql {
  if (entity.fields[entity.named]?.kind === 'sealed') return sql`null::text`
  const parts = [...marksOf(entity), entity.named].map((id) => sql.ref(`${alias}.${snake(id)}`))
  return parts.length === 1 ? sql`${sql.join(parts)}` : sql`concat_ws('-', ${sql.join(parts)})`
}

function selectOf(id: string, field: Field): Sql {
  const [column, as] = [snake(id), sql.id(id)]
  const of = (suffix: string) => sql.ref(`e.${column}${suffix}`)
  if (field.kind === 'sealed') return sql`${of('_cipher')} as ${as}`
  if (field.kind === 'share')
    return sql`case when ${of('_numerator')} is null then null
    else json_build_object('numerator', ${of('_numerator')}::text, 'denominator', ${of('_denominator')}::text) end as ${as}`
  if (field.kind === 'position') {
    const [x, y, system, originalX, originalY] = positionColumns(id).map((name) => sql.ref(`e.${name}`))
    return sql`case when ${x} is null then null else json_build_object('system', ${system}, 'longitude', ${originalX},
      'latitude', ${originalY}, 'shownLongitude', ${x}, 'shownLatitude', ${y}) end as ${as}`
  }
  return sql`${of('')} as ${as}`
}

/** The columns of a position: as the map shows it, the system it came in, and as it was given. */
export function positionColumns(id: string): readonly [string, string, string, string, string] {
  const prefix = id === 'position' ? '' : `${snake(id)}_`
  return [
    `${prefix}longitude`,
    `${prefix}latitude`,
    `${prefix}coordinate_system`,
    `${prefix}original_longitude`,
    `${prefix}original_latitude`,
  ]
}

/** The column by which a field is compared: personal data by its blind index, a name of several writings by its key. */
export function keyColumn({ fields }: Pick<Entity, 'fields'>, id: string): string {
  const field = Object.hasOwn(fields, id) ? fields[id] : undefined
  if (field?.kind === 'sealed') return `${snake(id)}_index`
  return field?.comparedBy ? `${snake(id)}_key` : snake(id)
}

/** Whether a field of a unique key is the same in two tables, as the index of the key has it: what may be absent counts as one value. */
export function isSameKey(entity: Entity, id: string, [one, other]: readonly [string, string]): RawBuilder<boolean> {
  const of = (alias: string) => sql.ref(`${alias}.${keyColumn(entity, id)}`)
  return isOpenPart(entity, id)
    ? sql`coalesce(${of(one)}::text, '') = coalesce(${of(other)}::text, '')`
    : sql`${of(one)} = ${of(other)}`
}

/** Conditions on the table under the alias `e`, region wall included; voided records are left out unless asked for. */
export function whereOf(
  { entity, isSearched, above }: EntityPlan,
  viewer: Viewer,
  filter: EntityFilter,
): RawBuilder<boolean> {
  const { q, voided = 'standing' } = filter
  const tokens = isSearched && typeof q === 'string' && q.trim() ? searchTokens(q) : []
  const own = fieldsOf(entity).filter(([, { is }]) => is?.includes('filtered'))
  return every([
    within(viewer, sql`e.region_id`),
    voided === 'standing' ? sql`e.voided_at is null` : voided === 'voided' ? sql`e.voided_at is not null` : undefined,
    tokens.length > 0 ? sql`e.search_tokens @> ${tokens}::text[]` : undefined,
    ...(entity.placed.by === 'place'
      ? ['countyId', 'subdistrictId'].map((id) => oneOf(sql.ref(`e.${snake(id)}`), filter[id], sql`uuid[]`))
      : []),
    ...own.flatMap(([id, field]) => conditionsOf(id, field, filter)),
    ...above.map(({ id, inside }) => (filter[id] === undefined ? undefined : inside(listOf(filter[id])))),
    holdsOn(entity, filter['on']),
  ])
}

// Dated records that hold on a day.
function holdsOn(entity: Entity, on: EntityFilter[string]): RawBuilder<boolean> | undefined {
  const period = periodOf(entity)
  return period && typeof on === 'string' ? sql`${periodIn('e', period)} @> ${on}::date` : undefined
}

/** The period of a dated record as a range of days that has both its ends; an index is kept on the same words. */
export function periodIn(alias: string, { from, to }: Period): RawBuilder<unknown> {
  return sql`daterange(${sql.ref(`${alias}.${snake(from)}`)}, ${sql.ref(`${alias}.${snake(to)}`)}, '[]')`
}

/** The same of values that are not checked yet: what runs backwards, or has no beginning where it needs one, holds on no day. */
export function givenPeriodIn({ fields }: Pick<Entity, 'fields'>, alias: string, period: Period): RawBuilder<unknown> {
  const [from, to] = [sql.ref(`${alias}.${snake(period.from)}`), sql.ref(`${alias}.${snake(period.to)}`)]
  const lacksFirst = fields[period.from]?.isRequired ? sql`${from} is null` : sql`false`
  return sql`case when ${lacksFirst} or ${to} < ${from} then 'empty'::daterange else ${periodIn(alias, period)} end`
}

function conditionsOf(id: string, { kind }: Field, filter: EntityFilter): (RawBuilder<boolean> | undefined)[] {
  const column = sql.ref(`e.${snake(id)}`)
  if (kind === 'day') {
    const [from, to] = [filter[`${id}From`], filter[`${id}To`]]
    return [from ? sql`${column} >= ${from}::date` : undefined, to ? sql`${column} <= ${to}::date` : undefined]
  }
  if (kind === 'link') return [oneOf(column, filter[id], sql`uuid[]`)]
  if (kind === 'choices') {
    const asked = listOf(filter[id])
    return [asked.length > 0 ? sql`${column} ?| ${asked}::text[]` : undefined]
  }
  return [oneOf(sql`${column}::text`, filter[id], sql`text[]`)]
}

function oneOf(column: Sql, asked: EntityFilter[string], type: Sql): RawBuilder<boolean> | undefined {
  const values = listOf(asked)
  return values.length > 0 ? sql`${column} = any (${values}::${type})` : undefined
}

function listOf(asked: EntityFilter[string]): readonly string[] {
  return asked === undefined ? [] : typeof asked === 'string' ? [asked] : asked
}
