// The desk over HTTP: what all subjects lay on it, put together for one person.
import type { Contract } from '@huanju/contract'
import type { Tx } from '../../platform/database/database.ts'
import type { Actor, RoutesOf } from '../../platform/http/routes.ts'
import type { Desk, DeskItem } from '../../platform/subjects/desk-item.ts'

/** Most figures that the desk shows. */
const figuresMost = 3

/** The routes of the desk; only what the person's rights open is on it. */
export function deskRoutes({ desk: items }: { desk: readonly DeskItem[] }): RoutesOf<Contract['desk']> {
  return {
    desk: async ({ tx, actor }) => {
      const laid: Desk = { waiting: [], sent: [], figures: [] }
      const inOrder = items.toSorted((a, b) => a.order - b.order)
      for (const item of inOrder) if (actor.rights.has(item.right)) await lay(laid, item, tx, actor)
      return { ...laid, figures: laid.figures.slice(0, figuresMost) }
    },
  }
}

async function lay(laid: Desk, item: DeskItem, tx: Tx, actor: Actor): Promise<void> {
  if (item.part === 'waiting') laid.waiting.push(...(await item.find(tx, actor)))
  else if (item.part === 'sent') laid.sent.push(...(await item.find(tx, actor)))
  else laid.figures.push(...(await item.find(tx, actor)))
}
