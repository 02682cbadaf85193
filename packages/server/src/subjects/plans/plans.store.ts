// Plans and their ranked rows.
import type { AnswerOf, QueryOf } from '@huanju/contract'
import { plan, planSettings } from '@huanju/contract/plans'
import type { explainPlanProject, getPlan, listPlanProjects } from '@huanju/contract/plans'
import type { OpenStock, ScoredRow } from '@huanju/domain/plans'
import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import type { z } from 'zod'
import { rowOf, rowsOf, type Tx, type Viewer } from '../../platform/database/database.ts'
import { journal, toJson, write } from '../../platform/journal/journal.ts'
import { every, within } from '../../platform/database/walls.ts'

export type PlanView = AnswerOf<typeof getPlan>
/** A plan as it is read, with the name of who made it, sealed; null where the viewer may not see the person. */
export type StoredPlan = PlanView & { readonly creatorCipher: Buffer | null }
export type PlanSettings = z.output<typeof planSettings>
export type ProjectView = AnswerOf<typeof listPlanProjects>['rows'][number]
export type ScoreParts = AnswerOf<typeof explainPlanProject>['parts']
type Result = NonNullable<PlanView['result']>
type Stored = Omit<StoredPlan, keyof PlanSettings | 'result'> & {
  regionId: string
  settings: unknown
  result: unknown
  rankedVersion: number | null
}

const columns = sql`p.id, p.region_id as "regionId", r.name_zh as region, p.settings, p.state, p.result, p.problem, p.job_id as "jobId",
  p.created_at as "createdAt", p.created_by as "createdBy", u.name_cipher as "creatorCipher", p.ranked_at as "rankedAt", p.version, p.ranked_version as "rankedVersion",
  p.ranked_at is not null and p.state <> 'voided' and (p.version is distinct from p.ranked_version or exists (select from communities c
    where c.changed_at > p.ranked_at and c.region_id in (select region_id from region_closure where ancestor_id = p.region_id))) as "isStale",
  (select coalesce(jsonb_agg(jsonb_build_object('communityId', c.id, 'community', c.name) order by c.name, c.id), '[]') from communities c
    where c.id in (select (f->>'communityId')::uuid from jsonb_array_elements(p.settings->'forces') f)) as ordered`
const from = sql`from plans p join regions r on r.id = p.region_id left join people u on u.login = p.created_by`

/** A plan the viewer may see, or undefined; `lock` holds it until the transaction ends. */
export async function findPlan(
  tx: Tx,
  viewer: Viewer,
  id: string,
  lock: 'read' | 'lock' = 'read',
): Promise<StoredPlan | undefined> {
  const row = await rowOf(
    tx,
    sql<Stored>`select ${columns} ${from}
    where ${every([sql`p.id = ${id}::uuid`, within(viewer, sql`p.region_id`)])} ${lock === 'lock' ? sql`for update of p` : sql``}`,
  )
  return row && revived(row)
}

/** One page of plans, newest first. */
export async function listPlansOf(
  tx: Tx,
  viewer: Viewer,
  { page, size }: { page: number; size: number },
): Promise<{ rows: StoredPlan[]; total: number }> {
  const rows = await rowsOf(
    tx,
    sql<Stored>`select ${columns} ${from} where ${within(viewer, sql`p.region_id`)}
    order by p.state = 'voided', p.created_at desc, p.id limit ${size} offset ${(page - 1) * size}`,
  )
  const total = await rowOf(
    tx,
    sql<{ total: number }>`select count(*)::int as total from plans p where ${within(viewer, sql`p.region_id`)}`,
  )
  return { rows: rows.map(revived), total: total?.total ?? 0 }
}

/** What is open to planning in a region: how much it is, and its cost; due is what was completed until the day. */
export async function openStock(
  tx: Tx,
  regionId: string,
  dueUntil: string | null,
): Promise<OpenStock & { communities: number }> {
  const row = await rowOf(
    tx,
    sql<OpenStock & { communities: number }>`select count(*)::int as communities,
    coalesce(sum(estimated_cost_fen), 0)::bigint as "costFen",
    coalesce(sum(estimated_cost_fen) filter (where completed_on <= ${dueUntil}::date), 0)::bigint as "dueCostFen"
    from communities where status = 'surveyed'
      and region_id in (select region_id from region_closure where ancestor_id = ${regionId}::uuid)`,
  )
  return row ?? { communities: 0, costFen: 0n, dueCostFen: 0n }
}

