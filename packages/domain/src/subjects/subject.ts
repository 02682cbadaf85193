// What a subject says of itself: its rights, journal actions, statuses and facts, declared once in its own folder.
import type { Entity } from '@huanju/engines/entities'
import type { Words } from '@huanju/engines/rules'
import type { Flow, RefusalKind } from '@huanju/engines/workflow'

/** How a status looks: word, shape and colour together, so that none of them carries it alone. */
export interface StatusLook {
  readonly words: Words
  readonly shape: string
  readonly tone: 'green' | 'red' | 'amber' | 'plain' | 'accent'
}

interface Declared<Right extends string, Action extends string, Status extends string, Refused extends string> {
  readonly id: string
  readonly title: Words
  /** The rights it owns; roles, which are lists of rights, are data of the policy. */
  readonly rights?: Readonly<Record<Right, Words>>
  /** What it writes into the journal, as a reader of the journal sees it. */
  readonly actions?: Readonly<Record<Action, Words>>
  readonly statuses?: Readonly<Record<Status, StatusLook>>
  /** The facts it answers when a rule asks for them by name. */
  readonly facts?: readonly string[]
  /** The duties 职责 of the policy it hands work to. */
  readonly duties?: readonly string[]
  /** The kinds of records it declares. */
  readonly entities?: readonly Entity[]
  /** How its records go from state to state. */
  readonly flows?: readonly Flow[]
  /** Why what it does may be refused. */
  readonly refusals?: Readonly<Record<Refused, RefusalKind>>
}

/** A subject with everything it may leave out filled in. */
export type Subject<
  Right extends string = string,
  Action extends string = string,
  Status extends string = string,
  Refused extends string = string,
> = Required<Declared<Right, Action, Status, Refused>>

/** Declares a subject; the names of rights, actions, statuses and refusals are kept exactly, so that types follow. */
export function subject<
  const Right extends string = never,
  const Action extends string = never,
  const Status extends string = never,
  const Refused extends string = never,
>({
  rights,
  actions,
  statuses,
  facts = [],
  duties = [],
  entities = [],
  flows = [],
  refusals,
  ...named
}: Declared<Right, Action, Status, Refused>): Subject<Right, Action, Status, Refused> {
  return {
    ...named,
    rights: rights ?? nothing(),
    actions: actions ?? nothing(),
    statuses: statuses ?? nothing(),
    facts,
    duties,
    entities,
    flows,
    refusals: refusals ?? nothing(),
  }
}

// What is left out names nothing: the type parameter is then `never`, and a record of it holds nothing.
function nothing<Name extends string>(): Readonly<Record<Name, never>> {
  const empty: Partial<Record<Name, never>> = {}
  return empty as Record<Name, never>
}
