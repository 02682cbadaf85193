// The yearly targets that bear on a plan, and what the plan does in each county and year.
import type { PlannedRow, TargetRow } from '@huanju/domain/plans'
import { sql } from 'kysely'
import { rowsOf, type Tx, type Viewer } from '../../platform/database/database.ts'
import { every, within } from '../../platform/database/walls.ts'
import type { PlanView } from './plans.store.ts'

/** The targets in a plan's region for its years, what it plans there, and what the counties are called. */
export async function listTargets(tx: Tx, viewer: Viewer, { id, regionId, years }: PlanView) {
  const targets = await rowsOf(
    tx,
    sql<TargetRow & { county: string }>`select t.county_id as "countyId", r.name_zh as county,
      t.subdistrict_id as "subdistrictId", t.year::int as year, t.community_count as communities,
      t.building_count as buildings, t.household_count as households, t.floor_area_dm2 as "floorAreaDm2"
    from county_targets t join regions r on r.id = t.county_id
    where ${every([
      sql`t.voided_at is null and t.year = any(${years.map(({ year }) => String(year))}::text[])`,
      sql`t.region_id in (select region_id from region_closure where ancestor_id = ${regionId}::uuid)`,
      within(viewer, sql`t.region_id`),
    ])} order by t.year, r.code, r.id`,
  )
  const planned = await rowsOf(
    tx,
    sql<PlannedRow>`select c.county_id as "countyId", x.year, count(*)::int as communities,
      coalesce(sum(x.building_count), 0)::int as buildings, coalesce(sum(x.household_count), 0)::int as households,
      coalesce(sum(x.floor_area_dm2), 0)::bigint as "floorAreaDm2"
    from plan_projects x join communities c on c.id = x.community_id
    where x.plan_id = ${id}::uuid and x.decision = 'planned' group by 1, 2`,
  )
  return {
    targets,
    planned,
    names: new Map(targets.map(({ countyId, county }) => [countyId, county])),
  }
}