/** Records a plan; gives its id. */
export async function insertPlan(tx: Tx, viewer: Viewer, settings: PlanSettings): Promise<string> {
  const id = newId()
  await write(
    tx,
    { action: 'plan.created', subject: 'plan', id, regionId: settings.regionId, detail: { name: settings.name } },
    sql`
    insert into plans (id, region_id, name, settings, created_by)
    values (${id}, ${settings.regionId}, ${settings.name}, ${toJson(settings)}::jsonb, ${viewer.login})`,
  )
  return id
}

/** Changes a plan's settings; the ranking stays until it is made anew. */
export async function changePlan(tx: Tx, id: string, settings: PlanSettings): Promise<void> {
  await write(
    tx,
    { action: 'plan.changed', subject: 'plan', id, regionId: settings.regionId, detail: { name: settings.name } },
    sql`
    update plans set region_id = ${settings.regionId}, name = ${settings.name}, settings = ${toJson(settings)}::jsonb,
      changed_at = now(), version = version + 1 where id = ${id}`,
  )
}

/** The plan that a job ranks, held until the transaction ends; undefined where another job has taken its place. */
export async function lockPlanOfJob(
  tx: Tx,
  jobId: string,
): Promise<Pick<PlanView, 'id' | 'regionId' | 'state'> | undefined> {
  return rowOf(
    tx,
    sql<Pick<PlanView, 'id' | 'regionId' | 'state'>>`select id, region_id as "regionId", state from plans
      where job_id = ${jobId}::uuid for update`,
  )
}

/** Moves a plan on to another state. */
export async function changePlanState(
  tx: Tx,
  { id, regionId }: { id: string; regionId: string },
  change: { state: PlanView['state']; jobId?: string; problem?: unknown },
): Promise<void> {
  const { state, jobId, problem } = change
  await write(
    tx,
    { action: `plan.${state}`, subject: 'plan', id, regionId },
    sql`update plans set state = ${state},
    job_id = coalesce(${jobId ?? null}::uuid, job_id), problem = ${problem ? toJson(problem) : null}::jsonb where id = ${id}`,
  )
}

/** After an act that changed no setting: ranking and studies stay as fresh as they were, an old failure is forgotten. */
export async function keepRanking(tx: Tx, id: string): Promise<void> {
  await sql`update plans set problem = null,
    ranked_version = case when ranked_version = version - 1 then version else ranked_version end where id = ${id}::uuid`.execute(
    tx,
  )
  await sql`update studies s set plan_version = p.version from plans p
    where p.id = ${id}::uuid and s.plan_id = p.id and s.plan_version = p.version - 1`.execute(tx)
}

/** A row of a ranking, ready to be kept. */
export type RankedRow = Omit<ProjectView, 'community' | 'county' | 'countyId' | 'subdistrict'> & { parts: ScoreParts }

/** Puts a new ranking in place of the old one. */
export async function saveRanking(
  tx: Tx,
  plan: Pick<PlanView, 'id' | 'regionId' | 'version'>,
  { result, rows }: { result: Result; rows: readonly RankedRow[] },
): Promise<void> {
  const { id, regionId, version } = plan
  await journal(tx, {
    action: 'plan.ranked',
    subject: 'plan',
    id,
    regionId,
    detail: { planned: result.planned.communities, rows: rows.length },
  })
  await sql`delete from plan_projects where plan_id = ${id}`.execute(tx)
  for (let at = 0; at < rows.length; at += 2000) {
    const records = rows.slice(at, at + 2000).map((row) => ({
      plan_id: id,
      community_id: row.communityId,
      region_id: regionId,
      rank: row.rank,
      decision: row.decision,
      year: row.year,
      verdict: row.verdict,
      score_hundredths: row.scoreHundredths,
      force: row.force,
      reason: row.reason,
      parts: row.parts,
      building_count: row.buildingCount,
      household_count: row.householdCount,
      floor_area_dm2: row.floorAreaDm2,
      estimated_cost_fen: row.estimatedCostFen,
      running_cost_fen: row.runningCostFen,
      running_households: row.runningHouseholds,
    }))
    await sql`insert into plan_projects select * from jsonb_populate_recordset(null::plan_projects, ${toJson(records)}::jsonb)`.execute(
      tx,
    )
  }
  await sql`update plans set result = ${toJson(result)}::jsonb, ranked_at = now(), ranked_version = ${version} where id = ${id}`.execute(
    tx,
  )
}

