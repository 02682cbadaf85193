// Regions over HTTP: the tree on a day, and moving a region to another jurisdiction.
import { Problem, type Contract } from '@huanju/contract'
import type { RoutesOf } from '../../platform/http/routes.ts'
import { refreshClosure } from './closure.ts'
import { lockJurisdictions } from './closure.store.ts'
import { mayRun } from './jurisdictions.ts'
import { findPlaced, findRegionOn, listRegionsOn, saveMove, type Placed } from './regions.store.ts'

/** The routes of regions. */
export function regionsRoutes(): RoutesOf<Contract['regions']> {
  return {
    listRegions: async ({ tx, actor, query, today }) => {
      const on = query.on ?? today
      return { on, rows: await listRegionsOn(tx, actor, on) }
    },
    moveRegion: async ({ tx, actor, params, body, today }) => {
      await lockJurisdictions(tx)
      const region = found(await findPlaced(tx, actor, params.region), '区划')
      const parent = found(await findPlaced(tx, actor, body.parentId), '上级区划')
      await saveMove(tx, { region, open: openFor(region, parent, body.from), ...body })
      await refreshClosure(tx, today)
      const shownOn = body.from > today ? body.from : today
      return found(await findRegionOn(tx, actor, { id: region.id, on: shownOn }), '区划')
    },
  }
}

/** The membership a move closes; refuses what no move can do. */
function openFor(region: Placed, parent: Placed, from: string): NonNullable<Placed['membership']> {
  const { membership: open } = region
  if (!open) throw new Problem('wrong-state', { state: '没有上级', action: '调整管辖关系' })
  if (!mayRun(parent.kind, region.kind))
    throw new Problem('wrong-state', {
      state: `${parent.name}不能管辖${region.name}`,
      action: '调整管辖关系，请选择上一级区划',
    })
  if (open.parentId === parent.id)
    throw new Problem('wrong-state', { state: `已由${parent.name}管辖`, action: '重复调整' })
  if (from <= open.from)
    throw new Problem('wrong-state', { state: `现管辖关系自${open.from}起`, action: '在此日或之前调整' })
  return open
}

function found<Found>(row: Found | undefined, what: string): Found {
  if (row === undefined) throw new Problem('not-found', { what })
  return row
}
