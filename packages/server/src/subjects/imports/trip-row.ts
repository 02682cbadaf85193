// A row that was exported, edited offline and brought back 导出后离线修改的行: three ways are compared, the record as it was
// exported, the row, and the record as it stands. What the clerk changed counts; what others changed meanwhile stays; where
// both touched one cell, nothing is written and all three are told.
import {
  absencesIn,
  fieldsOf,
  linkNamesIn,
  mergedRecord,
  showField,
  type Entity,
  type ReadRecord,
} from '@huanju/engines/entities'
import type { Column, Finding, Option } from '@huanju/engines/tables'
import { asBefore } from '../../platform/entities/trips.store.ts'
import { changesBetween, type Change, type Values } from '../../platform/entities/values.ts'

/** A row with its record as it stands and what was changed in it since the export. */
export interface TripRow {
  readonly read: ReadRecord
  /** The values of the row with its links found, and where it says that the record lies. */
  readonly given: Values
  readonly place: Values
  readonly now: Values
  readonly since: readonly Change[]
}

/** What words need: choices, and the columns as the sheet heads them. */
export interface TripWords {
  readonly optionsOf: (catalogue: string) => readonly Option[]
  readonly columnOf: (field: string) => Column | undefined
}

/** The values such a row leads to, and a finding for each cell that two people touched. */
export function mergedTrip(
  entity: Entity,
  { read, given, place, now, since }: TripRow,
  words: TripWords,
): { readonly values: Record<string, unknown>; readonly findings: readonly Finding[] } {
  const sealed = new Set(fieldsOf(entity).flatMap(([id, { kind }]) => (kind === 'sealed' ? [id] : [])))
  const base = asBefore(entity, now, since)
  const merged: Values = { ...mergedRecord(entity, base, { values: given, said: read.said }), ...place }
  const mine = changedIn(entity, base, merged)
  const theirs = new Set([
    ...changedIn(entity, base, now),
    ...since.flatMap((one) => (one.isSealed ? [one.field] : [])),
  ])
  const differ = changedIn(entity, now, merged)
  const both = [...mine].filter((field) => theirs.has(field) && differ.has(field))
  const taken = [...mine].filter((field) => !both.includes(field))
  const [stood, said] = [absencesIn(now), absencesIn(merged)]
  const absences = Object.fromEntries(
    fieldsOf(entity).flatMap(([id]) => {
      const absence = (taken.includes(id) ? said : stood)[id]
      return absence === undefined ? [] : [[id, absence]]
    }),
  )
  const own = [...fieldsOf(entity).map(([id]) => id), ...Object.keys(place)]
  const valueOf = (id: string) => (taken.includes(id) ? merged[id] : sealed.has(id) ? undefined : now[id])
  return {
    values: { ...Object.fromEntries(own.map((id) => [id, valueOf(id)])), absences },
    findings: both.map((field) => contested(entity, field, { base, merged, now, names: read.names }, words)),
  }
}

function changedIn(entity: Entity, before: Values, after: Values): Set<string> {
  return new Set(changesBetween(entity, before, after).map(({ field }) => field))
}

interface Sides {
  readonly base: Values
  readonly merged: Values
  readonly now: Values
  readonly names: Readonly<Record<string, string | null>>
}

function contested(entity: Entity, field: string, sides: Sides, { optionsOf, columnOf }: TripWords): Finding {
  const declared = Object.hasOwn(entity.fields, field) ? entity.fields[field] : undefined
  const column = columnOf(field)?.id ?? field
  if (!declared || declared.kind === 'sealed')
    return {
      column,
      severity: 'error',
      message: {
        zh: '这一项在您导出之后已被他人改过，您也改了，未写入；请对照记录的办理记录，以谁为准在记录上改',
        en: 'Somebody else changed this after you exported it, and so did you; nothing was written. Compare the history and decide on the record itself',
      },
    }
  const nameOf = (id: string) =>
    id === sides.merged[field] ? (sides.names[field] ?? undefined) : (linkNamesIn(sides.now)[field] ?? undefined)
  const show = (values: Values) => showField(declared, values[field], { optionsOf, nameOf })
  const [was, mine, theirs] = [show(sides.base), show(sides.merged), show(sides.now)]
  return {
    column,
    severity: 'error',
    message: {
      zh: `“${declared.title.zh}”导出时为 ${was.zh}，您改为 ${mine.zh}，他人已改为 ${theirs.zh}，未写入；以您的为准请在记录上改，以他人的为准请把这一格改成 ${theirs.zh}`,
      en: `“${declared.title.en}” was ${was.en} when exported; you made it ${mine.en}, somebody else ${theirs.en}. Nothing was written: change the record itself, or write ${theirs.en} here`,
    },
  }
}
