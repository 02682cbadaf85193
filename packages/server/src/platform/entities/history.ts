// What was done to a record, in words: labels, units and choices from its fields, people and linked records by name.
import {
  absences,
  absenceWords,
  isNamedPlainly,
  kebab,
  revive,
  showField,
  unitOf,
  type Entity,
  type Field,
  type Surroundings,
} from '@huanju/engines/entities'
import type { Words } from '@huanju/contract'
import { ground } from '@huanju/contract/shapes'
import { z } from 'zod'
import type { Tx } from '../database/database.ts'
import { actionWords } from '@huanju/domain/subjects'
import { idsIn, toldDetails } from '../journal/details.ts'
import type { Secrets } from '../secrets/index.ts'
import { listLines, namesOf, type Line } from './entity.store.ts'
import type { EntityNamed } from './plan.store.ts'
import { saidWords } from './said.ts'
import type { Change } from './values.ts'

/** What telling changes in words needs. */
export interface TellingParts {
  readonly entityNamed: EntityNamed
  readonly optionsOf: Surroundings['optionsOf']
  readonly may: (right: string) => boolean
}

interface HistoryParts extends TellingParts {
  /** Whose lines there may be; a line is told by the fields of its own kind of record. */
  readonly entities: readonly Entity[]
  readonly secrets: Secrets
  /** What a role is called. */
  readonly roleTitle?: (role: string) => Words | undefined
}

const text = z.string().optional().catch(undefined)
const side = z.string().nullable()
const change = z.object({
  field: z.string(),
  from: side,
  to: side,
  isSealed: z.literal(true).optional(),
  absent: z.tuple([side, side]).optional(),
})

/** What a line of the journal says of a record; whatever is not of this kind is not told. */
const detailShape = z.object({
  changes: z.array(change).optional().catch(undefined),
  reason: text,
  /** What a line on a whole is about in particular, such as the building of a community. */
  building: text,
  name: text,
  said: z
    .array(z.object({ field: z.string(), text: z.string() }))
    .optional()
    .catch(undefined),
  ground: ground.nullable().optional().catch(undefined),
  successor: side.optional().catch(undefined),
})
type Detail = { readonly changes?: readonly Change[] | undefined }

const placeTitles: Readonly<Record<string, Words>> = {
  countyId: { zh: '县（市、区）', en: 'County' },
  subdistrictId: { zh: '街道（镇）', en: 'Subdistrict' },
  neighbourhoodId: { zh: '社区', en: 'Neighbourhood' },
}

/** The lines on a record, newest first; only changed fields, and none that the reader may not see. */
export async function historyOf(tx: Tx, ids: readonly string[], parts: HistoryParts) {
  const lines = await listLines(tx, ids)
  const told = await toldLines(tx, lines, parts)
  return lines.map((line, index) => {
    const { building, name, facts = [], said = [], changes = [], reason = null } = told[index] ?? {}
    const action = actionWords(line.action)
    return {
      at: line.at,
      actor: actorOf(line, parts.secrets),
      action: withName(action, building ?? (ids.length > 1 && line.subjectId !== ids[0] ? name : undefined)),
      reason,
      said: [...said, ...facts.filter((fact) => fact.name !== 'reason')].map(({ title, text: words }) => ({
        title,
        text: words,
      })),
      changes,
    }
  })
}

/** What lines of the journal say, in words: the name of what they are about, facts, what was said with an act, changes. */
export async function toldLines(
  tx: Tx,
  lines: readonly Pick<Line, 'action' | 'subject' | 'subjectId' | 'detail'>[],
  parts: Omit<HistoryParts, 'secrets'>,
) {
  const raw = lines.map(({ detail }) => plainDetail.parse(JSON.parse(detail)))
  const details = raw.map((one) => detailShape.parse(one))
  const owners = lines.map(({ subject }) => parts.entities.find(({ one }) => kebab(one) === subject))
  const abouts = lines.map(({ subjectId }, index) => ({ id: subjectId, entity: owners[index] }))
  const nameOf = await linkedNames(tx, details, { owners, abouts, raw, entityNamed: parts.entityNamed })
  return lines.map((line, index) => {
    const { changes = [], reason, building, name } = details[index] ?? {}
    const entity = owners[index]
    const isAct = line.action.includes('.act.')
    const wordsOf = (detail: string, code: string) =>
      detail === 'role' ? parts.roleTitle?.(code) : detail === 'field' ? entity?.fields[code]?.title : undefined
    return {
      building,
      name: name ?? (line.subjectId === null ? undefined : nameOf(line.subjectId)),
      reason,
      facts: toldDetails(raw[index] ?? {}, { nameOf, wordsOf }, isAct ? [...toldApart, 'from', 'to'] : toldApart),
      said: saidWords(line.action, details[index] ?? {}, parts.optionsOf),
      changes: changes.flatMap((change) => told(change, { ...parts, entity }, nameOf)),
    }
  })
}

