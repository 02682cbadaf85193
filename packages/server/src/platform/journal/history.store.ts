// What was done to one record, read from the journal.
import type { Words } from '@huanju/contract'
import { actionWords } from '@huanju/domain/subjects'
import { sql } from 'kysely'
import { rowsOf, type Tx } from '../database/database.ts'

interface Line {
  at: string
  actor: string
  action: string
  detail: string
}

/** What the detail of a line may say of a record; `building` names the part it is about. */
interface Detail {
  changes?: { field: string; from: string | null; to: string | null }[]
  building?: string
}

/** The last two hundred lines on a record, newest first. */
export async function historyOf(tx: Tx, id: string) {
  const lines = await rowsOf(
    tx,
    sql<Line>`select at, actor, action, detail from journal
    where subject_id = ${id}::uuid order by seq desc limit 200`,
  )
  return lines.map(({ at, actor, action, detail }) => {
    const said = JSON.parse(detail) as Detail
    return { at, actor, action: withPart(actionWords(action), said.building), changes: said.changes ?? [] }
  })
}

function withPart(words: Words, part: string | undefined): Words {
  return part ? { zh: `${words.zh}（${part}）`, en: `${words.en} (${part})` } : words
}
