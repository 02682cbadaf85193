// What was done to one record, read from the journal.
import type { AnswerOf, Words } from '@huanju/contract'
import type { communityHistory } from '@huanju/contract/communities'
import { sql } from 'kysely'
import { rowsOf, type Tx } from '../../platform/database/database.ts'
import { actionWords } from '../../platform/journal/actions.ts'

type History = AnswerOf<typeof communityHistory>['rows']
interface Line {
  at: string
  actor: string
  action: string
  detail: string
}
interface Detail {
  changes?: { field: string; from: string | null; to: string | null }[]
  building?: string
  verdict?: string
}

/** The last two hundred lines on a record, newest first. */
export async function historyOf(tx: Tx, id: string): Promise<History> {
  const lines = await rowsOf(
    tx,
    sql<Line>`select at, actor, action, detail from journal
    where subject_id = ${id}::uuid order by seq desc limit 200`,
  )
  return lines.map(({ at, actor, action, detail }) => {
    const said = JSON.parse(detail) as Detail
    return { at, actor, action: withBuilding(actionWords(action), said.building), changes: said.changes ?? [] }
  })
}

function withBuilding(words: Words, building: string | undefined): Words {
  return building ? { zh: `${words.zh}（${building}）`, en: `${words.en} (${building})` } : words
}
