// Keeps verdicts as they were given, and the policy packs they rest on, so that an old one prints again word for word.
import type { AnswerOf } from '@huanju/contract'
import { verdict, type getVerdict, type listVerdicts } from '@huanju/contract/eligibility'
import type { EligibilityDecision } from '@huanju/domain/eligibility'
import type { PolicyPack } from '@huanju/policy'
import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { rowOf, rowsOf, type Tx, type Viewer } from '../../platform/database/database.ts'
import { journal, toJson } from '../../platform/journal/journal.ts'
import { every, within } from '../../platform/database/walls.ts'

/** A decision on one community, ready to be kept. */
export interface Decided {
  readonly communityId: string
  readonly regionId: string
  readonly decision: EligibilityDecision
}

/** Keeps the pack once, by its hash. */
export async function savePack(tx: Tx, pack: PolicyPack): Promise<void> {
  await sql`insert into policy_packs (hash, place, on_day, pack) values (${pack.hash}, ${pack.place}, ${pack.day}, ${toJson(pack)}::jsonb)
    on conflict (hash) do nothing`.execute(tx)
}

/** What becomes of verdicts once they are kept: the register's latest, those of a batch to come, or for the file only. */
export type Effect = 'latest' | 'filed' | { readonly stagedBy: string }

/** Keeps decisions under one journal line; gives their ids in order. */
export async function saveVerdicts(
  tx: Tx,
  viewer: Viewer,
  decided: readonly Decided[],
  { effect, regionId }: { effect: Effect; regionId: string },
): Promise<string[]> {
  if (decided.length === 0) return []
  const ids = decided.map(() => newId())
  const [only] = decided.length === 1 ? decided : []
  await journal(tx, {
    action: 'verdict.given',
    subject: 'community',
    id: only?.communityId ?? null,
    regionId: only?.regionId ?? regionId,
    detail: only
      ? { verdict: only.decision.verdict, on: only.decision.on }
      : { count: decided.length, on: decided[0]?.decision.on },
  })
  await insertVerdicts(tx, viewer, { ids, decided, stagedBy: typeof effect === 'string' ? null : effect.stagedBy })
  if (effect === 'latest') {
    await sql`update communities c set verdict = v.verdict, verdict_id = v.id
      from unnest(${ids}::uuid[], ${decided.map(({ communityId }) => communityId)}::uuid[],
        ${decided.map(({ decision }) => decision.verdict)}::text[]) as v (id, community_id, verdict)
      where c.id = v.community_id`.execute(tx)
  }
  return ids
}

// The explanation goes in as the text it is printed from: the database neither reads nor rearranges it.
async function insertVerdicts(
  tx: Tx,
  viewer: Viewer,
  { ids, decided, stagedBy }: { ids: readonly string[]; decided: readonly Decided[]; stagedBy: string | null },
): Promise<void> {
  const rows = decided.map(({ communityId, regionId, decision }, index) => {
    const { on, verdict, place, packHash } = decision
    return sql`(${ids[index]}::uuid, ${communityId}::uuid, ${regionId}::uuid, ${on}::date, ${verdict}, ${place},
      ${packHash}, ${JSON.stringify(decision)}, ${viewer.login}, ${stagedBy}::uuid)`
  })
  await sql`insert into verdicts (id, community_id, region_id, asked_for, verdict, place, pack_hash, explanation,
      recorded_by, staged_by, stands_for)
    select v.*, case when v.staged_by is not null then c.verdict_id end
    from (values ${sql.join(rows)}) as v (id, community_id, region_id, asked_for, verdict, place, pack_hash, explanation,
      recorded_by, staged_by) join communities c on c.id = v.community_id`.execute(tx)
}

/**
 * Makes the verdicts of a batch the register's latest, all in one statement; gives how many. A community that was
 * judged again since the batch looked at it keeps its newer verdict. A second call changes nothing.
 */
export async function switchVerdicts(
  tx: Tx,
  { stagedBy, count, regionId }: { stagedBy: string; count: number; regionId: string },
) {
  await journal(tx, { action: 'verdicts.took-effect', subject: 'community', id: null, regionId, detail: { count } })
  const { numAffectedRows = 0n } = await sql`update communities c set verdict = v.verdict, verdict_id = v.id
    from verdicts v where v.staged_by = ${stagedBy}::uuid and c.id = v.community_id
      and c.verdict_id is not distinct from v.stands_for`.execute(tx)
  return Number(numAffectedRows)
}

type StoredVerdict = Omit<AnswerOf<typeof getVerdict>, 'explanation' | 'buildings' | 'isMixed' | 'printed'> & {
  /** The decision as JSON text. */
  decision: string
}

/** What is told of a decision as it was kept. */
const keptDecision = verdict.pick({ explanation: true, buildings: true, isMixed: true, printed: true })

const columns = sql`v.id, v.community_id as "communityId", c.name as community, v.asked_for as "askedFor", v.verdict,
  v.pack_hash as "packHash", v.place, v.explanation as decision, v.recorded_at as "recordedAt", v.recorded_by as "recordedBy"`

/** A verdict as it was given, or undefined. */
export async function findVerdict(
  tx: Tx,
  viewer: Viewer,
  id: string,
): Promise<AnswerOf<typeof getVerdict> | undefined> {
  const row = await rowOf(
    tx,
    sql<StoredVerdict>`select ${columns} from verdicts v join communities c on c.id = v.community_id
    where ${every([sql`v.id = ${id}::uuid`, within(viewer, sql`v.region_id`)])}`,
  )
  if (!row) return undefined
  const { decision, ...rest } = row
  return { ...rest, ...keptDecision.parse(JSON.parse(decision)) }
}

/** All verdicts of a community, newest first. */
export async function listVerdictsOf(
  tx: Tx,
  viewer: Viewer,
  communityId: string,
): Promise<AnswerOf<typeof listVerdicts>['rows']> {
  const rows = await rowsOf(
    tx,
    sql<StoredVerdict>`select ${columns} from verdicts v join communities c on c.id = v.community_id
    where ${every([sql`v.community_id = ${communityId}::uuid`, within(viewer, sql`v.region_id`)])} order by v.recorded_at desc, v.id desc limit 200`,
  )
  return rows.map(({ decision, ...rest }) => ({
    ...rest,
    isMixed: keptDecision.pick({ isMixed: true }).parse(JSON.parse(decision)).isMixed,
  }))
}
