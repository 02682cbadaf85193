// The routes of any entity: find, decide, write, answer. Casts between an entity's own types and plain values stand here.
import { Problem, Refused } from '@huanju/contract'
import type { EntityEndpoints, EntityFilter, RecordOf, RowOf, recordActions } from '@huanju/contract/entities'
import { recordRefusals } from '@huanju/domain/platform'
import {
  after,
  asText,
  checkValues,
  keptIn,
  choicesOf,
  fieldsOf,
  isNamedPlainly,
  kebab,
  visibleFields,
  type Entity,
} from '@huanju/engines/entities'
import type { Refusal } from '@huanju/engines/workflow'
import { v7 as newId } from 'uuid'
import type { Tx } from '../database/database.ts'
import { invalidInput } from '../http/problems.ts'
import type { Actor, RoutesOf } from '../http/routes.ts'
import type { Jobs } from '../jobs/starting.ts'
import { journal, journalEach, type JournalLine } from '../journal/journal.ts'
import type { Policy } from '../policy/policy.ts'
import type { Secrets } from '../secrets/index.ts'
import { choicesIn, codesIn } from './choices.ts'
import { decideAll, decideOne, doublesOf, sealedIn, unlessDoubled } from './decide.ts'
import {
  findBySealed,
  findRecord,
  insertRecords,
  listRows,
  suggestRecords,
  updateRecord,
  voidRecord,
  type Stored,
} from './entity.store.ts'
import { entityExport } from './export.jobs.ts'
import { historyOf } from './history.ts'
import { planOf, type EntityNamed, type EntityPlan } from './plan.store.ts'
import { countUse, type Use, type UseLimit } from './uses.store.ts'
import { changesBetween, openedOf, shownOf, type Values } from './values.ts'

/** What the routes of an entity are made with. */
export interface EntityParts {
  readonly policy: Policy
  readonly secrets: Secrets
  readonly jobs: Jobs
  readonly entityNamed: EntityNamed
  readonly useLimits: Readonly<Record<Use, UseLimit>>
  /** What must follow a write in the same transaction, such as a new verdict. */
  readonly afterWrite?: (
    tx: Tx,
    actor: Actor,
    given: { readonly values: Values; readonly today: string },
  ) => Promise<void>
}

/** A record that is asked for, or the problem that there is none. */
async function got(
  tx: Tx,
  plan: EntityPlan,
  actor: Actor,
  asked: { readonly id: string; readonly lock?: 'lock' },
): Promise<Stored> {
  const record = await findRecord(tx, plan, actor, asked)
  if (!record) throw new Problem('not-found', { what: thing(plan.entity) })
  return record
}

const thing = ({ title: { zh, en } }: Entity) => ({ zh, en: en.toLowerCase() })

/** Tells whether a person holds a right, as declarations name it. */
export function mayOf({ rights }: Pick<Actor, 'rights'>): (right: string) => boolean {
  const held: ReadonlySet<string> = rights
  return (right) => held.has(right)
}

/** The routes that every entity has. */
export function entityRoutes<E extends Entity>(entity: E, parts: EntityParts): RoutesOf<EntityEndpoints<E>> {
  const plan = planOf(entity, parts.entityNamed)
  const reading = readingRoutes(plan, parts)
  const writing = writingRoutes(plan, parts)
  return { ...reading, ...writing } as unknown as RoutesOf<EntityEndpoints<E>>
}

interface Asked {
  readonly tx: Tx
  readonly actor: Actor
  readonly today: string
}
interface Refusing<Code extends string> {
  readonly refuse: (refusal: Refusal<Code>) => Error
}
type Query = EntityFilter & {
  readonly sort: string
  readonly order: 'asc' | 'desc'
  readonly page: number
  readonly size: number
}

