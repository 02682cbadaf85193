// Whether given values may be kept: fields, checks across them, place, links and parent; what is refused names its field.
import {
  alikeWords,
  asText,
  checkValues,
  comparedOf,
  doOverlap,
  fieldsOf,
  placeIn,
  type Entity,
  type Field,
  type UniqueKey,
} from '@huanju/engines/entities'
import type { Finding } from '@huanju/engines/tables'
import { Problem } from '@huanju/contract'
import type { Tx, Viewer } from '../database/database.ts'
import { invalidInput } from '../http/problems.ts'
import type { Policy } from '../policy/policy.ts'
import { findOwnCity, isPlaceSound } from '../regions/regions.store.ts'
import type { Secrets } from '../secrets/index.ts'
import { choicesIn, codesIn } from './choices.ts'
import { findCircles, findTargets, linksOf, type LinkTarget } from './entity.store.ts'
import { findTaken, keyTaken, type Taken } from './keys.store.ts'
import type { EntityNamed, EntityPlan } from './plan.store.ts'
import type { Values } from './values.ts'
import { beyondWholes } from './wholes.store.ts'

/** What deciding needs beside the values. */
export interface Deciding {
  readonly tx: Tx
  readonly viewer: Viewer
  readonly policy: Policy
  readonly today: string
  readonly entityNamed: EntityNamed
  /** The records that are changed, by row; none for those that are new. */
  readonly ids?: readonly (string | null)[]
  /** The sealed fields of a changed record that stay as they are. */
  readonly kept?: readonly string[]
}

/** Several sets of values, checked together: findings by row, and the region each would lie in. */
export interface Decided {
  readonly findings: readonly (readonly Finding[])[]
  readonly regionIds: readonly (string | null)[]
}

/** Decides on many sets of values with a constant number of statements. */
export async function decideAll(
  { entity, table }: EntityPlan,
  rows: readonly Values[],
  deciding: Deciding,
): Promise<Decided> {
  const { tx, viewer, policy, today, entityNamed, ids: changed = [], kept = [] } = deciding
  const pack = policy.packOn(today)
  const context = { today, optionsOf: choicesIn(pack), codesOf: codesIn(pack), kept }
  const own = rows.map((values) => checkValues(entity, values, context))
  const cityId = isOfCity(entity) ? await findOwnCity(tx, viewer) : null
  const places = await placesOf(tx, entity, { rows, cityId })
  const linked = await Promise.all(
    linksOf(entity).map(async (link) => {
      const target = entityNamed(link.to)
      const ids = rows.flatMap((values) => (typeof values[link.id] === 'string' ? [String(values[link.id])] : []))
      const countyId = link.inPlace && rows.length === 1 ? asText(rows[0]?.['countyId']) : null
      const isParent = entity.placed.by === 'parent' && entity.placed.field === link.id
      const aim = { viewer, ids: [...new Set(ids)], countyId, isParent }
      return { ...link, target, found: target ? await findTargets(tx, target, aim) : new Map() }
    }),
  )
  const circles = await circlesIn(
    tx,
    { entity, table },
    rows.map((values, row) => ({ id: changed[row] ?? null, values })),
  )
  // After the links: whoever adds to the same parent waits there.
  const beyond = await beyondWholes(
    tx,
    { entity, table },
    rows,
    rows.map((_, row) => changed[row] ?? null),
  )
  const findings = rows.map((values, row) => [
    ...(own[row] ?? []),
    ...(places[row] ?? []),
    ...(beyond[row] ?? []),
    ...(circles.get(changed[row] ?? '') ?? []),
    ...linked.flatMap(({ id, of, target, found }) =>
      linkFindings(id, values[id], {
        target,
        found,
        ...(of !== undefined && { parent: { id: values[of], title: entity.fields[of]?.title ?? nameless } }),
      }),
    ),
  ])
  const regionIds = rows.map((values) => {
    if (entity.placed.by === 'place') return leafOf(values) ?? cityId
    const parent = entity.placed.field
    const found = linked.find(({ id }) => id === parent)?.found
    return found?.get(String(values[parent]))?.regionId ?? null
  })
  return { findings, regionIds }
}

/** Decides on one set of values; throws with every error at its field, and gives the region the record lies in. */
export async function decideOne(plan: EntityPlan, values: Values, deciding: Deciding): Promise<string> {
  const {
    findings: [found = []],
    regionIds: [regionId = null],
  } = await decideAll(plan, [values], deciding)
  const errors = found.filter(({ severity }) => severity === 'error')
  if (errors.length > 0 || regionId === null)
    throw invalidInput(errors.map(({ column, message }) => ({ field: column, message })))
  return regionId
}

