// The fold of the domain: the one list of subjects, and what follows from it: rights, action words, statuses, facts.
import type { Words } from '@huanju/engines/rules'
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
import { factFindings, folded } from './fold.ts'
import type { StatusLook, Subject } from './subject.ts'

export type { EntityLike, StatusLook, Subject } from './subject.ts'

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
type NamesOf<Kind extends 'rights' | 'actions' | 'statuses', One = Each> = One extends Subject
  ? keyof One[Kind] & string
  : never

/** One right, as roles hold it and endpoints ask for it. */
export type Right = NamesOf<'rights'>
/** One thing done that the journal keeps. */
export type Action = NamesOf<'actions'>
/** One state of a record, as a tag shows it. */
export type Status = NamesOf<'statuses'>

const rightWords = folded(subjects, (one) => one.rights)
const words: Readonly<Record<string, Words>> = folded(subjects, (one) => one.actions)

/** Every right there is, subject by subject. */
export const rights = Object.keys(rightWords) as [Right, ...Right[]]

/** Whether a text names a right. */
export function isRight(text: string): text is Right {
  return text in rightWords
}

/** How each status looks. */
export const statuses = folded(subjects, (one) => one.statuses) as Readonly<Record<Status, StatusLook>>

/** The words of an action; one without words of its own shows its code. */
export function actionWords(action: string): Words {
  return words[action] ?? { zh: action, en: action }
}

/** Says which of the facts that rules ask for have no owner among the subjects, or more than one. */
export function findFactFaults(asked: readonly string[]): string[] {
  return factFindings(subjects, asked)
}
