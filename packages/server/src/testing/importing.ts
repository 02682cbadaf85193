// Imports over HTTP as a person does them: upload, confirm the columns, look at the rows, commit; exports read back.
import { readXlsx, writeXlsx } from 'hucre/xlsx'
import { fileBody } from './client.ts'
import type { Client, TestCity } from './harness.ts'

type Json = Record<string, unknown>
type Cell = string | number | null

/** A row of an import as it is answered. */
export interface ImportRow {
  readonly rowNumber: number
  readonly state: string
  readonly cells: Readonly<Record<string, string>>
  readonly recordId: string | null
  readonly changes: readonly { field: string; from: { zh: string } | null; to: { zh: string } | null }[]
  readonly findings: readonly { column: string; severity: string; message: { zh: string; en: string } }[]
}

/** Rows as the bytes of a workbook. */
export async function workbookOf(rows: readonly (readonly Cell[])[]): Promise<Buffer> {
  return Buffer.from(await writeXlsx({ sheets: [{ name: '台账', rows: rows.map((row) => [...row]) }] }))
}

/** The first sheet of a workbook. */
export async function rowsIn(bytes: Buffer): Promise<unknown[][]> {
  const { sheets } = await readXlsx(bytes)
  return (sheets[0]?.rows ?? []) as unknown[][]
}

/** What one person does with lists. */
export function importing(city: TestCity, client: Client) {
  const ended = async (started: { status: number; text: string; json: Json }) => {
    if (started.status !== 200) throw new Error(started.text)
    const job = await city.untilEnded(client, String(started.json['jobId']))
    if (job['state'] !== 'done') throw new Error(JSON.stringify(job))
    return job
  }
  const upload = (target: string, bytes: Buffer, name = '台账.xlsx') =>
    client.call('POST /imports', { query: { target }, ...fileBody(name, bytes) })
  const rows = async (id: string): Promise<ImportRow[]> =>
    (await client.call(`GET /imports/${id}/rows`, { query: { size: 200 } })).json['rows'] as ImportRow[]
  const check = async (id: string, defaults: Json = { countyId: null, subdistrictId: null }, mapping?: unknown) => {
    const { json } = await client.call(`GET /imports/${id}`)
    const body = { mapping: mapping ?? json['mapping'], defaults }
    await ended(await client.call(`PUT /imports/${id}/mapping`, { body }))
    return rows(id)
  }
  return {
    upload,
    rows,
    check,
    /** Uploads and checks; gives the import's id and its rows. */
    bring: async (target: string, given: readonly (readonly Cell[])[] | Buffer, defaults?: Json) => {
      const answer = await upload(target, Buffer.isBuffer(given) ? given : await workbookOf(given))
      if (answer.status !== 200) throw new Error(answer.text)
      const id = String(answer.json['id'])
      return { id, given: answer.json, rows: await check(id, defaults) }
    },
    /** Commits and gives the rows as they then stand. */
    commit: async (id: string) => {
      await ended(await client.call(`POST /imports/${id}/commitment`))
      return rows(id)
    },
    /** Exports all of a kind and gives the workbook. */
    exported: async (many: string) => {
      const job = await ended(await client.call(`POST /${many}/exports`))
      const { bytes } = await client.call(`GET /jobs/${String(job['id'])}/file`)
      return bytes
    },
  }
}

/** The states of rows, in order. */
export const statesOf = (rows: readonly ImportRow[]): string[] => rows.map(({ state }) => state)

/** What was found in a row, in Chinese. */
export const saidOf = (row: ImportRow | undefined): string =>
  (row?.findings ?? []).map(({ message }) => message.zh).join('；')
