// Checks a batch of rows: read, places and links found, met with the records that stand, compared; as many statements for
// one row as for five hundred.
import { createHash } from 'node:crypto'
import { entityNamed } from '@huanju/domain/subjects'
import { identityOf, isOpenPart, periodOf, placeIn, type UniqueKey } from '@huanju/engines/entities'
import type { Finding } from '@huanju/engines/tables'
import type { Tx } from '../../platform/database/database.ts'
import { findRecords, tryRecords } from '../../platform/entities/bulk.store.ts'
import { comparedIn } from '../../platform/entities/decide.ts'
import { findTaken, type Taken } from '../../platform/entities/keys.store.ts'
import type { Values } from '../../platform/entities/values.ts'
import { changesSince } from '../../platform/entities/trips.store.ts'
import { beyondWholes } from '../../platform/entities/wholes.store.ts'
import { keptOf } from './kept.ts'
import { findLinks } from './links.store.ts'
import { doubleOf, meet, type Met, type Row, type RowRules, type SheetCells } from './meet-row.ts'
import type { FoundPlace, PlaceDefaults } from './places.store.ts'
import type { CheckedRow } from './rows.store.ts'
import { importedAction, type Target } from './targets.ts'

/** Checks rows and gives each with its state, what was found, and what a commit will write. */
export async function checkBatch(tx: Tx, rules: RowRules, given: readonly SheetCells[]): Promise<CheckedRow[]> {
  const rows = await readAll(tx, rules, given)
  const standing = await findRecords(tx, rules.target.plan, rules.viewer, {
    ids: rows.flatMap(({ existing }) => existing ?? []),
  })
  const alone = rows.map((row) => meet(rules, row, row.existing === undefined ? undefined : standing.get(row.existing)))
  const met = await withinWholes(tx, rules, alone)
  const fresh = met.filter(({ state, record }) => (state === 'good' || state === 'warned') && record === undefined)
  const free = await triable(tx, rules, fresh)
  return met.map((row) => {
    const at = fresh.indexOf(row)
    return at >= 0 && free[at] === false ? finished(rules, barred(rules, row)) : finished(rules, row)
  })
}

/** Rows whose shares would come to more than the whole, with what stands and with the rows before them, are bad. */
async function withinWholes(tx: Tx, { target, columnOf }: RowRules, rows: readonly Met[]): Promise<Met[]> {
  if (target.entity.wholes.length === 0) return [...rows]
  const isSound = ({ state }: Met) => state !== 'bad' && state !== 'duplicate'
  const sound = rows.filter(isSound)
  const found = await beyondWholes(
    tx,
    target.plan,
    sound.map(({ values }) => values),
    sound.map(({ record }) => record?.id ?? null),
  )
  return rows.map((row) => {
    const findings = (found[sound.indexOf(row)] ?? []).map((finding) => ({
      ...finding,
      column: columnOf(finding.column)?.id ?? finding.column,
    }))
    return findings.length === 0 ? row : { ...row, state: 'bad', findings: [...row.findings, ...findings] }
  })
}

async function readAll(tx: Tx, rules: RowRules, given: readonly SheetCells[]): Promise<Row[]> {
  const { target, defaults, places, viewer } = rules
  const { entity } = target
  const reads = given.map((row) => rules.read(row))
  const found = reads.map(({ names }) => {
    const named = {
      county: names['county'] ?? null,
      subdistrict: names['subdistrict'] ?? null,
      neighbourhood: names['neighbourhood'] ?? null,
    }
    return entity.placed.by === 'place'
      ? places.find(named, defaults, entity.placed.least)
      : { place: null, ...places.narrow(named, defaults) }
  })
  const naming = reads.map(({ names }, index) => ({ names, where: whereOf(found[index]) }))
  const links = await findLinks({ tx, viewer, entityNamed }, entity, naming)
  const linked = reads.map((read, index): Values => ({
    ...read.values,
    ...Object.fromEntries([...links].map(([id, each]) => [id, each[index]?.id ?? null])),
    ...found[index]?.place,
  }))
  const taken = await takenBy(tx, rules, linked)
  const trips = reads.flatMap(({ trip }) => trip ?? [])
  const since = await changesSince(tx, entity, trips)
  return given.map((row, index) => ({
    ...row,
    read: reads[index] ?? rules.read(row),
    place: found[index] ?? null,
    links: new Map([...links].map(([id, each]) => [id, each[index] ?? null])),
    linked: linked[index] ?? {},
    ...metBy(reads[index]?.trip, taken.get(index), since),
    keys: [...tripKeys(reads[index]?.trip), ...keysOf(rules, linked[index] ?? {})],
  }))
}

type TripOf = Row['read']['trip']

// A row that was exported meets the record it names, even where its key is another's by now.
function metBy(trip: TripOf, taken: string | undefined, since: ReadonlyMap<string, Row['since'] & {}>) {
  if (trip === undefined) return { existing: taken }
  if (trip === null) return { existing: undefined }
  const rival = taken === undefined || taken === trip.record ? undefined : taken
  return { existing: trip.record, rival, since: since.get(trip.record) ?? [] }
}

