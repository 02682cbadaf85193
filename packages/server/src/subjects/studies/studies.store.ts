// Studies, their results, and the place of every community in them.
import type { AnswerOf, QueryOf } from '@huanju/contract'
import { studyResult, studySettings } from '@huanju/contract/studies'
import type { getStudy, listStudies, listStudyProjects } from '@huanju/contract/studies'
import type { CountyStock, StudySettings } from '@huanju/domain/studies'
import type { PlanInstance, Start } from '@huanju/optimiser'
import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import type { z } from 'zod'
import { rowOf, rowsOf, type Tx, type Viewer } from '../../platform/database/database.ts'
import { every, within } from '../../platform/database/walls.ts'
import { journal, toJson, write } from '../../platform/journal/journal.ts'

export type StudyView = AnswerOf<typeof getStudy>
/** A study as it is read, with the name of who made it, sealed; null where the viewer may not see the person. */
export type StoredStudy = StudyView & { readonly creatorCipher: Buffer | null }
export type Settings = z.output<typeof studySettings>
export type Result = z.output<typeof studyResult>
export type StudyProject = AnswerOf<typeof listStudyProjects>['rows'][number]
type Stored = Omit<StoredStudy, 'settings' | 'result' | 'years'> & {
  settings: unknown
  result: unknown
  moments: Result['moments'] | null
  years: { year: number }[]
}

const columns = sql`s.id, s.plan_id as "planId", p.name as plan, s.region_id as "regionId", r.name_zh as region, s.name, s.state,
  s.job_id as "jobId", s.problem, s.created_at as "createdAt", s.created_by as "createdBy", u.name_cipher as "creatorCipher", s.solved_at as "solvedAt", s.version,
  s.settings, s.result, j.cursor->'moments' as moments, p.settings->'years' as years,
  s.solved_at is not null and (s.version is distinct from s.solved_version or p.version is distinct from s.plan_version
    or exists (select from communities c where c.changed_at > s.solved_at
      and c.region_id in (select region_id from region_closure where ancestor_id = s.region_id))) as "isStale"`
// While it is solved, how far the search has come lies with its job.
const from = sql`from studies s join plans p on p.id = s.plan_id join regions r on r.id = s.region_id
  left join jobs j on j.id = s.job_id and s.state = 'solving' left join people u on u.login = s.created_by`

/** A study the viewer may see, or undefined; `lock` holds it until the transaction ends. */
export async function findStudy(
  tx: Tx,
  viewer: Viewer,
  id: string,
  lock: 'read' | 'lock' = 'read',
): Promise<StoredStudy | undefined> {
  const row = await rowOf(
    tx,
    sql<Stored>`select ${columns} ${from} where ${every([sql`s.id = ${id}::uuid`, within(viewer, sql`s.region_id`)])}
    ${lock === 'lock' ? sql`for update of s` : sql``}`,
  )
  return row && revived(row)
}

/** The studies of a plan, newest first. */
export async function listStudiesOf(
  tx: Tx,
  viewer: Viewer,
  { planId, page, size }: { planId: string; page: number; size: number },
): Promise<{
  rows: (AnswerOf<typeof listStudies>['rows'][number] & Pick<StoredStudy, 'creatorCipher'>)[]
  total: number
}> {
  const where = every([sql`s.plan_id = ${planId}::uuid`, within(viewer, sql`s.region_id`)])
  const rows = await rowsOf(
    tx,
    sql<Stored>`select ${columns} ${from} where ${where} order by s.created_at desc, s.id limit ${size} offset ${(page - 1) * size}`,
  )
  const total = await rowOf(tx, sql<{ total: number }>`select count(*)::int as total ${from} where ${where}`)
  return {
    rows: rows.map((row) => {
      const { settings: _settings, result, ...rest } = revived(row)
      return { ...rest, value: result?.value ?? null, gap: result?.gap ?? null }
    }),
    total: total?.total ?? 0,
  }
}

