// An import whose whole product is killed with -9 again and again ends with the very rows of a clean run; and can be cancelled.
import { creditCodeOf } from '@huanju/domain/organisations'
import { writeXlsx } from 'hucre/xlsx'
import { rmSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoPassword } from '../demo/accounts.ts'
import { startProduct } from '../drills/product.ts'
import { killVictim, makePlace, type Victim } from '../drills/victims.ts'
import { findRunning } from '../platform/embedded/embedded.ts'

const rowCount = 1200
const headers = ['小区名称', '街道', '建成年份', '建成证明', '土地性质', '楼栋数', '户数', '建筑面积（万㎡）']
type Row = Record<string, unknown>

let dataDir: string
let product: Victim
beforeAll(async () => {
  dataDir = makePlace()
  product = await startProduct(dataDir, { ...process.env, DATABASE_URL: undefined })
})
afterAll(async () => {
  await killVictim(product, 'everything')
  rmSync(dataDir, { recursive: true, force: true })
})

async function query(text: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: findRunning(dataDir) ?? '' })
  await client.connect()
  try {
    return (await client.query(text, values)).rows as Row[]
  } finally {
    await client.end()
  }
}

/** A signed-in clerk whose session outlives the product it signed in to. */
async function clerkOf(login: string) {
  const entered = await fetch(`${product.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password: demoPassword }),
  })
  const { csrfToken } = (await entered.json()) as { csrfToken: string }
  const session = { cookie: entered.headers.getSetCookie()[0]?.split(';')[0] ?? '', 'x-huanju-csrf': csrfToken }
  return async (method: string, path: string, body?: unknown): Promise<Row> => {
    const given = body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }
    const type: Record<string, string> =
      body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }
    const answer = await fetch(`${product.url}/api${path}`, { method, headers: { ...session, ...type }, ...given })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
    return JSON.parse(text) as Row
  }
}
type Clerk = Awaited<ReturnType<typeof clerkOf>>

/** Uploads the list under the clerk's own first subdistrict; gives the import's path and what the check is asked with. */
async function upload(call: Clerk, name: string) {
  const [first] = (await call('GET', '/communities?size=1'))['rows'] as { subdistrict: string; countyId: string }[]
  const line = (at: number) => [
    `${name}${at}号院`,
    first?.subdistrict ?? '',
    1960 + (at % 60),
    '竣工验收备案表',
    '国有',
    1 + (at % 9),
    100 + (at % 200),
    0.96,
  ]
  const bytes = await writeXlsx({
    sheets: [{ name: '台账', rows: [headers, ...Array.from({ length: rowCount }, (_, at) => line(at))] }],
  })
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(bytes)]), '台账.xlsx')
  const given = await call('POST', '/imports', form)
  return {
    id: String(given['id']),
    path: `/imports/${String(given['id'])}`,
    body: { mapping: given['mapping'], defaults: { countyId: first?.countyId ?? null, subdistrictId: null } },
  }
}

/** Waits for a job's end; kills the whole product and starts it again as its progress passes each of the given rows. */
async function follow(jobId: unknown, killsAt: readonly number[] = []): Promise<Row> {
  const left = [...killsAt]
  for (;;) {
    const [job] = await query('select state, done::int as done, attempts from jobs where id = $1', [jobId])
    if (job && job['state'] !== 'waiting' && job['state'] !== 'running') return job
    const [next] = left
    if (next !== undefined && Number(job?.['done']) >= next) {
      left.shift()
      await killVictim(product, 'everything')
      product = await startProduct(dataDir, { ...process.env, DATABASE_URL: undefined })
    }
    await wait(15)
  }
}

const outcome = (importId: string) =>
  query(
    `select import_row, name, completed_on::text as completed, building_count, household_count,
  floor_area_dm2, verdict from communities where import_id = $1 order by import_row`,
    [importId],
  )
const checked = (importId: string) =>
  query(`select row_number, state, findings from import_rows where import_id = $1 order by row_number`, [importId])

describe('an import of many rows', () => {
  it('ends with the rows of a clean run although everything was killed while it checked and while it committed', async () => {
    const [clean, killed] = [await clerkOf('daiyue'), await clerkOf('taishan')]
    const undisturbed = await upload(clean, '续传')
    await follow((await clean('PUT', `${undisturbed.path}/mapping`, undisturbed.body))['jobId'])
    await follow((await clean('POST', `${undisturbed.path}/commitment`))['jobId'])

    const disturbed = await upload(killed, '续传')
    const check = await follow((await killed('PUT', `${disturbed.path}/mapping`, disturbed.body))['jobId'], [200])
    const commit = await follow((await killed('POST', `${disturbed.path}/commitment`))['jobId'], [200, 600])
    expect(check).toMatchObject({ state: 'done', attempts: 2 })
    expect(commit).toMatchObject({ state: 'done', attempts: 3 })

    const rows = await outcome(disturbed.id)
    expect(rows).toHaveLength(rowCount)
    expect(rows).toEqual(await outcome(undisturbed.id))
    expect(await checked(disturbed.id)).toEqual(await checked(undisturbed.id))
    const { counts } = await killed('GET', disturbed.path)
    expect(counts).toMatchObject({ rows: rowCount, committed: rowCount })
  })

  it('stops when its clerk cancels it in the middle, and keeps what it says it kept', async () => {
    const call = await clerkOf('feicheng')
    const { id, path, body } = await upload(call, '取消')
    await follow((await call('PUT', `${path}/mapping`, body))['jobId'])
    // The commit waits at a row in its middle until it is cancelled: it can neither end nor be cancelled too soon.
    const holder = new pg.Client({ connectionString: findRunning(dataDir) ?? '' })
    await holder.connect()
    await holder.query('begin')
    await holder.query('select from import_rows where import_id = $1 and row_number = $2 for update', [
      id,
      rowCount / 2,
    ])
    const { jobId } = await call('POST', `${path}/commitment`)
    while (!((await query('select done::int as done from jobs where id = $1', [jobId]))[0]?.['done'] as number))
      await wait(15)
    await call('DELETE', `/jobs/${String(jobId)}`)
    await holder.end()
    expect(await follow(jobId)).toMatchObject({ state: 'cancelled' })
    const kept = (await outcome(id)).length
    expect(kept).toBeGreaterThan(0)
    expect(kept).toBeLessThan(rowCount)
    const { counts } = await call('GET', path)
    expect(counts).toMatchObject({ committed: kept })
  })

  it('of another kind of record ends the same: each row once, each with one line, changes once too', async () => {
    const call = await clerkOf('taishan')
    const [first] = (await call('GET', '/communities?size=1'))['rows'] as { countyId: string }[]
    const bring = async (address: string) => {
      const line = (at: number) => [
        `续传单位${at}`,
        creditCodeOf(`9137090099${String(at).padStart(7, '0')}`),
        '施工单位',
        address,
      ]
      const rows = [
        ['单位名称', '统一社会信用代码', '单位类别', '地址'],
        ...Array.from({ length: rowCount }, (_, at) => line(at)),
      ]
      const form = new FormData()
      form.set('file', new Blob([new Uint8Array(await writeXlsx({ sheets: [{ name: '台账', rows }] }))]), '单位.xlsx')
      const given = await call('POST', '/imports?target=legalPerson', form)
      const path = `/imports/${String(given['id'])}`
      const body = { mapping: given['mapping'], defaults: { countyId: first?.countyId ?? null, subdistrictId: null } }
      await follow((await call('PUT', `${path}/mapping`, body))['jobId'], [200])
      const { counts } = await call('GET', path)
      expect(await follow((await call('POST', `${path}/commitment`))['jobId'], [200, 600])).toMatchObject({
        state: 'done',
        attempts: 3,
      })
      return { counts, after: (await call('GET', path))['counts'] }
    }
    const stored = () =>
      query(`select count(*)::int as rows, count(distinct l.id)::int as records, min(l.version) as least, max(l.version) as most,
      (select count(*)::int from journal j where j.subject_id in (select id from legal_persons where name like '续传单位%')) as lines
      from legal_persons l where name like '续传单位%'`)
    expect(await bring('甲路')).toMatchObject({ counts: { good: rowCount }, after: { committed: rowCount } })
    expect(await stored()).toEqual([{ rows: rowCount, records: rowCount, least: 1, most: 1, lines: rowCount }])
    expect(await bring('乙路')).toMatchObject({
      counts: { good: 0, changed: rowCount },
      after: { committed: rowCount },
    })
    expect(await stored()).toEqual([{ rows: rowCount, records: rowCount, least: 2, most: 2, lines: 2 * rowCount }])
  }, 240_000)
})
