// What was done to a record, in words: labels, units and choices from its fields, people and linked records by name.
import {
  absenceWords,
  revive,
  showField,
  unitOf,
  type Absence,
  type Entity,
  type Field,
  type Surroundings,
} from '@huanju/engines/entities'
import type { Words } from '@huanju/contract'
import type { Tx } from '../database/database.ts'
import { actionWords } from '../journal/actions.ts'
import type { Secrets } from '../secrets/index.ts'
import { listLines, namesOf, type Line } from './entity.store.ts'
import type { EntityNamed } from './plan.store.ts'
import type { Change } from './values.ts'

/** What telling changes in words needs. */
export interface HistoryParts {
  readonly entity: Entity
  readonly entityNamed: EntityNamed
  readonly optionsOf: Surroundings['optionsOf']
  readonly secrets: Secrets
  readonly may: (right: string) => boolean
}

interface Detail {
  readonly changes?: readonly Change[]
  readonly reason?: string
  /** What a line on a whole is about in particular, such as the building of a community. */
  readonly building?: string
}

const placeTitles: Readonly<Record<string, Words>> = {
  countyId: { zh: '县（市、区）', en: 'County' },
  subdistrictId: { zh: '街道（镇）', en: 'Subdistrict' },
  neighbourhoodId: { zh: '社区', en: 'Neighbourhood' },
}

/** The lines on a record, newest first; only changed fields, and none that the reader may not see. */
export async function historyOf(tx: Tx, id: string, parts: HistoryParts) {
  const lines = await listLines(tx, id)
  const details = lines.map(({ detail }) => JSON.parse(detail) as Detail)
  const nameOf = await linkedNames(tx, details.flatMap(({ changes = [] }) => changes), parts)
  return lines.map((line, index) => {
    const { changes = [], reason = null, building } = details[index] ?? {}
    const action = actionWords(line.action)
    return {
      at: line.at,
      actor: actorOf(line, parts.secrets),
      action: building ? { zh: `${action.zh}（${building}）`, en: `${action.en} (${building})` } : action,
      reason,
      changes: changes.flatMap((change) => told(change, parts, nameOf)),
    }
  })
}

function actorOf({ nameCipher, actor }: Line, secrets: Secrets): string {
  return nameCipher ? secrets.unseal(nameCipher) : actor
}

/** Changes of several records in words, those that the reader may see; a statement for each kind of record that is named. */
export async function toldChanges(tx: Tx, changes: readonly (readonly Change[])[], parts: HistoryParts) {
  const nameOf = await linkedNames(tx, changes.flat(), parts)
  return changes.map((each) => each.flatMap((change) => told(change, parts, nameOf)))
}

async function linkedNames(tx: Tx, changes: readonly Change[], { entity, entityNamed }: HistoryParts) {
  const wanted = new Map<string, string[]>()
  for (const { field, from, to } of changes) {
    const one =
      field in placeTitles ? 'region' : entity.fields[field]?.kind === 'link' ? entity.fields[field].to : undefined
    if (one !== undefined) wanted.set(one, [...(wanted.get(one) ?? []), ...[from, to].filter((id) => id !== null)])
  }
  const names = await namesOf(tx, wanted, entityNamed)
  return (id: string) => names.get(id)
}

function told(
  change: Change,
  { entity, optionsOf, may }: HistoryParts,
  nameOf: (id: string) => string | undefined,
) {
  const { field, from, to, isSealed, absent = [null, null] } = change
  const declared = Object.hasOwn(entity.fields, field) ? entity.fields[field] : undefined
  if (declared?.right !== undefined && !may(declared.right)) return []
  const title = declared?.title ?? placeTitles[field] ?? { zh: field, en: field }
  if (isSealed)
    return [{ field, title, from: null, to: { zh: '（已修改，不显示）', en: '(changed, not shown)' }, unit: null }]
  const show = (text: string | null, absence: string | null) =>
    shown(text, absence, { declared, optionsOf, nameOf, isPlace: field in placeTitles })
  return [
    {
      field,
      title,
      from: show(from, absent[0]),
      to: show(to, absent[1]),
      unit: declared ? unitOf(declared) : null,
    },
  ]
}

interface Showing {
  readonly declared: Field | undefined
  readonly optionsOf: Surroundings['optionsOf']
  readonly nameOf: (id: string) => string | undefined
  readonly isPlace: boolean
}

function shown(
  text: string | null,
  absence: string | null,
  { declared, optionsOf, nameOf, isPlace }: Showing,
): Words | null {
  if (text === null) return absence === null ? null : (absenceWords[absence as Absence] ?? null)
  const unseen = { zh: '（不可见）', en: '(not visible)' }
  if (isPlace || declared?.kind === 'link') {
    const name = nameOf(text)
    return name === undefined ? unseen : { zh: name, en: name }
  }
  const value = declared ? revive(declared, text) : undefined
  return declared && value !== undefined
    ? showField(declared, value, { optionsOf, nameOf })
    : { zh: text, en: text }
}