const projectColumns = sql`x.rank, x.community_id as "communityId", c.name as community, c.county_id as "countyId", county.name_zh as county,
  subdistrict.name_zh as subdistrict, x.decision, x.year, x.verdict, x.score_hundredths::int as "scoreHundredths", x.force, x.reason,
  x.building_count as "buildingCount", x.household_count as "householdCount", x.floor_area_dm2 as "floorAreaDm2",
  x.estimated_cost_fen as "estimatedCostFen", x.running_cost_fen as "runningCostFen", x.running_households::int as "runningHouseholds"`
const projectFrom = sql`from plan_projects x join communities c on c.id = x.community_id
  join regions county on county.id = c.county_id join regions subdistrict on subdistrict.id = c.subdistrict_id`

/** One page of a plan's rows, by rank. */
export async function listProjects(
  tx: Tx,
  planId: string,
  query: QueryOf<typeof listPlanProjects>,
): Promise<AnswerOf<typeof listPlanProjects>> {
  const { page, size, decision, year, countyId, q } = query
  const where = every([
    sql`x.plan_id = ${planId}::uuid`,
    decision ? sql`x.decision = ${decision}` : undefined,
    year ? sql`x.year = ${year}` : undefined,
    countyId ? sql`c.county_id = ${countyId}::uuid` : undefined,
    q ? sql`c.name like ${`%${q.replaceAll(/[%_\\]/g, (sign) => `\\${sign}`)}%`}` : undefined,
  ])
  const rows = await rowsOf(
    tx,
    sql<ProjectView>`select ${projectColumns} ${projectFrom} where ${where} order by x.rank limit ${size} offset ${(page - 1) * size}`,
  )
  const total = await rowOf(tx, sql<{ total: number }>`select count(*)::int as total ${projectFrom} where ${where}`)
  return { rows, total: total?.total ?? 0 }
}

/** A plan's rows of one decision, all of them, by rank: for the workbook. */
export async function listAllProjects(tx: Tx, planId: string): Promise<ProjectView[]> {
  return rowsOf(
    tx,
    sql<ProjectView>`select ${projectColumns} ${projectFrom} where x.plan_id = ${planId}::uuid order by x.rank`,
  )
}

/** The communities of a ranking that were not excluded, by rank, with the parts of their scores. */
export async function listScored(tx: Tx, planId: string): Promise<ScoredRow[]> {
  return rowsOf(
    tx,
    sql<ScoredRow>`select x.community_id as "communityId", c.name as community, x.rank, coalesce(x.score_hundredths, 0)::int as "scoreHundredths",
    x.parts from plan_projects x join communities c on c.id = x.community_id
    where x.plan_id = ${planId}::uuid and x.decision <> 'excluded' order by x.rank`,
  )
}

/** One row of a plan with the parts of its score, or undefined. */
export async function findProject(
  tx: Tx,
  planId: string,
  communityId: string,
): Promise<{ project: ProjectView; parts: ScoreParts } | undefined> {
  const row = await rowOf(
    tx,
    sql<ProjectView & { parts: ScoreParts }>`select ${projectColumns}, x.parts ${projectFrom}
    where x.plan_id = ${planId}::uuid and x.community_id = ${communityId}::uuid`,
  )
  if (!row) return undefined
  const { parts, ...project } = row
  return { project, parts }
}

// Amounts lie in JSON as digits; they are whole numbers again when read.
const [settingsColumn, resultColumn] = [planSettings, plan.shape.result]

function revived({ settings, result, rankedVersion: _ranked, ...row }: Stored): StoredPlan {
  return { ...settingsColumn.parse(settings), ...row, result: resultColumn.parse(result) }
}
