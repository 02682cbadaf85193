// What a pack holds: plain frozen data that can be stored and sent, made from a place's folder and those above it.
import type { FactKind, Plain, Words } from '@huanju/engines/rules'
import type { Day } from '@huanju/quantities'

/** How well a document is known: its text read, a report of it, its title only, or from memory. */
export const verifications = ['primary', 'secondary', 'title-only', 'recalled'] as const
export type Verification = (typeof verifications)[number]

export interface CitationRef {
  readonly document: string
  readonly clause: string
}

/** One clause in our own words, with its own days in force; `to` null is no end recorded. */
export interface Clause {
  readonly clause: string
  readonly words: Words
  readonly inForceFrom: Day | null
  readonly inForceTo: Day | null
  readonly doubts: readonly Words[]
}

export interface PolicyDocument {
  readonly id: string
  readonly authority: string
  readonly title: Words
  readonly number: string | null
  readonly issuer: Words
  readonly issuedOn: Day | null
  readonly verification: Verification
  readonly clauses: readonly Clause[]
  readonly doubts: readonly Words[]
  /** Ids of documents that follow this one; empty with a doubt where none is recorded. */
  readonly successors: readonly string[]
}

/** A value from a day on; `value` null is a stated gap. */
export interface DatedValue {
  readonly from: Day
  readonly value: Plain
  readonly including: boolean
  readonly citation: CitationRef
  readonly basis: 'official' | 'system-default'
}

export interface Parameter extends Replacing {
  readonly id: string
  readonly authority: string
  readonly title: Words
  readonly unit: FactKind
  /** Catalogue whose titles name the values of a choice. */
  readonly wordsFrom: CatalogueName | null
  readonly values: readonly DatedValue[]
  readonly lastChecked: { readonly on: Day; readonly by: string }
  readonly doubts: readonly Words[]
}

/** One entry of a catalogue; `meaning` explains the title where it needs it. */
export interface CatalogueEntry extends Replacing {
  readonly title: Words
  readonly meaning: Words | null
}

/** A list of rights by name; which names are rights the floor above knows, see `checkRoles`. */
export interface Role extends CatalogueEntry {
  readonly rights: readonly string[]
  readonly administrator: boolean
}

export interface EvidenceKind extends CatalogueEntry {
  readonly issuedBy: Words
  /** Whether it proves by itself, or only points to proof. */
  readonly strength: 'proof' | 'hint'
}

export interface FactEntry extends CatalogueEntry {
  readonly kind: FactKind
  readonly wordsFrom: CatalogueName | null
  readonly needsProof: boolean
  readonly provedBy: readonly string[]
  readonly broughtBy: Words | null
}

/** Condition aspects with the meaning of each grade. */
export interface ConditionAspectEntry extends CatalogueEntry {
  readonly grades: Readonly<Record<'A' | 'B' | 'C' | 'D', Words>>
}

export interface WorkItem extends CatalogueEntry {
  readonly class: 'basic' | 'improving' | 'enhancing'
  readonly unit: Words
  readonly citation: CitationRef
  readonly duty: string | null
  readonly evidence: readonly string[]
  readonly warrantyYears: number | null
}

export interface BalanceMode extends CatalogueEntry {
  readonly citation: CitationRef
}

/** The clause that an act of the product rests on, by the act. */
export interface ActGround extends CatalogueEntry {
  readonly citation: CitationRef
}

/** All catalogues by name; entries in their natural order. Those that say no more than titles are not named here. */
export interface Catalogues {
  readonly roles: Readonly<Record<string, Role>>
  readonly facts: Readonly<Record<string, FactEntry>>
  readonly 'evidence-kinds': Readonly<Record<string, EvidenceKind>>
  readonly 'condition-aspects': Readonly<Record<string, ConditionAspectEntry>>
  readonly 'work-items': Readonly<Record<string, WorkItem>>
  readonly 'balance-modes': Readonly<Record<string, BalanceMode>>
  readonly acts: Readonly<Record<string, ActGround>>
  readonly [name: string]: Readonly<Record<string, CatalogueEntry>>
}
/** The name of a catalogue: of its file, without the ending. */
export type CatalogueName = string

export interface FundingChannel extends Replacing {
  readonly id: string
  readonly authority: string
  readonly title: Words
  readonly kind: string
  /** `duty:<id>` or a kind of payer such as `owners`. */
  readonly giver: string
  /** What the cap is a cap of, and how much; null when the documents set none. */
  readonly cap: { readonly of: string; readonly share: string | null; readonly parameter: string | null } | null
  readonly paysFor: readonly string[]
  readonly never: readonly Words[]
  readonly needs: readonly string[]
  readonly reportedAs: Words
  readonly citation: CitationRef
  readonly verification: Verification
}

/** A duty 职责 and who has held it from when to when. */
export interface Duty extends Replacing {
  readonly id: string
  readonly authority: string
  readonly title: Words
  readonly words: Words
  readonly citation: CitationRef
  /** Kinds of task that go to the holder. */
  readonly tasks: readonly { readonly id: string; readonly title: Words }[]
  readonly holders: readonly DutyHolder[]
}

export interface DutyHolder {
  readonly name: Words
  readonly from: Day
  readonly to: Day | null
  readonly verification: Verification
}

export interface Authority {
  readonly code: string
  readonly title: Words
  readonly parent: string | null
}

/** Everything in force, past and present, for one place; `hash` is the sha256 of all but `day` and `hash`. */
export interface PolicyPack {
  readonly place: string
  /** The day asked for; functions take it when no other day is given. */
  readonly day: Day
  readonly hash: string
  readonly authorities: readonly Authority[]
  readonly documents: Readonly<Record<string, PolicyDocument>>
  readonly parameters: Readonly<Record<string, Parameter>>
  readonly catalogues: Catalogues
  readonly fundingChannels: Readonly<Record<string, FundingChannel>>
  readonly duties: Readonly<Record<string, Duty>>
}

/** One authority's folder, read and checked by itself. */
export interface AuthorityFolder {
  readonly authority: Authority
  readonly documents: readonly PolicyDocument[]
  readonly parameters: readonly Parameter[]
  readonly catalogues: Readonly<Partial<Record<CatalogueName, Readonly<Record<string, CatalogueEntry>>>>>
  readonly fundingChannels: readonly FundingChannel[]
  readonly duties: readonly Duty[]
  readonly cases: readonly PolicyCase[]
}

/** A lower authority replaces an entry of a higher one only by naming that authority's code. */
export interface Replacing {
  readonly replaces?: string
}

/** A situation and the expected answer, with the source of the expectation. */
export interface PolicyCase {
  readonly file: string
  readonly name: string
  readonly place: string
  readonly on: Day
  readonly given: Readonly<Record<string, { readonly value: Plain; readonly proof: string | null }>>
  readonly expect: Readonly<Record<string, 'meets' | 'fails' | 'unproven'>>
  /** Whether the case lies exactly on the line. */
  readonly onTheLine: boolean
  readonly because: CitationRef
  readonly source: string
}

/** All folders, by GB/T 2260 code. */
export interface PolicyLibrary {
  readonly folders: Readonly<Record<string, AuthorityFolder>>
}
