// The figures of a community and of each of its buildings, with what is recorded below them.
import type { Ledger, Parts } from '@huanju/domain/communities'
import { sql } from 'kysely'
import { rowsOf, type Tx } from '../../platform/database/database.ts'

/** A building with what it states and the dwellings recorded in it. */
export interface BuildingLedger {
  readonly id: string
  readonly name: string
  readonly households: bigint | null
  readonly area: bigint | null
  /** Dwellings to live in, all dwellings, how many of them have an area, and that area in dm². */
  readonly homes: number
  readonly dwellings: number
  readonly measured: number
  readonly measuredArea: bigint
}

/** The standing buildings of a community by name, each with its dwellings. */
export async function buildingLedgers(tx: Tx, communityId: string): Promise<BuildingLedger[]> {
  return rowsOf(
    tx,
    sql<BuildingLedger>`select b.id, b.name, b.household_count::bigint as households, b.floor_area_dm2 as area,
      coalesce(d.homes, 0)::int as homes, coalesce(d.dwellings, 0)::int as dwellings,
      coalesce(d.measured, 0)::int as measured, coalesce(d.area, 0)::bigint as "measuredArea"
    from buildings b left join lateral (
      select count(*) filter (where w.use = 'residential') as homes, count(*) as dwellings,
        count(w.registered_area_dm2) as measured, sum(w.registered_area_dm2) as area
      from dwellings w where w.building_id = b.id and w.voided_at is null) d on true
    where b.community_id = ${communityId}::uuid and b.voided_at is null order by b.name, b.id`,
  )
}

const nothing: Parts = { count: 0, known: 0, sum: 0n }
const counted = (count: number): Parts => ({ count, known: count, sum: BigInt(count) })

/** What one building states and holds. */
export function ledgerOf({ households, area, homes, dwellings, measured, measuredArea }: BuildingLedger): Ledger {
  return {
    stated: { buildings: null, households, area },
    parts: {
      buildings: { buildings: nothing, households: nothing, area: nothing },
      dwellings: {
        buildings: nothing,
        households: counted(homes),
        area: { count: dwellings, known: measured, sum: measuredArea },
      },
    },
  }
}

/** What a community states, beside the sums over its buildings and over their dwellings. */
export function ledgerOfAll(stated: Ledger['stated'], buildings: readonly BuildingLedger[]): Ledger {
  const sumOf = (figures: readonly (bigint | null)[]): Parts => {
    const known = figures.filter((figure) => figure !== null)
    return { count: figures.length, known: known.length, sum: known.reduce((sum, figure) => sum + figure, 0n) }
  }
  const total = (part: 'homes' | 'dwellings' | 'measured') => buildings.reduce((sum, one) => sum + one[part], 0)
  return {
    stated,
    parts: {
      buildings: {
        buildings: counted(buildings.length),
        households: sumOf(buildings.map(({ households }) => households)),
        area: sumOf(buildings.map(({ area }) => area)),
      },
      dwellings: {
        buildings: nothing,
        households: counted(total('homes')),
        area: {
          count: total('dwellings'),
          known: total('measured'),
          sum: buildings.reduce((sum, { measuredArea }) => sum + measuredArea, 0n),
        },
      },
    },
  }
}