/** Records a study; gives its id. */
export async function insertStudy(
  tx: Tx,
  viewer: Viewer,
  { planId, regionId, name, settings }: { planId: string; regionId: string; name: string; settings: StudySettings },
): Promise<string> {
  const id = newId()
  await write(
    tx,
    { action: 'study.created', subject: 'study', id, regionId, detail: { name } },
    sql`insert into studies (id, plan_id, region_id, name, settings, created_by)
    values (${id}, ${planId}, ${regionId}, ${name}, ${toJson(settings)}::jsonb, ${viewer.login})`,
  )
  return id
}

/** Changes a study's levers; its result stays until it is solved anew. */
export async function changeStudy(
  tx: Tx,
  { id, regionId }: Pick<StudyView, 'id' | 'regionId'>,
  { name, settings }: { name: string; settings: Settings },
): Promise<void> {
  await write(
    tx,
    { action: 'study.changed', subject: 'study', id, regionId, detail: { name } },
    sql`update studies set name = ${name}, settings = ${toJson(settings)}::jsonb, changed_at = now(), version = version + 1
    where id = ${id}`,
  )
}

/** The study that a job solves, or undefined where another job has taken its place. */
export async function findStudyOfJob(tx: Tx, jobId: string): Promise<{ id: string; regionId: string } | undefined> {
  return rowOf(
    tx,
    sql<{
      id: string
      regionId: string
    }>`select id, region_id as "regionId" from studies where job_id = ${jobId}::uuid`,
  )
}

/** Moves a study on to another state. */
export async function changeStudyState(
  tx: Tx,
  { id, regionId }: { id: string; regionId: string },
  { state, jobId, problem }: { state: StudyView['state']; jobId?: string; problem?: unknown },
): Promise<void> {
  await write(
    tx,
    { action: `study.${state}`, subject: 'study', id, regionId },
    sql`update studies set state = ${state}, job_id = coalesce(${jobId ?? null}::uuid, job_id),
    problem = ${problem ? toJson(problem) : null}::jsonb where id = ${id}`,
  )
}

/** A row of a study, ready to be kept. */
export interface StudyRow {
  readonly communityId: string
  readonly decision: StudyProject['decision']
  readonly year: number | null
  readonly mode: StudyProject['mode']
  readonly scoreHundredths: number
  readonly needPoints: number
  readonly listedYear: number | null
  readonly reason: StudyProject['reason']
}

/** Puts a checked plan in place of the one before, with every community’s place in it. */
export async function saveSolution(
  tx: Tx,
  study: Pick<StudyView, 'id' | 'regionId' | 'version'> & { planVersion: number },
  {
    instance,
    starts,
    result,
    rows,
  }: { instance: PlanInstance; starts: readonly Start[]; result: Result; rows: readonly StudyRow[] },
): Promise<void> {
  const { id, regionId, version, planVersion } = study
  await journal(tx, {
    action: 'study.solved',
    subject: 'study',
    id,
    regionId,
    detail: { value: result.value, bound: result.bound, rows: rows.length },
  })
  await sql`delete from study_projects where study_id = ${id}`.execute(tx)
  for (let at = 0; at < rows.length; at += 2000) {
    const records = rows.slice(at, at + 2000).map((row) => ({
      study_id: id,
      community_id: row.communityId,
      region_id: regionId,
      decision: row.decision,
      year: row.year,
      mode: row.mode,
      score_hundredths: row.scoreHundredths,
      need_points: row.needPoints,
      listed_year: row.listedYear,
      reason: row.reason,
    }))
    await sql`insert into study_projects select * from jsonb_populate_recordset(null::study_projects, ${toJson(records)}::jsonb)`.execute(
      tx,
    )
  }
  await sql`update studies set instance = ${toJson(instance)}::jsonb, starts = ${toJson(starts)}::jsonb, result = ${toJson(result)}::jsonb,
    solved_at = now(), solved_version = ${version}, plan_version = ${planVersion} where id = ${id}`.execute(tx)
}

/** The instance and plan that a study was solved with, or undefined before. */
export async function findSolution(
  tx: Tx,
  id: string,
): Promise<{ instance: PlanInstance; starts: Start[]; value: number | null; solvedAt: string } | undefined> {
  return rowOf(
    tx,
    sql<{ instance: PlanInstance; starts: Start[]; value: number | null; solvedAt: string }>`select instance, starts,
    (result->>'value')::float8 as value, solved_at as "solvedAt" from studies where id = ${id}::uuid and instance is not null`,
  )
}

