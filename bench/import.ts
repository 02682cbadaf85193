// An import of 50,000 rows through every check, against the plain COPY of the rows it leaves.
import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import type pg from 'pg'
import { z } from 'zod'
import { writeXlsx } from 'hucre/xlsx'
import { callerFor, type Caller } from './ground.ts'

/** What an import of many rows took. */
export interface ImportFigure {
  readonly rows: number
  readonly committed: number
  readonly checkSeconds: number
  readonly commitSeconds: number
  readonly copySeconds: number
  readonly peakMiB: number
  readonly restingMiB: number
}

const headers = [
  '小区名称',
  '街道',
  '建成年份',
  '建成证明',
  '土地性质',
  '楼栋数',
  '户数',
  '建筑面积（万㎡）',
  '总投资（万元）',
]

const placed = z.object({ rows: z.array(z.object({ subdistrict: z.string(), countyId: z.string() })) })
const counted = z.object({ counts: z.object({ committed: z.number() }) })

/** Imports `rows` rows as a county clerk; `pid` is the server whose memory is read. */
export async function measureImport(
  url: string,
  client: pg.Client,
  { rows, pid }: { rows: number; pid: number },
): Promise<ImportFigure> {
  const call = await callerFor(url, 'taishan')
  const [first] = placed.parse(await call('GET', '/communities?size=1')).rows
  const line = (at: number) => [
    `进场${at}号院`,
    first?.subdistrict ?? '',
    '1996-06-30',
    '竣工验收备案表',
    '国有',
    4 + (at % 9),
    120 + (at % 200),
    0.96,
    288,
  ]
  const bytes = await writeXlsx({
    sheets: [{ name: '台账', rows: [headers, ...Array.from({ length: rows }, (_, at) => line(at))] }],
  })
  const restingMiB = memoryOf(pid, 'VmRSS')
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(bytes)]), '台账.xlsx')
  const given = await call('POST', '/imports', form)
  const path = `/imports/${String(given['id'])}`
  const body = { mapping: given['mapping'], defaults: { countyId: first?.countyId ?? null, subdistrictId: null } }
  const checkSeconds = await secondsOf(call, () => call('PUT', `${path}/mapping`, body))
  const commitSeconds = await secondsOf(call, () => call('POST', `${path}/commitment`))
  const peakMiB = memoryOf(pid, 'VmHWM')
  const { counts } = counted.parse(await call('GET', path))
  const copySeconds = await copyAgain(client, String(given['id']))
  return { rows, committed: counts.committed, checkSeconds, commitSeconds, copySeconds, peakMiB, restingMiB }
}

async function secondsOf(call: Caller, start: () => Promise<Record<string, unknown>>): Promise<number> {
  const begun = performance.now()
  const { jobId } = await start()
  for (;;) {
    const { state, message } = await call('GET', `/jobs/${String(jobId)}`)
    if (state === 'done') return (performance.now() - begun) / 1000
    if (state !== 'waiting' && state !== 'running') throw new Error(`job ${String(state)}: ${JSON.stringify(message)}`)
    await wait(100)
  }
}

async function copyAgain(client: pg.Client, importId: string): Promise<number> {
  const {
    rows: [folder],
  } = await client.query<{ data_directory: string }>('show data_directory')
  const file = `${folder?.data_directory ?? ''}/bench.copy`
  await client.query(`copy (select * from communities where import_id = '${importId}') to '${file}'`)
  await client.query('create table bench_copy (like communities including all)')
  const begun = performance.now()
  await client.query(`copy bench_copy from '${file}'`)
  const seconds = (performance.now() - begun) / 1000
  await client.query('drop table bench_copy')
  return seconds
}

/** Memory of a process in MiB; not a number where the system does not tell. */
function memoryOf(pid: number, field: 'VmRSS' | 'VmHWM'): number {
  if (process.platform !== 'linux') return Number.NaN
  const [, kilobytes] = new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Math.round(Number(kilobytes) / 1024)
}
