// What one row comes to: what it says over the record it meets, what is wrong with that, and whether anything changes.
import {
  checkValues,
  fieldsOf,
  identityOf,
  mergedRecord,
  placeColumns,
  placeIn,
  rowReader,
  type CheckContext,
  type GivenRow,
  type PlaceValues,
  type ReadRecord,
} from '@huanju/engines/entities'
import type { Column, Finding, MappedColumn } from '@huanju/engines/tables'
import type { Day } from '@huanju/quantities'
import type { Viewer } from '../../platform/database/database.ts'
import { choicesIn } from '../../platform/entities/choices.ts'
import type { Stored } from '../../platform/entities/entity.store.ts'
import { changesBetween, openedOf, shownOf, type Change, type Values } from '../../platform/entities/values.ts'
import type { Policy } from '../../platform/policy/policy.ts'
import type { Secrets } from '../../platform/secrets/index.ts'
import { cellKeeper } from './kept.ts'
import type { FoundLink } from './links.store.ts'
import type { FoundPlace, PlaceDefaults, PlaceFinder } from './places.store.ts'
import type { CheckedRow } from './rows.store.ts'
import { mergedTrip } from './trip-row.ts'
import type { Target, TargetSheet } from './targets.ts'

/** What a check needs to know beside the rows. */
export interface RowRules extends Checking {
  /** Reads a row's cells; made once for the whole list, like all that follows. */
  readonly read: (row: GivenRow) => ReadRecord
  readonly context: CheckContext
  readonly ruled: (values: Values) => readonly Finding[]
  readonly columnOf: (fieldId: string) => Column | undefined
  /** The row of the list that had a key first, by key. */
  readonly seen: Map<string, number>
  /** A cell as it may be kept, by its header. */
  readonly keep: (header: string, text: string) => string
}

/** What the rules of a check are made of. */
export interface Checking {
  readonly target: Target
  readonly sheet: TargetSheet
  readonly mapping: readonly MappedColumn[]
  readonly defaults: PlaceDefaults
  readonly places: PlaceFinder
  readonly policy: Policy
  readonly secrets: Secrets
  readonly today: Day
  readonly viewer: Viewer
  readonly regionId: string
}

/** Makes the rules of a check. */
export function rulesOf(checking: Checking): RowRules {
  const { target, sheet, mapping, policy, today } = checking
  const { columns, fieldOf } = sheet
  return {
    ...checking,
    read: rowReader(target.entity, { ...sheet, mapping }),
    context: { today, optionsOf: choicesIn(policy.packOn(today)) },
    ruled: target.rules?.(policy, today) ?? (() => []),
    columnOf: (id) => columns.find((each) => each.id === id) ?? columns.find((each) => fieldOf.get(each.id) === id),
    seen: new Map(),
    keep: cellKeeper(target.entity, { ...sheet, mapping }),
  }
}

/** A row of the sheet by header. */
export interface SheetCells extends GivenRow {
  readonly rowNumber: number
}

/** A row on its way: what it says, where it lies, what it names, and the record it meets. */
export interface Row extends SheetCells {
  readonly read: ReadRecord
  readonly place: FoundPlace | null
  readonly links: ReadonlyMap<string, FoundLink | null>
  readonly linked: Values
  readonly keys: readonly string[]
  readonly existing: string | undefined
  /** Another record that has the key of this row, where the row says itself which record it is of. */
  readonly rival?: string | undefined
  /** What was changed in its record since it was exported, the latest first; left out where it was not. */
  readonly since?: readonly Change[] | undefined
}

type State = CheckedRow['state']

/** A row with what it comes to. */
export interface Met {
  readonly row: Row
  readonly state: State
  readonly findings: readonly Finding[]
  readonly values: Values
  readonly record: Stored | undefined
  readonly changes: readonly Change[]
}

/** What a row comes to with the record it meets. */
export function meet(rules: RowRules, row: Row, record: Stored | undefined): Met {
  const { target, secrets } = rules
  const { entity } = target
  const opened = record && openedOf(entity, record, secrets)
  const settled = settleLinks(row, opened)
  const before = opened ?? null
  const place = entity.placed.by === 'place' ? placeOver(opened, row) : {}
  const led = leadsTo(rules, row, { opened, given: settled.values, place })
  const { values } = led
  const found = [
    ...row.read.findings,
    ...lostFindings(row, record),
    ...placeFindings(row, opened),
    ...settled.findings,
    ...led.findings,
    ...maskedFindings(rules, row, opened),
  ]
  const checked = { ...values, ...openedSealed(entity.fields, values, opened) }
  const findings = [...found, ...ownFindings(rules, checked, found)]
  const changes = before && record ? changesBetween(entity, before, values) : []
  return { row, values, record, ...stateOf(rules, row, { findings, record, changes }) }
}

