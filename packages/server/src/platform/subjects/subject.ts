// What a subject gives the server: routes, long work, what lies on the desk, what runs at night, tables behind walls.
import type { Contract } from '@huanju/contract'
import type { PolicyPack } from '@huanju/policy'
import type { Day } from '@huanju/quantities'
import type { CasesOf } from '../../testing/cases.ts'
import type { Tx } from '../database/database.ts'
import type { Gate } from '../http/answer.ts'
import type { RoutesOf } from '../http/routes.ts'
import type { JobKind } from '../jobs/kinds.ts'
import type { DeskItem } from './desk-item.ts'
import type { Listener } from './news.ts'
import type { Parts } from './parts.ts'

/** A subject at work. */
export interface Opened<Name extends keyof Contract = keyof Contract> {
  /** A missing or an extra route does not compile. */
  readonly routes: RoutesOf<Contract[Name]>
  readonly jobs?: readonly JobKind[]
  /** Runs in a transaction of its own, with the system's eyes, when a day begins. */
  readonly nightly?: (tx: Tx, today: Day) => Promise<unknown>
  /** Who a request comes from; one subject answers this. */
  readonly gate?: Pick<Gate, 'identify' | 'cookieName'>
  readonly close?: () => void | Promise<void>
}

/** What a subject says of itself on this floor; its name is the same on every floor. */
export interface ServerSubject<Name extends keyof Contract = keyof Contract> {
  readonly id: Name
  /** Its tables that carry a region and stand behind the wall inside the database. */
  readonly walled: readonly string[]
  readonly desk?: readonly DeskItem[]
  readonly hears?: readonly Listener[]
  /** The facts its rules ask for by name. */
  asks?(pack: PolicyPack): readonly string[]
  /** How each of its endpoints is walked by the proof of isolation; read by tests alone. */
  cases(): Promise<{ readonly cases: CasesOf<Name> }>
  open(parts: Parts): Opened<Name>
}

/** Declares a subject of the server. */
export function serverSubject<const Name extends keyof Contract>(declared: ServerSubject<Name>): ServerSubject<Name> {
  return declared
}