const projectColumns = sql`x.community_id as "communityId", c.name as community, c.county_id as "countyId", county.name_zh as county,
  subdistrict.name_zh as subdistrict, x.decision, x.year, x.mode, x.score_hundredths::int as "scoreHundredths",
  x.need_points::float8 as "needPoints", x.listed_year as "listedYear", x.reason, c.household_count as "householdCount",
  c.floor_area_dm2 as "floorAreaDm2", c.estimated_cost_fen as "estimatedCostFen", c.longitude, c.latitude`
const projectFrom = sql`from study_projects x join communities c on c.id = x.community_id
  join regions county on county.id = c.county_id join regions subdistrict on subdistrict.id = c.subdistrict_id`

/** One page of a study's communities: planned by year, then deferred, then excluded, each by need. */
export async function listStudyRows(
  tx: Tx,
  studyId: string,
  {
    page,
    size,
    decision,
    year,
    countyId,
    q,
    communityId,
  }: QueryOf<typeof listStudyProjects> & { communityId?: string },
): Promise<AnswerOf<typeof listStudyProjects>> {
  const where = every([
    sql`x.study_id = ${studyId}::uuid`,
    decision ? sql`x.decision = ${decision}` : undefined,
    year ? sql`x.year = ${year}` : undefined,
    communityId ? sql`x.community_id = ${communityId}::uuid` : undefined,
    countyId ? sql`c.county_id = ${countyId}::uuid` : undefined,
    q ? sql`c.name like ${`%${q.replaceAll(/[%_\\]/g, (sign) => `\\${sign}`)}%`}` : undefined,
  ])
  const rows = await rowsOf(
    tx,
    sql<StudyProject>`select ${projectColumns} ${projectFrom} where ${where}
    order by array_position(array['planned', 'deferred', 'excluded'], x.decision), x.year, x.need_points desc, c.id
    limit ${size} offset ${(page - 1) * size}`,
  )
  const total = await rowOf(tx, sql<{ total: number }>`select count(*)::int as total ${projectFrom} where ${where}`)
  return { rows, total: total?.total ?? 0 }
}

/** Estimated cost and floor area of what is open to planning, by county of a region. */
export async function stockByCounty(tx: Tx, regionId: string): Promise<CountyStock[]> {
  return rowsOf(
    tx,
    sql<CountyStock>`select county_id as "countyId",
    coalesce(sum(estimated_cost_fen), 0)::bigint as "costFen", coalesce(sum(floor_area_dm2), 0)::bigint as "areaDm2",
    coalesce(max(floor_area_dm2), 0)::bigint as "largestDm2", count(*)::int as communities from communities
    where status = 'surveyed' and region_id in (select region_id from region_closure where ancestor_id = ${regionId}::uuid)
    group by county_id order by county_id`,
  )
}

/** Names of communities by id, for answers that name them. */
export async function namesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await rowsOf(
    tx,
    sql<{ id: string; name: string }>`select id, name from communities where id = any (${ids}::uuid[])`,
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}

// Amounts lie in JSON as digits; they are whole numbers again when read.
function revived({ settings, result, moments, years, ...row }: Stored): StoredStudy {
  const solved = studyResult.nullable().parse(result)
  return {
    ...row,
    years: years.map(({ year }) => year),
    settings: studySettings.parse(settings),
    result: moments === null ? solved : { ...(solved ?? unsolved), moments },
  }
}

/** The figures of a study that has none yet. */
const unsolved: Omit<Result, 'moments'> = {
  value: null,
  bound: null,
  boundKind: 'none',
  gap: null,
  firstPlanSeconds: null,
  seconds: 0,
  seed: 1,
  ended: 'limit',
  aims: {
    mandatory: { due: 0, started: 0 },
    needPoints: 0,
    jointPoints: 0,
    keptPoints: 0,
    evenness: { mostHouseholds: 0, fewestHouseholds: 0 },
  },
  rankedList: { value: 0, breaches: 0 },
  budgets: [],
  capacities: [],
  byYear: [],
  byCounty: [],
  planned: 0,
  deferred: 0,
  excluded: 0,
}
