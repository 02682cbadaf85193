// The filter of the register as SQL: list, counts, export and map all use this one, so their numbers agree.
import type { QueryOf } from '@huanju/contract'
import type { countCommunities } from '@huanju/contract/communities'
import { searchTokens } from '@huanju/engines/tables'
import { sql, type RawBuilder } from 'kysely'
import type { Viewer } from '../../platform/database/database.ts'
import { every, within } from '../../platform/database/walls.ts'

/** The filter of the list, and the region whose communities alone may be chosen. */
export type CommunityFilter = QueryOf<typeof countCommunities> & { readonly inside?: string }

/** Conditions on `communities` under the alias `c`, region wall included. */
export function whereCommunities(viewer: Viewer, filter: CommunityFilter): RawBuilder<boolean> {
  const tokens = filter.q?.trim() ? searchTokens(filter.q) : []
  return every(
    [
      within(viewer, sql`c.region_id`),
      tokens.length > 0 && sql`c.search_tokens @> ${tokens}::text[]`,
      oneOf(sql`c.county_id`, filter.countyId, 'uuid'),
      oneOf(sql`c.subdistrict_id`, filter.subdistrictId, 'uuid'),
      oneOf(sql`c.status`, filter.status, 'text'),
      oneOf(sql`coalesce(c.verdict, 'unjudged')`, filter.verdict, 'text'),
      oneOf(sql`c.land_kind`, filter.landKind, 'text'),
      filter.completedFrom && sql`c.completed_on >= ${filter.completedFrom}::date`,
      filter.completedTo && sql`c.completed_on <= ${filter.completedTo}::date`,
      filter.position && (filter.position === 'known' ? sql`c.longitude is not null` : sql`c.longitude is null`),
      filter.importId && sql`c.import_id = ${filter.importId}::uuid`,
      filter.planId && inPlan(filter.planId, filter.planYear),
      filter.inside &&
        sql`c.region_id in (select x.region_id from region_closure x where x.ancestor_id = ${filter.inside}::uuid)`,
    ].map((condition) => condition || undefined),
  )
}

function oneOf(column: RawBuilder<unknown>, values: readonly string[] | undefined, type: 'uuid' | 'text') {
  if (!values?.length) return undefined
  return type === 'uuid' ? sql`${column} = any (${values}::uuid[])` : sql`${column} = any (${values}::text[])`
}

function inPlan(planId: string, year: number | undefined): RawBuilder<boolean> {
  return sql`exists (select from plan_projects p where p.plan_id = ${planId}::uuid and p.community_id = c.id
    and p.decision = 'planned' ${year === undefined ? sql`` : sql`and p.year = ${year}`})`
}
