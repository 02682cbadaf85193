// What a subject lays on the desk 工作台: what waits, what was sent, figures, tables; each shown to those whose work it is.
import type { AnswerOf } from '@huanju/contract'
import type { desk } from '@huanju/contract/desk'
import type { Right } from '@huanju/domain/subjects'
import type { PolicyPack } from '@huanju/policy'
import type { Day } from '@huanju/quantities'
import type { Tx } from '../database/database.ts'
import type { Actor } from '../http/routes.ts'

export type Desk = AnswerOf<typeof desk>

/** The day of the desk, the policy as it stands then, and how a sealed name is read. */
export interface DeskDay {
  readonly today: Day
  readonly pack: PolicyPack
  readonly unseal: (name: Buffer) => string
  /** Before this instant what one administrator asked for, and no other released, has lapsed. */
  readonly releasableSince: Date
}

type ItemOf<Part extends keyof Desk> = {
  readonly part: Part
  /** Items of one part stand in this order. */
  readonly order: number
  readonly right: Right
  /** Whose work it is among those who hold the right; everybody's where it is left out. */
  isFor?(rights: ReadonlySet<Right>): boolean
  /** Finds the lines of one person, within what that person may see. */
  find(tx: Tx, actor: Actor, on: DeskDay): Promise<Desk[Part]>
}

/** One item of the desk. */
export type DeskItem = ItemOf<'waiting'> | ItemOf<'sent'> | ItemOf<'figures'> | ItemOf<'tables'>

/** Whether somebody only looks: neither writes, judges nor takes lists away. */
export function onlyLooks(rights: ReadonlySet<Right>): boolean {
  return !rights.has('communities.write') && !rights.has('eligibility.judge') && !rights.has('communities.export')
}

/** Whether somebody minds the money of plans that others make. */
export function mindsMoney(rights: ReadonlySet<Right>): boolean {
  return rights.has('plans.export') && !rights.has('plans.write')
}
