// The words of this engine: why something may not be done, and the acts by which a record goes from state to state.
import type { Entity, Fields } from '../entities/types.ts'
import type { Citation, Words } from '../rules/types.ts'
import type { Finding } from '../tables/types.ts'

/** A bound that was met, and what was asked for instead. */
export interface Limit {
  readonly bound: Words
  readonly asked: Words
}

/** Why something may not be done: one value, shown the same on the screen, in the API and on paper. */
export interface Refusal<Code extends string = string> {
  readonly code: Code
  readonly words: Words
  /** The clause it rests on, with the days it is in force; null where the system itself asks for it. */
  readonly clause: Citation | null
  readonly limit: Limit | null
  /** What can be done instead; null where nothing can. */
  readonly wayOut: Words | null
}

/** What an act rests on, as it stands on the day. */
export interface Ground {
  readonly citation: Citation
  /** Whether the clause is in force, has ended or not begun, or is in doubt. */
  readonly standing: 'in-force' | 'out-of-force' | 'in-doubt'
  readonly doubts: readonly Words[]
}

/** What is done to a record: from where to where, by whom, what it asks, and what may stand against it. */
export interface Act<Facts = unknown, State extends string = string, Right extends string = string> {
  readonly title: Words
  readonly from: readonly State[]
  readonly to: State
  /** The right without which it is neither offered nor taken; `system` where long work does it when it ends. */
  readonly by: Right
  /** Done by an endpoint of its own, since more than the state changes: no endpoint and no dialog are derived. */
  readonly isDoneElsewhere?: true
  /** What the policy calls the ground of the act; left out where it rests on no clause. */
  readonly ground?: string
  /** What must be said with it. */
  readonly asks?: Fields
  /** What must hold across what is said. */
  check?(given: Readonly<Record<string, unknown>>, today: string): readonly Finding[]
  /** What stands against it, as far as the record itself tells. */
  when?(facts: Facts): readonly Refusal[]
}

/** States and the acts between them. */
export interface Flow<Facts = unknown, State extends string = string, Acts extends string = string> {
  /** The kind of record. */
  readonly entity: Entity
  /** The field of the table that holds the state. */
  readonly field: string
  readonly states: Readonly<Record<State, Words>>
  readonly first: State
  readonly acts: Readonly<Record<Acts, Act<Facts, State>>>
}

/** A record as a flow sees it: where it stands, what is known of it, who looks, and how grounds stand. */
export interface Standing<Facts = unknown> {
  readonly state: string
  readonly facts: Facts
  may(right: string): boolean
  groundOf(id: string): Ground | null
}

/** An act that a person could do here, and everything that stands against it. */
export interface Offer<Acts extends string = string> {
  readonly act: Acts
  readonly title: Words
  readonly to: string
  /** Nothing of it means that it may be done. */
  readonly against: readonly Refusal[]
  readonly ground: Ground | null
}
