// The figures of a community and of each of its buildings with what is recorded below them, and who holds its dwellings.
import type { BuildingFigures, Held } from '@huanju/domain/communities'
import type { Day } from '@huanju/quantities'
import { sql } from 'kysely'
import { rowsOf, type Tx } from '../../platform/database/database.ts'

// The first of these is the area a dwelling counts with.
const counted = sql`coalesce(w.registered_area_dm2, w.surveyed_area_dm2, w.contract_area_dm2)`

/** The standing buildings of a community by name, each with its dwellings. */
export async function buildingFigures(tx: Tx, communityId: string): Promise<BuildingFigures[]> {
  return rowsOf(
    tx,
    sql<BuildingFigures>`select b.id, b.name, b.household_count::bigint as households, b.floor_area_dm2 as area,
      coalesce(d.homes, 0)::int as homes, coalesce(d.dwellings, 0)::int as dwellings,
      coalesce(d.measured, 0)::int as measured, coalesce(d.area, 0)::bigint as "measuredArea"
    from buildings b left join lateral (
      select count(*) filter (where w.use = 'residential') as homes, count(*) as dwellings,
        count(${counted}) as measured, sum(${counted}) as area
      from dwellings w where w.building_id = b.id and w.voided_at is null) d on true
    where b.community_id = ${communityId}::uuid and b.voided_at is null order by b.name, b.id`,
  )
}

/**
 * The standing dwellings of a community, each with those who own it on a day: by title unit or by the blind index of
 * their number, null for one of whom neither is known; and how many shares are known, with what they come to.
 */
export async function heldDwellings(tx: Tx, communityId: string, on: Day): Promise<Held[]> {
  return rowsOf(
    tx,
    sql<Held>`select w.id as dwelling, ${counted} as area,
      coalesce(array_agg(coalesce(o.legal_person_id::text, o.id_number_index)) filter (where o.id is not null), '{}') as holders,
      coalesce(json_agg(json_build_array(o.share_numerator::text, o.share_denominator::text))
        filter (where o.share_numerator is not null), '[]') as shares
    from buildings b join dwellings w on w.building_id = b.id and w.voided_at is null
    left join owners o on o.dwelling_id = w.id and o.voided_at is null and daterange(o.owned_from, o.owned_to, '[]') @> ${on}::date
    where b.community_id = ${communityId}::uuid and b.voided_at is null group by w.id`,
  )
}