function leafOf(values: Values): string | null {
  const { neighbourhoodId, subdistrictId, countyId } = placeIn(values)
  return neighbourhoodId ?? subdistrictId ?? countyId
}

const unsound = {
  column: 'subdistrictId',
  severity: 'error',
  message: {
    zh: '县（市、区）、街道（镇）、社区不成隶属，或不在您的管辖范围内',
    en: 'These places do not belong together, or lie outside your region',
  },
} as const

const cityless = {
  ...unsound,
  column: 'countyId',
  message: {
    zh: '您的管辖范围不是全市，请选择县（市、区）',
    en: 'Your region is not the whole city; choose the county',
  },
} as const

const isOfCity = ({ placed }: Entity) => placed.by === 'place' && placed.least === 'city'

async function placesOf(
  tx: Tx,
  { placed }: Entity,
  { rows, cityId }: { rows: readonly Values[]; cityId: string | null },
): Promise<Finding[][]> {
  if (placed.by !== 'place') return rows.map(() => [])
  const asked = new Map<string, boolean>()
  for (const values of rows) {
    const place = placeIn(values)
    const key = `${place.countyId} ${place.subdistrictId} ${place.neighbourhoodId}`
    if (leafOf(values) && !asked.has(key)) asked.set(key, await isPlaceSound(tx, place))
  }
  return rows.map((values) => {
    const { countyId, subdistrictId, neighbourhoodId } = placeIn(values)
    if (placed.least === 'city' && leafOf(values) === null) return cityId === null ? [cityless] : []
    return asked.get(`${countyId} ${subdistrictId} ${neighbourhoodId}`) === false
      ? [placed.least !== 'subdistrict' && !subdistrictId ? { ...unsound, column: 'countyId' } : unsound]
      : []
  })
}

const nameless = { zh: '上级', en: 'parent' }

interface Linked {
  readonly target: Entity | undefined
  readonly found: ReadonlyMap<string, LinkTarget>
  /** What both must belong to. */
  readonly parent?: { readonly id: unknown; readonly title: Field['title'] }
}

function linkFindings(id: string, value: unknown, { target, found, parent }: Linked): Finding[] {
  if (value === null || value === undefined) return []
  const { zh, en } = target?.title ?? { zh: id, en: id }
  const one = found.get(String(value))
  if (!one)
    return [
      {
        column: id,
        severity: 'error',
        message: {
          zh: `没有找到所选的${zh}，可能已作废或不在您的管辖范围内`,
          en: `The chosen ${en.toLowerCase()} is voided, or lies outside your region`,
        },
      },
    ]
  if (parent && one.parentId !== parent.id)
    return [
      {
        column: id,
        severity: 'error',
        message: {
          zh: `所选的${zh}不属于所填的“${parent.title.zh}”`,
          en: `The chosen ${en.toLowerCase()} does not belong to the ${parent.title.en.toLowerCase()} given`,
        },
      },
    ]
  return one.isInPlace
    ? []
    : [
        {
          column: id,
          severity: 'error',
          message: {
            zh: `所选的${zh}不在所填的县（市、区）内`,
            en: `The chosen ${en.toLowerCase()} does not lie in the county given`,
          },
        },
      ]
}

/** What is wrong where records of one kind that lead to each other would run in a circle, by the record changed. */
async function circlesIn(
  tx: Tx,
  plan: Pick<EntityPlan, 'entity' | 'table'>,
  rows: readonly { readonly id: string | null; readonly values: Values }[],
): Promise<ReadonlyMap<string, Finding[]>> {
  const found = new Map<string, Finding[]>()
  const { one, fields } = plan.entity
  for (const { id: link } of linksOf(plan.entity).filter(({ to }) => to === one)) {
    const given = rows.flatMap(({ id, values }) => (id === null ? [] : [{ id, target: values[link] ?? null }]))
    const { zh, en } = fields[link]?.title ?? nameless
    const message = { zh: `“${zh}”首尾相接，请另选`, en: `“${en}” would run in a circle; choose another` }
    for (const id of await findCircles(tx, plan, { link, given }))
      found.set(id, [...(found.get(id) ?? []), { column: link, severity: 'error', message }])
  }
  return found
}

