// What a subject lays on the desk 工作台: what waits, what was sent, figures; each shown to those who hold its right.
import type { AnswerOf } from '@huanju/contract'
import type { desk } from '@huanju/contract/desk'
import type { Right } from '@huanju/domain/subjects'
import type { Tx } from '../database/database.ts'
import type { Actor } from '../http/routes.ts'

export type Desk = AnswerOf<typeof desk>

type ItemOf<Part extends keyof Desk> = {
  readonly part: Part
  /** Items of one part stand in this order. */
  readonly order: number
  readonly right: Right
  /** Finds the lines of one person, within what that person may see. */
  find(tx: Tx, actor: Actor): Promise<Desk[Part]>
}

/** One item of the desk. */
export type DeskItem = ItemOf<'waiting'> | ItemOf<'sent'> | ItemOf<'figures'>