/** Details that stand in places of their own. */
const toldApart = ['name', 'building']
const plainDetail = z.record(z.string(), z.unknown())

function withName({ zh, en }: Words, name: string | undefined): Words {
  return name === undefined ? { zh, en } : { zh: `${zh}（${name}）`, en: `${en} (${name})` }
}

/** Who acted: by name where the reader may see the person, else by account. */
export function actorOf({ nameCipher, actor }: Pick<Line, 'nameCipher' | 'actor'>, secrets: Secrets): string {
  return nameCipher ? secrets.unseal(nameCipher) : actor
}

/** Changes of several records of one kind in words, those that the reader may see; a statement for each kind that is named. */
export async function toldChanges(
  tx: Tx,
  changes: readonly (readonly Change[])[],
  { entity, ...parts }: TellingParts & { readonly entity: Entity },
) {
  const details = changes.map((each) => ({ changes: each }))
  const nameOf = await linkedNames(tx, details, { owners: changes.map(() => entity), entityNamed: parts.entityNamed })
  return changes.map((each) => each.flatMap((change) => told(change, { ...parts, entity }, nameOf)))
}

interface Linking {
  readonly owners: readonly (Entity | undefined)[]
  readonly entityNamed: EntityNamed
  /** What the lines are about, and their details as they are kept: ids in them are named too. */
  readonly abouts?: readonly { readonly id: string | null; readonly entity: Entity | undefined }[]
  readonly raw?: readonly Readonly<Record<string, unknown>>[]
}

async function linkedNames(
  tx: Tx,
  details: readonly Detail[],
  { owners, entityNamed, abouts = [], raw = [] }: Linking,
) {
  const wanted = new Map<string, string[]>()
  const want = (one: string, ids: readonly string[]) => wanted.set(one, [...(wanted.get(one) ?? []), ...ids])
  for (const { id, entity } of abouts) if (id !== null && entity && isNamedPlainly(entity)) want(entity.one, [id])
  // Ids among details are of regions and organisations.
  const loose = raw.flatMap(idsIn)
  if (loose.length > 0) for (const one of ['region', 'organisation']) want(one, loose)
  details.forEach(({ changes = [] }, index) => {
    for (const { field, from, to } of changes) {
      const declared = owners[index]?.fields[field]
      const one = field in placeTitles ? 'region' : declared?.kind === 'link' ? declared.to : undefined
      if (one !== undefined)
        want(
          one,
          [from, to].filter((id) => id !== null),
        )
    }
  })
  const names = await namesOf(tx, wanted, entityNamed)
  return (id: string) => names.get(id)
}

type Telling = Pick<HistoryParts, 'optionsOf' | 'may'> & { readonly entity: Entity | undefined }

function told(change: Change, { entity, optionsOf, may }: Telling, nameOf: (id: string) => string | undefined) {
  const { field, from, to, isSealed, absent = [null, null] } = change
  const declared = entity && Object.hasOwn(entity.fields, field) ? entity.fields[field] : undefined
  if (declared?.right !== undefined && !may(declared.right)) return []
  if (declared?.kind === 'grades') return gradesTold(change, declared, optionsOf)
  const title = declared?.title ?? placeTitles[field] ?? { zh: '其他内容', en: 'Something else' }
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

const grades = z.record(z.string(), z.string()).catch({})

// Each aspect by itself, and only those whose grade is another.
function gradesTold({ field, from, to }: Change, declared: Field, optionsOf: Surroundings['optionsOf']) {
  const [before, after] = [from, to].map((text) => grades.parse(text === null ? {} : revive(declared, text)))
  const aspects = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  const grade = (given: Readonly<Record<string, string>> = {}, aspect = '') => {
    const text = given[aspect]
    return text === undefined ? null : { zh: text, en: text }
  }
  return aspects
    .filter((aspect) => before?.[aspect] !== after?.[aspect])
    .map((aspect) => ({
      field: `${field}.${aspect}`,
      title: optionsOf(declared.from ?? '').find(({ id }) => id === aspect)?.title ?? declared.title,
      from: grade(before, aspect),
      to: grade(after, aspect),
      unit: null,
    }))
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
  if (text === null) {
    const known = absences.find((one) => one === absence)
    return known ? absenceWords[known] : null
  }
  const unseen = { zh: '（不可见）', en: '(not visible)' }
  if (isPlace || declared?.kind === 'link') {
    const name = nameOf(text)
    return name === undefined ? unseen : { zh: name, en: name }
  }
  const value = declared ? revive(declared, text) : undefined
  return declared && value !== undefined ? showField(declared, value, { optionsOf, nameOf }) : { zh: text, en: text }
}