/** For each row: whether it is there already or stands twice among the rows, as findings at the fields of its key. */
export interface Double {
  /** The record that has the key already, where the viewer may see one. */
  readonly existing: string | null
  readonly findings: readonly Finding[]
}

/** Finds rows whose unique keys are taken, by records that stand or by rows before them; one statement for each key. */
export async function doublesOf(
  tx: Tx,
  plan: EntityPlan,
  rows: readonly Values[],
  secrets: Secrets,
): Promise<Double[]> {
  const { entity } = plan
  const doubles: Double[] = rows.map(() => ({ existing: null, findings: [] }))
  for (const key of entity.unique) {
    const taken = await findTaken(tx, plan, { key, rows, secrets })
    const seen = new Map<string, readonly Values[]>()
    rows.forEach((values, row) => {
      const said = JSON.stringify(key.fields.map((id) => comparedIn(entity, id, values) ?? null))
      const before = seen.get(said) ?? []
      const isTwice = before.some((one) => !key.during || doOverlap(key.during, [one, values]))
      const stands = taken.get(row)
      const existing = stands?.id ?? null
      seen.set(said, [...before, values])
      if (existing === null && !isTwice) return
      const message = wordsOf(entity, key, { values, stands })
      const findings = columnsOf(entity, key).map((column): Finding => ({ column, severity: 'error', message }))
      const found = doubles[row]
      doubles[row] = { existing: found?.existing ?? existing, findings: [...(found?.findings ?? []), ...findings] }
    })
  }
  return doubles
}

/** What a field of some values is compared by. */
export function comparedIn({ fields }: Pick<Entity, 'fields'>, id: string, values: Values): unknown {
  const field = Object.hasOwn(fields, id) ? fields[id] : undefined
  return field ? comparedOf(field, values[id]) : values[id]
}

// A name that stands in another writing is told as it stands there.
function wordsOf({ named }: Entity, key: UniqueKey, { values, stands }: { values: Values; stands: Taken | undefined }) {
  return alikeWords(key, { stands: stands?.name, given: values[named] }) ?? key.words
}

/** What a write is done with, where its keys may be taken. */
interface Keyed {
  readonly tx: Tx
  readonly secrets: Secrets
  /** The record that is changed. */
  readonly id?: string
}

/** Says which record stands in the way when the database refuses a second one; anything else goes on as it is. */
export async function unlessDoubled<Result>(
  plan: EntityPlan,
  values: Values,
  { tx, secrets, id, work }: Keyed & { readonly work: () => Promise<Result> },
): Promise<Result> {
  const { entity } = plan
  // Asked before, since the database does not tell the name of the one that stands.
  for (const key of entity.unique.filter(({ alike }) => alike)) {
    const stands = (await findTaken(tx, plan, { key, rows: [values], secrets, besides: id ?? null })).get(0)
    if (stands) throw doubled(entity, key, { values, stands })
  }
  try {
    return await work()
  } catch (error) {
    const key = keyTaken(plan, error)
    if (!key) throw error
    throw doubled(entity, key, { values, stands: undefined })
  }
}

function doubled(entity: Entity, key: UniqueKey, given: { values: Values; stands: Taken | undefined }): Problem {
  // Only what a person writes is said again, not the ids of choices and links.
  const said = key.fields
    .filter((id) => written.has(entity.fields[id]?.kind ?? 'link'))
    .map((id) => String(given.values[id] ?? ''))
    .join(' ')
    .trim()
  const message = wordsOf(entity, key, given)
  const { zh, en } = entity.title
  return new Problem(
    'already-exists',
    { what: said === '' ? entity.title : { zh: `${zh}“${said}”`, en: `${en} “${said}”` } },
    columnsOf(entity, key).map((field) => ({ field, message })),
  )
}

// Where a clash is shown: at the fields of the key that are a person's to choose, of dated ones at the first day.
function columnsOf({ fields, placed }: Entity, { fields: parts, during }: UniqueKey): string[] {
  const own = parts.filter((id) => id in fields && !(placed.by === 'parent' && id === placed.field))
  return during ? [...own, during.from] : own
}

const written: ReadonlySet<Field['kind']> = new Set(['text', 'code', 'day', 'count'])

/** The sealed fields of an entity. */
export function sealedIn(entity: Entity): string[] {
  return fieldsOf(entity).flatMap(([id, { kind }]) => (kind === 'sealed' ? [id] : []))
}
