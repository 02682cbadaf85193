// The words of the rules engine: every shape here is plain data that can be stored, sent and printed again.
import type { Day } from '@huanju/quantities'

/** The same words in Chinese and English. */
export interface Words {
  readonly zh: string
  readonly en: string
}

/** The three answers a rule can give: 符合, 不符合, 证据不足. */
export const verdicts = ['meets', 'fails', 'unproven'] as const
export type Verdict = (typeof verdicts)[number]

/** The verdicts as they are printed. */
export const verdictWords: Readonly<Record<Verdict, Words>> = {
  meets: { zh: '符合', en: 'Meets' },
  fails: { zh: '不符合', en: 'Does not meet' },
  unproven: { zh: '证据不足', en: 'Not proven' },
}

/** A plain value as JSON knows it; money and area travel as whole numbers in decimal text. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain }

/** Where a rule or value stands: document, clause, and the days on which that clause is in force. */
export interface Citation {
  readonly document: string
  readonly title: Words
  /** Document number 文号; null when it is not known. */
  readonly number: string | null
  readonly clause: string
  readonly inForceFrom: Day | null
  readonly inForceTo: Day | null
}

/** How a value is written and compared. */
export const factKinds = ['day', 'count', 'choice', 'choices', 'yes-no', 'fen', 'dm2', 'share', 'structure'] as const
export type FactKind = (typeof factKinds)[number]

/** One thing known, or not known (null), about the matter judged. */
export interface Fact {
  readonly value: Plain
  /** Kind of paper that proves it; an id of the evidence catalogue, null when there is none. */
  readonly proof?: string | null
  /** Where it is written down. */
  readonly source?: Words | null
  /** Since when, or on which day, it was so. */
  readonly on?: Day | null
}

/** Facts by id, such as `community.completed-on`; an absent id is a fact not known. */
export type Facts = Readonly<Record<string, Fact>>

/** What the policy says of a fact: its name, how to write it, what proves it and who can bring that. */
export interface FactDescription {
  readonly id: string
  readonly label: Words
  readonly kind: FactKind
  /** Words for the values of a choice. */
  readonly values: Readonly<Record<string, Words>>
  /** Whether the value counts only when one of the papers of `provedBy` is on file. */
  readonly needsProof: boolean
  readonly provedBy: readonly { readonly id: string; readonly title: Words }[]
  readonly broughtBy: Words | null
}

/** A parameter as it stands on the day judged; `value` null is a gap, said and not guessed. */
export interface ParameterReading {
  readonly id: string
  readonly label: Words
  readonly kind: FactKind
  readonly values: Readonly<Record<string, Words>>
  readonly value: Plain
  /** For limits by day or number: whether the limit itself is within. */
  readonly including: boolean
  /** The day since which this value stands; null when there is none yet. */
  readonly from: Day | null
  readonly citation: Citation | null
  /** Whether the value is in a document, or this system's default until the city decides. */
  readonly basis: 'official' | 'system-default'
  readonly doubts: readonly Words[]
}

/** All that a rule may look at: the day, the facts, the policy. Nothing else exists for it. */
export interface Grounds {
  readonly on: Day
  readonly facts: Facts
  readonly describe: (factId: string) => FactDescription
  readonly parameter: (parameterId: string) => ParameterReading
}

export interface FactUsed {
  readonly id: string
  readonly label: Words
  /** The value as it is printed, and as it was compared. */
  readonly value: Words
  readonly raw: Plain
  readonly source: Words | null
  readonly on: Day | null
}

export interface ParameterUsed {
  readonly id: string
  readonly label: Words
  readonly value: Words
  readonly raw: Plain
  /** Where it stands, in words; a default says so. */
  readonly citation: Words
  readonly from: Day | null
  readonly basis: 'official' | 'system-default'
}

/** What is missing: a value, the paper that proves a value, or a policy value for the day. */
export interface Missing {
  /** The fact, or for a gap in the policy the parameter. */
  readonly fact: string
  readonly kind: 'value' | 'paper' | 'policy'
  readonly label: Words
  /** The papers that would prove it, in words and by id. */
  readonly proof: Words | null
  readonly papers: readonly string[]
  /** Who can bring it. */
  readonly bringer: Words | null
  /** The whole thing in one sentence. */
  readonly words: Words
}

/** The answer to a rule and everything behind it; a step inside a rule has an empty `rule`. */
export interface Explanation {
  readonly rule: string
  readonly title: Words
  readonly verdict: Verdict
  /** The answer in one sentence. */
  readonly answer: Words
  readonly citation: Citation | null
  readonly facts: readonly FactUsed[]
  readonly parameters: readonly ParameterUsed[]
  readonly missing: readonly Missing[]
  readonly doubts: readonly Words[]
  readonly wouldChange: readonly Words[]
  readonly children: readonly Explanation[]
}