function readingRoutes(plan: EntityPlan, parts: EntityParts) {
  const { entity } = plan
  return {
    list: async ({ tx, actor, query }: Asked & { query: Query }) => {
      const { sort, order, page, size, ...filter } = query
      mustSee(plan, actor, [sort, ...Object.keys(filter).filter((name) => filter[name] !== undefined)])
      const { rows, total } = await listRows(tx, plan, { viewer: actor, filter, sort, order, page, size })
      return {
        total,
        rows: rows.map((row) => shownOf(entity, openedOf(entity, row, parts.secrets), mayOf(actor))),
      }
    },
    suggest: async ({ tx, actor, query, today }: Asked & { query: { q: string; within?: string } }) => {
      const named = entity.fields[entity.named]
      const titles =
        named?.kind === 'choice' ? choicesOf(named, { optionsOf: choicesIn(parts.policy.packOn(today)) }) : undefined
      const like = titles?.filter(({ title }) => title.zh.includes(query.q.trim())).map(({ id }) => id)
      const asked = { viewer: actor, q: query.q, inside: query.within, ...(like && { like }) }
      const rows = await suggestRecords(tx, plan, asked)
      const titleOf = (id: string) => titles?.find((one) => one.id === id)?.title.zh ?? id
      return { rows: rows.map((row) => ({ ...row, name: titleOf(row.name) })) }
    },
    get: async ({ tx, actor, params, today }: Asked & { params: { id: string } }) =>
      answered(plan, parts, { actor, today, stored: await got(tx, plan, actor, params) }),
    history: async ({ tx, actor, params, today }: Asked & { params: { id: string } }) => {
      const { id } = await got(tx, plan, actor, params)
      const optionsOf = choicesIn(parts.policy.packOn(today))
      return { rows: await historyOf(tx, [id], { ...parts, entities: [entity], optionsOf, may: mayOf(actor) }) }
    },
    export: async ({ tx, actor, query, refuse }: Asked & Refusing<'job.too-many'> & { query: EntityFilter }) => {
      mustSee(
        plan,
        actor,
        Object.keys(query).filter((name) => query[name] !== undefined),
      )
      const [regionId] = actor.regionIds
      if (!regionId) throw new Problem('no-right', { right: { zh: '管辖区划', en: 'a region of your own' } })
      const jobId = await parts.jobs.start({ tx, actor, refuse }, entityExport(entity), {
        title: after('导出', 'Export', entity),
        unit: { zh: '行', en: 'rows' },
        regionId,
        input: { filter: query, rights: [...actor.rights] },
      })
      return { jobId }
    },
  }
}

// A field that may not be seen may not be filtered or sorted by either: its values could be guessed.
function mustSee({ entity }: EntityPlan, actor: Actor, names: readonly string[]): void {
  const seen = visibleFields(entity, mayOf(actor)).map(([id]) => id)
  const asked = new Set(names.flatMap((name) => [name, name.replace(/(?:From|To)$/, '')]))
  const hidden = fieldsOf(entity).find(([id]) => asked.has(id) && !seen.includes(id))
  if (hidden) throw new Problem('no-right', { right: hidden[1].title })
}

function answered<E extends Entity>(
  plan: EntityPlan,
  { policy, secrets }: EntityParts,
  { actor, today, stored }: { actor: Actor; today: string; stored: Stored },
): RecordOf<E> {
  const { entity } = plan
  const { regionId: _region, ...values } = openedOf(entity, stored, secrets)
  const may = mayOf(actor)
  const allowed: (typeof recordActions)[number][] = [
    ...(may(entity.rights.write) && stored.voidedAt === null ? (['edit', 'void'] as const) : []),
    ...(entity.rights.reveal !== undefined && may(entity.rights.reveal) ? (['reveal'] as const) : []),
  ]
  const pack = policy.packOn(today)
  const found = checkValues(entity, values, { today, optionsOf: choicesIn(pack), codesOf: codesIn(pack) })
  const warnings = found.map(({ column, message }) => ({ field: column, message }))
  return { ...shownOf(entity, values, may), warnings, allowed } as unknown as RecordOf<E>
}