// A row that was exported is compared three ways; any other says what is new over what stands.
function leadsTo(
  { target: { entity }, context, columnOf }: RowRules,
  { read, since }: Row,
  { opened, given, place }: { opened: Values | undefined; given: Values; place: Values },
): { readonly values: Values; readonly findings: readonly Finding[] } {
  if (opened && since !== undefined)
    return mergedTrip(entity, { read, given, place, now: opened, since }, { ...context, columnOf })
  const merged = mergedRecord(entity, opened ?? null, { values: given, said: read.said })
  return { values: { ...merged, ...place }, findings: [] }
}

// A row that says which record it is of is no new one, whatever has become of that record.
function lostFindings({ read: { trip } }: Row, record: Stored | undefined): Finding[] {
  if (trip === undefined || record?.voidedAt === null) return []
  const message =
    trip === null
      ? {
          zh: '“记录号”或“导出时点”不完整，找不到这是哪一条记录；请从导出的表中原样复制，要作为新记录登记的请清空这两格',
          en: 'The record or the moment of export is not whole, so nobody can tell which record this is; copy both from the export, or clear both to record a new one',
        }
      : {
          zh: '导出之后这条记录已作废，或不在您的管辖范围内，未写入；要作为新记录登记的请清空“记录号”和“导出时点”',
          en: 'The record was voided after the export, or lies outside your region; nothing is written. Clear record and moment of export to record a new one',
        }
  return [{ column: 'record', severity: 'error', message }]
}

/** A name that may mean several records means the one that the standing record leads to already. */
function settleLinks({ links, linked }: Row, opened: Values | undefined) {
  const kept = [...links].filter(([id, found]) => found?.candidates.includes(String(opened?.[id])))
  const ids = new Set(kept.map(([id]) => id))
  return {
    values: { ...linked, ...Object.fromEntries(kept.map(([id]) => [id, opened?.[id]])) },
    findings: [...links].flatMap(([id, found]) => (ids.has(id) ? [] : (found?.findings ?? []))),
  }
}

// The place of a record that stands changes only as far as the row says so itself.
function placeOver(opened: Values | undefined, { place, read: { said } }: Row): Values {
  const given = place?.place ?? { countyId: null, subdistrictId: null, neighbourhoodId: null }
  if (!opened || placeColumns.some((id) => said.has(`${id}Id`) && !place?.place)) return { ...given }
  const stood = placeIn(opened)
  if (!place?.place || placeColumns.every((id) => !said.has(`${id}Id`))) return onlyPlace(stood)
  if (given.countyId !== stood.countyId) return { ...given }
  const subdistrictId = said.has('subdistrictId') ? given.subdistrictId : stood.subdistrictId
  if (subdistrictId !== stood.subdistrictId) return { ...given, subdistrictId }
  return { ...onlyPlace(stood), neighbourhoodId: given.neighbourhoodId ?? stood.neighbourhoodId }
}

const onlyPlace = ({ countyId, subdistrictId, neighbourhoodId }: PlaceValues): Values => ({
  countyId,
  subdistrictId,
  neighbourhoodId,
})

function placeFindings({ place, read: { said } }: Row, opened: Values | undefined): readonly Finding[] {
  const isSilent = placeColumns.every((id) => !said.has(`${id}Id`))
  return opened && isSilent ? [] : (place?.findings ?? [])
}

function maskedFindings(
  { target, columnOf }: RowRules,
  { read, since = [] }: Row,
  opened: Values | undefined,
): Finding[] {
  const { entity } = target
  const shown = opened ? shownOf(entity, opened, () => true) : {}
  return [...read.masked].flatMap(([id, text]): Finding[] => {
    // As it was exported, before somebody else changed it.
    if (shown[id] === text || since.some(({ field }) => field === id)) return []
    const column = columnOf(id)
    const { zh, en } = column?.title ?? { zh: id, en: id }
    const message = {
      zh: `“${zh}”是遮盖后的内容，不能当作新内容；请填写完整，或留空以保持原样`,
      en: `“${en}” is masked and is no new value; write it in full, or leave it blank to keep what stands`,
    }
    return [{ column: column?.id ?? id, severity: 'error', message }]
  })
}

