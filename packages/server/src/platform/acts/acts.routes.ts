// The routes of a flow: what is offered, and each act: find, decide, write under its journal line, answer.
import { Problem, Refused } from '@huanju/contract'
import type { ActBody } from '@huanju/contract/acts'
import { flowAction, isRight } from '@huanju/domain/subjects'
import { checkValues, fieldsOf, freeze, kebab } from '@huanju/engines/entities'
import { allowed, askedOf, derivedActs, take, type Act, type Flow, type Standing } from '@huanju/engines/workflow'
import { groundOfAct } from '@huanju/policy'
import { recordOf } from '@huanju/quantities'
import type { Tx } from '../database/database.ts'
import { choicesIn } from '../entities/choices.ts'
import { tableOf } from '../entities/plan.store.ts'
import { invalidInput } from '../http/problems.ts'
import type { Actor } from '../http/routes.ts'
import type { Policy } from '../policy/policy.ts'
import { liesWithin, moveState } from './acts.store.ts'

/** A record as a flow needs it. */
export interface Moved<Facts> {
  readonly id: string
  readonly name: string
  readonly regionId: string
  readonly version: number
  readonly state: string
  readonly facts: Facts
}

/** What the routes of a flow are made with. */
export interface ActParts<Facts> {
  readonly policy: Policy
  /** The record the actor may see; `lock` holds it for a change. */
  find(tx: Tx, actor: Actor, asked: { id: string; lock?: 'lock' }): Promise<Moved<Facts> | undefined>
  /** What else follows from an act, in its transaction and under its line. */
  moved?(tx: Tx, id: string): Promise<void>
}

interface Asked {
  readonly tx: Tx
  readonly actor: Actor
  readonly today: string
  readonly params: { readonly id: string }
}

/** The routes of a flow. */
export function actRoutes<Facts, Acts extends string>(flow: Flow<Facts, string, Acts>, parts: ActParts<Facts>) {
  const found = async (asked: Asked, lock?: 'lock') => {
    const record = await parts.find(asked.tx, asked.actor, { id: asked.params.id, ...(lock && { lock }) })
    const { zh, en } = flow.entity.title
    if (!record) throw new Problem('not-found', { what: { zh, en: en.toLowerCase() } })
    return record
  }
  // A right counts where the record lies: somebody may look after one county and only look at another.
  const standingOf = async ({ tx, actor, today }: Asked, record: Moved<Facts>): Promise<Standing<Facts>> => {
    const held = new Set<string>()
    for (const right of new Set(Object.values<Act<Facts>>(flow.acts).map(({ by }) => by)))
      if (isRight(right) && (await liesWithin(tx, record.regionId, actor.regionsFor(right)))) held.add(right)
    const { state, facts } = record
    const groundOf = (id: string) => groundOfAct(parts.policy.packOn(today), id, today)
    return { state, facts, may: (right) => held.has(right), groundOf }
  }
  const offers = async (asked: Asked) => {
    const record = await found(asked)
    return { state: record.state, version: record.version, offers: allowed(flow, await standingOf(asked, record)) }
  }
  const act = (name: Acts) => async (asked: Asked & { body: ActBody }) => {
    const { tx, today, body } = asked
    const { version, successor, ...given } = body
    const before = await found(asked, 'lock')
    if (before.version !== version) throw new Problem('stale-version')
    const context = { today, optionsOf: choicesIn(parts.policy.packOn(today)) }
    const wrong = checkValues(askedOf(flow, name), given, context).filter(({ severity }) => severity === 'error')
    if (wrong.length > 0) throw invalidInput(wrong.map(({ column, message }) => ({ field: column, message })))
    const taken = take(flow, name, { ...(await standingOf(asked, before)), successor })
    if (!taken.isTaken) throw new Refused(...taken.against)
    const detail = {
      name: before.name,
      from: before.state,
      to: taken.to,
      ...saidIn(flow, name, given),
      ground: taken.ground,
      successor,
    }
    const { id, regionId } = before
    await moveState(tx, {
      table: tableOf(flow.entity),
      field: flow.field,
      id,
      to: taken.to,
      line: { action: flowAction(flow.entity, name), subject: kebab(flow.entity.one), id, regionId, detail },
    })
    await parts.moved?.(tx, id)
    return offers(asked)
  }
  return { offers, ...recordOf(derivedActs(flow), act) }
}

// What was said with an act, field by field, as the journal keeps it.
function saidIn<Facts>(flow: Flow<Facts>, act: string, given: Readonly<Record<string, unknown>>) {
  const said = fieldsOf(askedOf(flow, act)).flatMap(([field]) => {
    const text = freeze(given[field] ?? null)
    return text === null ? [] : [{ field, text }]
  })
  return { said }
}