const tripKeys = (trip: TripOf) => (trip ? [`record ${trip.record}`] : [])

type FoundWhere = FoundPlace & Partial<PlaceDefaults>

function whereOf(found: FoundWhere | undefined) {
  const { countyId = null, subdistrictId = null } = found?.place ?? found ?? {}
  return { countyId, subdistrictId, isStrict: found?.place === null }
}

// A dated record is known by the day it begins; that none overlaps is for the database to say.
function keysKnown(entity: Target['entity']): readonly UniqueKey[] {
  const first = identityOf(entity)
  return first ? [first, ...entity.unique.slice(1).filter(({ during }) => !during)] : []
}

/** The keys of a row as texts, hashed; none where one of their fields is unknown. What is sealed goes in by its blind index, a name by its key. */
function keysOf({ target: { entity, key }, secrets }: RowRules, values: Values): string[] {
  const partOf = (id: string) => {
    const { kind, mask = 'name' } = entity.fields[id] ?? {}
    const text = String(comparedIn(entity, id, values) ?? '')
    return kind === 'sealed' ? secrets.blindIndex(mask, text) : text
  }
  const texts = key
    ? [key.of(values)]
    : keysKnown(entity).map(({ fields }) => (isWhole(entity, fields, values) ? fields.map(partOf).join('\n') : null))
  return texts.flatMap((text, index) =>
    text === null ? [] : [createHash('sha256').update(`${index} ${text}`).digest('base64').slice(0, 24)],
  )
}

function isWhole(entity: Target['entity'], key: readonly string[], values: Values): boolean {
  return key.every((id) => (values[id] ?? null) !== null || isOpenPart(entity, id))
}

async function takenBy(
  tx: Tx,
  { target, secrets }: RowRules,
  rows: readonly Values[],
): Promise<ReadonlyMap<number, string>> {
  const { entity, plan, key } = target
  if (key) return key.findTaken(tx, rows)
  const first = identityOf(entity)
  if (!first) return new Map()
  const whole = rows.flatMap((values, index) => (isWhole(entity, first.fields, values) ? [index] : []))
  const asked = whole.map((index) => Object.fromEntries(first.fields.map((id) => [id, rows[index]?.[id] ?? null])))
  const taken =
    asked.length > 0 ? await findTaken(tx, plan, { key: first, rows: asked, secrets }) : new Map<number, Taken>()
  return new Map([...taken].map(([at, { id }]) => [whole[at] ?? -1, id]))
}

// A key may be taken by a record beyond the wall; only the database can tell.
async function triable(
  tx: Tx,
  { target, secrets, regionId, places }: RowRules,
  rows: readonly Met[],
): Promise<boolean[]> {
  if (target.key || target.entity.unique.length === 0) return rows.map(() => true)
  const line = { action: importedAction(target.entity), subject: 'import', id: null, regionId }
  const records = rows.map((met) => ({
    values: met.values,
    regionId: regionIn(target, met) ?? places.cityId ?? regionId,
  }))
  return tryRecords(tx, target.plan, { line, records, secrets })
}

function regionIn({ entity: { placed } }: Target, { row, values }: Met): string | null {
  if (placed.by === 'parent') return row.links.get(placed.field)?.regionId ?? null
  const { countyId, subdistrictId, neighbourhoodId } = placeIn(values)
  return neighbourhoodId ?? subdistrictId ?? countyId
}

// Of dated records the list itself may end the one in the way: that is decided when it is written.
function barred({ target }: RowRules, row: Met): Met {
  if (periodOf(target.entity) === undefined)
    return { ...row, state: 'duplicate', findings: [...row.findings, doubleOf(target, '台账')] }
  const { words, fields } = identityOf(target.entity) ?? { words: target.entity.title, fields: [] }
  const message = {
    zh: `${words.zh}；本表中若已为那一段改了终止日，入库时先改后录，否则这一行不入库`,
    en: `${words.en}. If this list ends the other one in time, that is written first; otherwise this row is not kept`,
  }
  const found: Finding = { column: fields.at(-1) ?? target.entity.named, severity: 'warning', message }
  return { ...row, state: 'warned', findings: [...row.findings, found] }
}

function finished(
  { target, secrets, keep }: RowRules,
  { row, state, findings, values, record, changes }: Met,
): CheckedRow {
  const isToWrite = state === 'good' || state === 'warned' || state === 'changed'
  return {
    rowNumber: row.rowNumber,
    state,
    cells: Object.fromEntries(Object.entries(row.cells).map(([header, text]) => [header, keep(header, text)])),
    facts: isToWrite ? keptOf(target.entity, values, secrets) : null,
    findings,
    keys: row.keys,
    recordId: record?.id ?? null,
    recordVersion: record?.version ?? null,
    changes,
  }
}