function writingRoutes(plan: EntityPlan, parts: EntityParts) {
  const { entity } = plan
  const { secrets } = parts
  const done = async (tx: Tx, actor: Actor, id: string, today: string) =>
    answered(plan, parts, { actor, today, stored: await got(tx, plan, actor, { id }) })
  return {
    create: async ({ tx, actor, body: given, today }: Asked & { body: Values }) => {
      const body = withHidden(plan, actor, given)
      const regionId = await decideOne(plan, body, { tx, viewer: actor, today, ...parts })
      const work = () => insertNew(tx, plan, { secrets, rows: [body], regionIds: [regionId] })
      const [id = ''] = await unlessDoubled(plan, body, { tx, secrets, work })
      await parts.afterWrite?.(tx, actor, { values: body, today })
      return done(tx, actor, id, today)
    },
    update: async ({
      tx,
      actor,
      params,
      body: { version, ...given },
      today,
    }: Asked & { params: { id: string }; body: Values & { version: number } }) => {
      const before = await standing(tx, plan, { actor, id: params.id, version })
      const opened = openedOf(entity, before, secrets)
      const body = withHidden(plan, actor, given, opened)
      const change = { ids: [before.id], kept: keptIn(entity, opened, body) }
      const regionId = await decideOne(plan, body, { tx, viewer: actor, today, ...change, ...parts })
      const changes = changesBetween(entity, opened, body)
      if (changes.length === 0) return done(tx, actor, before.id, today)
      const line = lineOn(plan, 'changed', {
        id: before.id,
        regionId,
        detail: { name: nameIn(entity, body), changes },
      })
      const work = () => updateRecord(tx, plan, { before, values: body, regionId, line, secrets })
      await unlessDoubled(plan, body, { tx, secrets, id: before.id, work })
      await parts.afterWrite?.(tx, actor, { values: body, today })
      return done(tx, actor, before.id, today)
    },
    void: async ({
      tx,
      actor,
      params,
      body: { reason, version },
      today,
    }: Asked & { params: { id: string }; body: { reason: string; version: number } }) => {
      const before = await standing(tx, plan, { actor, id: params.id, version })
      const line = lineOn(plan, 'voided', {
        id: before.id,
        regionId: before.regionId,
        detail: { name: nameIn(entity, before), reason },
      })
      await voidRecord(tx, plan, { before, reason, line })
      await parts.afterWrite?.(tx, actor, { values: before, today })
      return done(tx, actor, before.id, today)
    },
  }
}

// A person who may not see a field can give it no value; in a change it stays as it is.
function withHidden({ entity }: EntityPlan, actor: Actor, body: Values, before: Values = {}): Values {
  const seen = visibleFields(entity, mayOf(actor)).map(([id]) => id)
  const hidden = fieldsOf(entity).filter(([id]) => !seen.includes(id))
  const touched = hidden.find(([id]) => (body[id] ?? null) !== null)
  if (touched) throw new Problem('no-right', { right: touched[1].title })
  const kept = hidden.map(([id, { kind }]) => [id, kind === 'sealed' ? undefined : (before[id] ?? null)])
  return { ...body, ...Object.fromEntries(kept) }
}

async function standing(
  tx: Tx,
  plan: EntityPlan,
  { actor, id, version }: { actor: Actor; id: string; version: number },
): Promise<Stored> {
  const before = await got(tx, plan, actor, { id, lock: 'lock' })
  if (before.voidedAt !== null) throw new Refused(recordRefusals.refuse('record.is-voided'))
  if (before.version !== version) throw new Problem('stale-version')
  return before
}

// What a record is called in the journal; personal data and the id of a choice are no names there.
const nameIn = (entity: Entity, values: Values) => (isNamedPlainly(entity) ? values[entity.named] : undefined)

function lineOn(
  { entity }: EntityPlan,
  act: 'created' | 'changed' | 'voided' | 'revealed',
  { id, regionId, detail }: { id: string; regionId: string; detail: JournalLine['detail'] & {} },
) {
  return { action: `${kebab(entity.one)}.${act}` as const, subject: kebab(entity.one), id, regionId, detail }
}

