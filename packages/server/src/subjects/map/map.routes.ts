// The map over HTTP: outlines, tiles of communities, extent; what the tile shows is what the list counts.
import { Problem, type Contract } from '@huanju/contract'
import type { RoutesOf } from '../../platform/http/routes.ts'
import { invalidInput } from '../../platform/http/problems.ts'
import { isRegionVisible } from '../../platform/regions/regions.store.ts'
import { extentOf, findOutline, listContext, listOutlines, saveOutline } from './map.store.ts'
import { checkGeometry } from './geometry.ts'
import { tileOf } from './tile.store.ts'

/** The routes of the map. */
export function mapRoutes(): RoutesOf<Contract['map']> {
  return {
    listOutlines: async ({ tx, actor }) => ({ rows: await listOutlines(tx, actor), context: await listContext(tx) }),
    saveOutline: async ({ tx, actor, params, body, today }) => {
      if (!(await isRegionVisible(tx, actor, params.region)))
        throw new Problem('not-found', { what: { zh: '区划', en: 'region' } })
      const finding = checkGeometry(body.geometry)
      if (finding) throw invalidInput([{ field: 'geometry', message: finding }])
      await saveOutline(tx, { ...body, regionId: params.region, since: today })
      const saved = await findOutline(tx, actor, params.region)
      if (!saved) throw new Problem('not-found', { what: { zh: '区划', en: 'region' } })
      return saved
    },
    communityTile: ({ tx, actor, params, query }) => tileOf(tx, actor, params, query),
    mapExtent: ({ tx, actor, query }) => extentOf(tx, actor, query),
  }
}
