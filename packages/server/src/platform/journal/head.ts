// The head of the journal: its last line's number and hash, and whether a printed one is still there.
import type pg from 'pg'

/** Reads the head over a connection that may see all of the journal. */
export async function readHead(client: Pick<pg.Client, 'query'>): Promise<{ seq: number; hash: string }> {
  const { rows } = await client.query<{ seq: string; hash: string }>('select seq, hash from journal_head')
  const [head] = rows
  return { seq: Number(head?.seq ?? 0), hash: head?.hash ?? '' }
}

/** Whether a line with this hash, once printed as a head, is in the journal. */
export async function hasHead(client: Pick<pg.Client, 'query'>, hash: string): Promise<boolean> {
  const { rowCount } = await client.query('select seq from journal where hash = $1', [hash])
  return rowCount === 1
}