/** Inserts decided rows, each under a line of its own, with which its history begins. */
async function insertNew(
  tx: Tx,
  plan: EntityPlan,
  { secrets, rows, regionIds }: { secrets: Secrets; rows: readonly Values[]; regionIds: readonly string[] },
): Promise<string[]> {
  const records = rows.map((values, index) => ({ id: newId(), values, regionId: regionIds[index] ?? '' }))
  const lines = records.map(({ id, values, regionId }) =>
    lineOn(plan, 'created', { id, regionId, detail: { name: nameIn(plan.entity, values) } }),
  )
  const line = lines.at(-1)
  if (!line) return []
  await journalEach(tx, lines.slice(0, -1))
  return insertRecords(tx, plan, { line, secrets, records })
}

/** Records many at once, all or none; findings name the row as `rows.3.door`. */
export function batchRoute(entity: Entity, parts: EntityParts) {
  const plan = planOf(entity, parts.entityNamed)
  return async ({ tx, actor, body: { rows }, today }: Asked & { body: { rows: readonly Values[] } }) => {
    const given = rows.map((row) => withHidden(plan, actor, row))
    const { findings, regionIds } = await decideAll(plan, given, { tx, viewer: actor, today, ...parts })
    const doubled = await doublesOf(tx, plan, given, parts.secrets)
    const wrong = findings
      .map((found, row) => [...found, ...(doubled[row]?.findings ?? [])])
      .flatMap((found, row) =>
        found
          .filter(({ severity }) => severity === 'error')
          .map(({ column, message }) => ({ field: `rows.${row}.${column}`, message })),
      )
    if (wrong.length > 0) throw invalidInput(wrong)
    const [first = {}] = given
    const { secrets } = parts
    const work = () => insertNew(tx, plan, { secrets, rows: given, regionIds: regionIds.map((id) => id ?? '') })
    await unlessDoubled(plan, first, { tx, secrets, work })
    await parts.afterWrite?.(tx, actor, { values: first, today })
    return { created: rows.length }
  }
}

/** Sees sealed fields in the clear: counted by the day, and in the journal with its reason. */
export function revealRoute(entity: Entity, parts: EntityParts) {
  const plan = planOf(entity, parts.entityNamed)
  return async ({
    tx,
    actor,
    params,
    body: { reason },
    today,
  }: Asked & { params: { id: string }; body: { reason: string } }) => {
    await countUse(tx, actor, { kind: 'reveal', today, limit: parts.useLimits.reveal })
    const record = await got(tx, plan, actor, params)
    await journal(tx, lineOn(plan, 'revealed', { id: record.id, regionId: record.regionId, detail: { reason } }))
    const opened = openedOf(entity, record, parts.secrets)
    return Object.fromEntries(sealedIn(entity).map((id) => [id, asText(opened[id])]))
  }
}

/** Finds records whose sealed field is exactly this; that it was asked stands in the journal, what was asked does not. */
export function searchRoute<E extends Entity>(entity: E, parts: EntityParts) {
  const plan = planOf(entity, parts.entityNamed)
  return async ({ tx, actor, today, body: { field, value } }: Asked & { body: { field: string; value: string } }) => {
    const declared = entity.fields[field]
    if (declared?.right !== undefined && !mayOf(actor)(declared.right))
      throw new Problem('no-right', { right: declared.title })
    await countUse(tx, actor, { kind: 'search', today, limit: parts.useLimits.search })
    const [regionId = null] = actor.regionIds
    await journal(tx, {
      action: `${kebab(entity.one)}.searched`,
      subject: kebab(entity.one),
      id: null,
      regionId,
      detail: { field },
    })
    const index = parts.secrets.blindIndex(declared?.mask ?? 'name', value)
    const rows = await findBySealed(tx, plan, { viewer: actor, field, index })
    const shown = rows.map((row) => shownOf(entity, openedOf(entity, row, parts.secrets), mayOf(actor)))
    return { rows: shown as unknown as RowOf<E>[] }
  }
}
