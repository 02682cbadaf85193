// The fold of the domain: the one list of subjects, and what follows from it: rights, action words, statuses, facts.
import { after, kebab, type Entity } from '@huanju/engines/entities'
import type { Words } from '@huanju/engines/rules'
import type { Flow } from '@huanju/engines/workflow'
import { keysOf } from '@huanju/quantities'
import { communities } from '../communities/subject.ts'
import { desk } from '../desk/subject.ts'
import { eligibility } from '../eligibility/subject.ts'
import { identity } from '../identity/subject.ts'
import { imports } from '../imports/subject.ts'
import { jobs } from '../jobs/subject.ts'
import { journal } from '../journal/subject.ts'
import { map } from '../map/subject.ts'
import { organisations } from '../organisations/subject.ts'
import { plans } from '../plans/subject.ts'
import { platform } from '../platform/subject.ts'
import { policy } from '../policy/subject.ts'
import { studies } from '../studies/subject.ts'
import { factFindings, folded, type NamesOf } from './fold.ts'
import type { Subject } from './subject.ts'

/** Every subject in the order of the story, then the parts that the platform itself serves. */
export const subjects = [
  organisations,
  communities,
  eligibility,
  plans,
  studies,
  imports,
  map,
  jobs,
  identity,
  desk,
  policy,
  journal,
  platform,
] as const

type Each = (typeof subjects)[number]

/** One right, as roles hold it and endpoints ask for it. */
export type Right = NamesOf<'rights', Each>
/** One thing done that the journal keeps. */
export type Action = NamesOf<'actions', Each>
/** One state of a record, as a tag shows it. */
export type Status = NamesOf<'statuses', Each>
/** One reason for which something may not be done. */
export type RefusalCode = NamesOf<'refusals', Each>

const rightWords = folded(subjects, 'rights')
const words: Readonly<Record<string, Words>> = folded(subjects, 'actions')

/** Every right there is, subject by subject. */
export const rights = keysOf(rightWords)

/** A right as people name it to each other and as it is given out; a right of nobody by its own name. */
export function rightNamed(right: string): Words {
  return isRight(right) ? rightWords[right] : { zh: right, en: right }
}

/** Whether a text names a right. */
export function isRight(text: string): text is Right {
  return Object.hasOwn(rightWords, text)
}

/** How each status looks. */
export const statuses = folded(subjects, 'statuses')

/** Every refusal there is, by its code, as it is declared. */
export const refusalKinds = folded(subjects, 'refusals')

/** How records go from state to state, in the order of the subjects. */
export const flows: readonly Flow[] = subjects.flatMap((one: Subject) => one.flows)

/** Every kind of record, in the order of the subjects. */
export const entities: readonly Entity[] = subjects.flatMap((one: Subject) => one.entities)

const entitiesByName = new Map(entities.map((one) => [one.one, one]))

/** A kind of record by its `one`; undefined where there is none of that name. */
export function entityNamed(one: string): Entity | undefined {
  return entitiesByName.get(one)
}

const acts = {
  created: ['登记', 'Record'],
  changed: ['修改', 'Change'],
  voided: ['作废', 'Void'],
  imported: ['导入', 'Import'],
  revealed: ['查看个人信息：', 'Reveal'],
  searched: ['按个人信息查找', 'Search'],
} as const

/** What is done to a record of any declared kind, as the journal keeps it: `legal-person.voided`. */
export type RecordAction = `${string}.${keyof typeof acts}`

const recordWords = new Map<string, Words>(
  entities.flatMap((entity) =>
    Object.entries(acts).map(([act, [zh, en]]) => [`${kebab(entity.one)}.${act}`, after(zh, en, entity)] as const),
  ),
)

const actWords = new Map<string, Words>(
  flows.flatMap(({ entity, acts }) =>
    Object.entries(acts).map(([act, { title }]) => [flowAction(entity, act), title] as const),
  ),
)

/** An act of a flow, as the journal keeps it. */
export type FlowAction = `${string}.act.${string}`

/** The journal's word for an act: `community.act.start`. */
export function flowAction({ one }: Pick<Entity, 'one'>, act: string): FlowAction {
  return `${kebab(one)}.act.${act}`
}

/** Every action that the journal may keep. */
export const actions: readonly string[] = [...Object.keys(words), ...recordWords.keys(), ...actWords.keys()]

/** The words of an action; what is done to a declared record has words made of its title, an unknown one its code. */
export function actionWords(action: string): Words {
  const own = Object.hasOwn(words, action) ? words[action] : undefined
  return own ?? recordWords.get(action) ?? actWords.get(action) ?? { zh: action, en: action }
}

/** What is wrong with the records declared: rights, links or names that there are not, or twice. */
export function entityFaults(): string[] {
  const twice = entities.filter(
    ({ one, many }, index) => entities.findIndex((other) => other.one === one || other.many === many) !== index,
  )
  const unknownRights = entities.flatMap(({ one, rights: held, fields }) =>
    [...Object.values(held), ...Object.values(fields).map(({ right }) => right)].flatMap((right) =>
      right !== undefined && !isRight(right) ? [`${one}: ${right}`] : [],
    ),
  )
  const lost = entities.flatMap(({ one, fields }) =>
    Object.entries(fields).flatMap(([id, { kind, to = '' }]) =>
      kind === 'link' && !entityNamed(to) ? [`${one}.${id}: ${to}`] : [],
    ),
  )
  return [...twice.map(({ one }) => `${one} 声明了两次 / is declared twice`), ...unknownRights, ...lost, ...astray()]
}

// A link within another record must lead to what belongs to such a record.
function astray(): string[] {
  return entities.flatMap(({ one, fields }) =>
    Object.entries(fields).flatMap(([id, { to = '', of }]) => {
      const target = entityNamed(to)
      const parent = target?.placed.by === 'parent' ? target.fields[target.placed.field]?.to : undefined
      return of === undefined || (parent !== undefined && fields[of]?.to === parent) ? [] : [`${one}.${id}: ${of}`]
    }),
  )
}

/** Says which of the facts that rules ask for have no owner among the subjects, or more than one. */
export function findFactFaults(asked: readonly string[]): string[] {
  return factFindings(subjects, asked)
}
