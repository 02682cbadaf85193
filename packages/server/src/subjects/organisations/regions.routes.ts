// Regions over HTTP: the tree on a day, and moving a region to another jurisdiction.
import { Problem, type Contract, type RefusalsOf } from '@huanju/contract'
import type { moveRegion } from '@huanju/contract/organisations'
import { organisationRefusals } from '@huanju/domain/organisations'
import type { Refusal } from '@huanju/engines/workflow'
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
    moveRegion: async ({ tx, actor, params, body, today, refuse }) => {
      await lockJurisdictions(tx)
      const region = found(await findPlaced(tx, actor, params.region))
      const parent = found(await findPlaced(tx, actor, body.parentId))
      await saveMove(tx, { region, open: openFor({ region, parent, from: body.from, refuse }), ...body })
      await refreshClosure(tx, today)
      const shownOn = body.from > today ? body.from : today
      return found(await findRegionOn(tx, actor, { id: region.id, on: shownOn }))
    },
  }
}

interface Moving {
  readonly region: Placed
  readonly parent: Placed
  readonly from: string
  readonly refuse: (refusal: Refusal<RefusalsOf<typeof moveRegion>>) => Error
}

/** The membership a move closes; refuses what no move can do. */
function openFor({ region, parent, from, refuse }: Moving): NonNullable<Placed['membership']> {
  const { membership: open } = region
  const names = { region: region.name, parent: parent.name }
  if (!open) throw refuse(organisationRefusals.refuse('region.has-no-parent'))
  if (!mayRun(parent.kind, region.kind)) throw refuse(organisationRefusals.refuse('region.cannot-be-run-by', names))
  if (open.parentId === parent.id) throw refuse(organisationRefusals.refuse('region.is-run-by', names))
  if (from <= open.from) throw refuse(organisationRefusals.refuse('region.moved-too-early', { from: open.from }))
  return open
}

function found<Found>(row: Found | undefined): Found {
  if (row === undefined) throw new Problem('not-found', { what: { zh: '区划', en: 'region' } })
  return row
}
