// What a survey found of a community: condition, papers, willingness. Whatever entered a plan had its papers in order.
import { conditionAspects, type CommunityFacts, type ConditionGrade } from '@huanju/domain/communities'
import type { Day } from '@huanju/quantities'
import type { Chance } from './random.ts'

/** What is known before a survey. */
export interface Surveyed {
  readonly isEntered: boolean
  /** Completion of the last building. */
  readonly completedOn: Day
  readonly households: number
}

type Found = Pick<
  CommunityFacts,
  | 'completedOn'
  | 'completionEvidence'
  | 'landKind'
  | 'conditions'
  | 'askedHouseholdCount'
  | 'willingHouseholdCount'
  | 'vulnerableResidentCount'
  | 'papersOnFile'
  | 'demolitionPlanned'
  | 'propertyMode'
>

/** All that a survey fills in; gaps are left unknown, never zero. */
export function surveyOf({ isEntered, completedOn, households }: Surveyed, chance: Chance): Found {
  const surely = (percent: number) => isEntered || chance.happens(percent)
  const [isDated, isProven, isAsked] = [surely(95), surely(80), surely(88)]
  const asked = isAsked ? part(households, chance.between(isEntered ? 72 : 58, 98)) : null
  return {
    completedOn: isDated ? completedOn : null,
    completionEvidence: isDated ? evidenceFor(isProven, chance) : null,
    landKind: surely(94) ? 'state-owned' : chance.pick(['collective', 'mixed', null]),
    conditions: conditionsFor(Number(completedOn.slice(0, 4)), isEntered, chance),
    askedHouseholdCount: asked,
    willingHouseholdCount: asked === null ? null : part(asked, chance.between(isEntered ? 86 : 66, 98)),
    vulnerableResidentCount: part(households, chance.between(12, 38)),
    papersOnFile: papersFor({ isProven: isDated && isProven, isAsked }, surely),
    demolitionPlanned: !isEntered && chance.happens(2),
    propertyMode: propertyModeFor(isEntered, chance),
  }
}

function part(whole: number, percent: number): number {
  return Math.floor((whole * percent) / 100)
}

function evidenceFor(isProven: boolean, chance: Chance): string | null {
  return chance.pick(isProven ? proofs : hints)
}

const proofs = ['completion-acceptance', 'completion-archive', 'title-certificate', 'title-certificate']
const hints = ['planning-permit', 'utility-record', 'resident-statement', null]

const gradeBags: readonly { readonly until: number; readonly grades: readonly ConditionGrade[] }[] = [
  { until: 1989, grades: ['B', 'C', 'C', 'C', 'D', 'D'] },
  { until: 1999, grades: ['B', 'B', 'C', 'C', 'C', 'D'] },
  { until: 2005, grades: ['A', 'B', 'B', 'C', 'C', 'C'] },
  { until: 9999, grades: ['A', 'A', 'B', 'B', 'B', 'C'] },
]

// What entered a plan was worn: the grades are those of the survey before the works.
function conditionsFor(year: number, isEntered: boolean, chance: Chance): CommunityFacts['conditions'] {
  const grades = gradeBags.find(({ until }) => year <= until)?.grades ?? []
  const surveyed = conditionAspects.filter(() => isEntered || chance.happens(96))
  const found = Object.fromEntries(surveyed.map((aspect) => [aspect, chance.pick(grades)]))
  if (!isEntered) return found
  const worn = () => chance.pick<ConditionGrade>(['C', 'C', 'D'])
  return { ...found, utilities: worn(), 'roads-and-drainage': worn() }
}

function papersFor(
  { isProven, isAsked }: { isProven: boolean; isAsked: boolean },
  may: (percent: number) => boolean,
): string[] {
  const shelf = [
    ['title-certificate', isProven],
    ['land-certificate', may(80)],
    ['place-statement', may(80)],
    ['condition-survey', may(88)],
    ['willingness-forms', isAsked],
    ['property-agreement', may(60)],
    ['no-demolition-statement', may(78)],
    ['scheme-draft', may(44)],
    ['cost-estimate', may(38)],
  ] as const
  return shelf.filter(([, isThere]) => isThere).map(([paper]) => paper)
}

const propertyModes = [
  'professional-company',
  'public-company',
  'packaged',
  'neighbourhood',
  'title-unit',
  'self-managed',
]

function propertyModeFor(isEntered: boolean, chance: Chance): string | null {
  if (isEntered || chance.happens(68)) return chance.pick(propertyModes)
  return chance.happens(50) ? 'undecided' : null
}
