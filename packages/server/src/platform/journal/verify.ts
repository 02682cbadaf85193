// Recomputes the journal's chain outside the database: any line edited, deleted, swapped or added by hand shows.
import { createHash } from 'node:crypto'
import type pg from 'pg'

interface StoredLine {
  seq: bigint | string
  at: string
  actor_id: string | null
  actor: string
  session_id: string | null
  action: string
  subject: string
  subject_id: string | null
  region_id: string | null
  detail: string
  transaction_id: bigint | string
  previous_hash: string
  hash: string
}

/** The verdict on the chain: how many lines, its head, the first line that is not what was written, the head of each day. */
export interface ChainVerdict {
  readonly lines: number
  readonly head: string
  readonly isIntact: boolean
  readonly firstBroken: number | null
  readonly heads: readonly { day: string; seq: number; hash: string }[]
}

const genesis = '0'.repeat(64)
const batch = 5000

/** The SHA-256 of a line as the database computed it when it was written. */
function hashOf(line: StoredLine): string {
  const fields = [
    line.seq,
    line.at,
    line.actor_id,
    line.actor,
    line.session_id,
    line.action,
    line.subject,
    line.subject_id,
    line.region_id,
    line.detail,
    line.transaction_id,
    line.previous_hash,
  ]
  const text = fields.map((field) => (field === null ? '-' : `${Buffer.byteLength(String(field))}:${field}`)).join('')
  return createHash('sha256').update(text).digest('hex')
}

/** Reads the whole journal in order, in batches of 5,000 lines, over a connection that may see all of it. */
export async function verifyJournalChain(client: Pick<pg.Client, 'query'>): Promise<ChainVerdict> {
  let [seq, head] = [0, genesis]
  let firstBroken: number | null = null
  const heads = new Map<string, { day: string; seq: number; hash: string }>()
  for (;;) {
    const { rows } = await client.query<StoredLine>(
      `select seq, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
      actor_id, actor, session_id, action, subject, subject_id, region_id, detail, transaction_id, previous_hash, hash
      from journal where seq > $1 order by seq limit ${batch}`,
      [seq],
    )
    for (const line of rows) {
      const isSound = Number(line.seq) === seq + 1 && line.previous_hash === head && hashOf(line) === line.hash
      if (!isSound) firstBroken ??= seq + 1
      seq = Number(line.seq)
      head = line.hash
      heads.set(line.at.slice(0, 10), { day: line.at.slice(0, 10), seq, hash: head })
    }
    if (rows.length < batch) break
  }
  const {
    rows: [kept],
  } = await client.query<{ seq: bigint | string; hash: string }>('select seq, hash from journal_head')
  const isHeadSound = kept !== undefined && Number(kept.seq) === seq && kept.hash === head
  if (!isHeadSound) firstBroken ??= seq + 1
  return { lines: seq, head, isIntact: firstBroken === null, firstBroken, heads: [...heads.values()] }
}