// Sealed fields that stay as they are count as given when the whole record is checked.
function openedSealed(fields: Target['entity']['fields'], values: Values, opened: Values | undefined): Values {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([id, { kind }]) =>
      kind === 'sealed' && values[id] === undefined ? [[id, opened?.[id] ?? null]] : [],
    ),
  )
}

/** What the record as a whole lacks or breaks; of a column that is wrong already no more is said. */
function ownFindings(rules: RowRules, values: Values, found: readonly Finding[]): Finding[] {
  const { target, sheet, columnOf } = rules
  const isWrong = new Set(
    found.filter(({ severity }) => severity === 'error').map(({ column }) => sheet.fieldOf.get(column) ?? column),
  )
  const isPlaceLost = placeColumns.some((id) => isWrong.has(`${id}Id`))
  const blank = fieldsOf(target.entity).filter(([id, { isRequired }]) => isRequired && (values[id] ?? null) === null)
  const missing = blank.map(([id, { title }]): Finding => {
    const { zh, en } = columnOf(id)?.title ?? title
    return {
      column: id,
      severity: 'error',
      message: { zh: `“${zh}”不能为空，请补填`, en: `“${en}” must not be blank; fill it in` },
    }
  })
  const blanks = new Set(blank.map(([id]) => id))
  const apart = checkValues({ ...target.entity, check: () => [] }, values, rules.context)
  // Across fields as soon as nothing required is missing, so that one wrong field hides no other.
  const across = blank.length === 0 ? target.entity.check(values, rules.context.today) : []
  const checked = [...apart, ...across].filter(
    ({ column }) => !blanks.has(column) && !(isPlaceLost && /^(?:county|subdistrict|neighbourhood)Id$/.test(column)),
  )
  const own = [...missing, ...checked].filter(({ column }) => !isWrong.has(column))
  const named = own.map((finding) => ({ ...finding, column: columnOf(finding.column)?.id ?? finding.column }))
  return [...named, ...rules.ruled(values)]
}

interface Come {
  readonly findings: readonly Finding[]
  readonly record: Stored | undefined
  readonly changes: readonly Change[]
}

/** Where a row stands by what was found. */
function stateOf(rules: RowRules, row: Row, come: Come): Pick<Met, 'state' | 'findings' | 'changes'> {
  const { findings, record, changes } = come
  const own = severityOf(findings)
  const doubled = doubledBy(rules, row, come)
  if (doubled) return { state: own === 'bad' ? 'bad' : 'duplicate', findings: [...findings, doubled], changes }
  if (own === 'bad' || record === undefined) return { state: own, findings, changes }
  return { state: changes.length === 0 ? 'unchanged' : 'changed', findings, changes }
}

function severityOf(findings: readonly Finding[]): 'good' | 'warned' | 'bad' {
  if (findings.some(({ severity }) => severity === 'error')) return 'bad'
  return findings.length > 0 ? 'warned' : 'good'
}

// A row stands twice when a row before it has its key, or a record which the list may not change.
function doubledBy(
  { target, seen }: RowRules,
  { rowNumber, keys, existing, rival, since }: Row,
  { record, changes }: Come,
): Finding | undefined {
  if (rival !== undefined) return doubleOf(target, '台账')
  const first = keys.map((key) => seen.get(key)).find((row) => row !== undefined)
  for (const key of keys) if (!seen.has(key)) seen.set(key, rowNumber)
  const isFixed = (target.key !== undefined && since === undefined) || record === undefined
  const isSame = record?.voidedAt === null && changes.length === 0
  if (existing !== undefined && isFixed && (!isSame || first !== undefined)) return doubleOf(target, '台账')
  return first === undefined ? undefined : doubleOf(target, `第 ${first} 行`)
}

/** The finding on a row that stands twice. */
export function doubleOf({ entity, key }: Target, where: string): Finding {
  if (key) return key.doubled(where)
  const { words, fields } = identityOf(entity) ?? { words: entity.title, fields: [entity.named] }
  const column = fields.filter((id) => id in entity.fields).at(-1) ?? entity.named
  const message =
    where === '台账'
      ? {
          zh: `${words.zh}，未入库；如果看不到那一条，它在您的管辖范围之外，请与其主管单位核对`,
          en: `${words.en}; if you cannot see it, it lies outside your region: ask whoever is in charge of it`,
        }
      : {
          zh: `与${where}重复（${words.zh}），未入库；请删去其中一行或改正`,
          en: `The same as ${where.replace('第 ', 'row ').replace(' 行', '')} (${words.en}); take one out or correct it`,
        }
  return { column, severity: 'error', message }
}
