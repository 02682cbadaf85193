// Regions over HTTP: the tree on a day, and moving a region to another jurisdiction.
import { Problem, type Contract } from '@huanju/contract'
import { moveAgainst } from '@huanju/domain/organisations'
import type { RoutesOf } from '../../platform/http/routes.ts'
import { refreshClosure } from './closure.ts'
import { lockJurisdictions } from './closure.store.ts'
import { findPlaced, findRegionOn, listRegionsOn, saveMove } from './regions.store.ts'

/** The routes of regions. */
export function regionsRoutes(): RoutesOf<Contract['regions']> {
  return {
    listRegions: async ({ tx, actor, query, today }) => {
      const on = query.on ?? today
      return { on, rows: await listRegionsOn(tx, actor, on) }
    },
    moveRegion: async ({ tx, actor, params, body, today, refuse }) => {
      await lockJurisdictions(tx)
      const region = found(await findPlaced(tx, actor, params.region))
      const parent = found(await findPlaced(tx, actor, body.parentId))
      const { membership: open } = region
      const against = moveAgainst(region, parent, { open, from: body.from })
      if (against) throw refuse(against)
      if (open) await saveMove(tx, { region, open, ...body })
      await refreshClosure(tx, today)
      const shownOn = body.from > today ? body.from : today
      return found(await findRegionOn(tx, actor, { id: region.id, on: shownOn }))
    },
  }
}

function found<Found>(row: Found | undefined): Found {
  if (row === undefined) throw new Problem('not-found', { what: { zh: '区划', en: 'region' } })
  return row
}
