// The desk over HTTP: what all subjects lay on it, put together for one person.
import type { Contract } from '@huanju/contract'
import type { Tx } from '../../platform/database/database.ts'
import type { Actor, RoutesOf } from '../../platform/http/routes.ts'
import type { Desk, DeskDay, DeskItem } from '../../platform/subjects/desk-item.ts'
import type { Parts } from '../../platform/subjects/parts.ts'

/** Most figures that the desk shows. */
const figuresMost = 9

/** What cannot wait stands first. */
const urgency = ['red', 'amber', 'green']

/** The routes of the desk; only what the person's rights open is on it. */
export function deskRoutes(parts: Pick<Parts, 'desk' | 'policy' | 'secrets' | 'settings'>): RoutesOf<Contract['desk']> {
  const { desk: items, policy, secrets, settings } = parts
  const lifeMs = settings.ONE_TIME_PASSWORD_HOURS * 3_600_000
  const unseal = (name: Buffer) => secrets.unseal(name)
  return {
    desk: async ({ tx, actor, today, now }) => {
      const laid: Desk = { waiting: [], sent: [], figures: [], tables: [] }
      const releasableSince = new Date(now.getTime() - lifeMs)
      const on = { today, pack: policy.packOn(today), unseal, releasableSince }
      const own = items.filter(({ right, isFor }) => actor.rights.has(right) && isFor?.(actor.rights) !== false)
      for (const item of own.toSorted((a, b) => a.order - b.order)) await lay(laid, item, { tx, actor, on })
      const waiting = laid.waiting.toSorted((a, b) => urgency.indexOf(a.light) - urgency.indexOf(b.light))
      return { ...laid, waiting, figures: laid.figures.slice(0, figuresMost) }
    },
  }
}

interface Laying {
  readonly tx: Tx
  readonly actor: Actor
  readonly on: DeskDay
}

async function lay(laid: Desk, item: DeskItem, { tx, actor, on }: Laying): Promise<void> {
  if (item.part === 'waiting') laid.waiting.push(...(await item.find(tx, actor, on)))
  else if (item.part === 'sent') laid.sent.push(...(await item.find(tx, actor, on)))
  else if (item.part === 'tables') laid.tables.push(...(await item.find(tx, actor, on)))
  else laid.figures.push(...(await item.find(tx, actor, on)))
}
