// Runs the benchmarks of the product on a folder of its own and rewrites bench/RESULTS.md.
import { rmSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { makePlace } from '../packages/server/src/drills/victims.ts'
import { findRunning } from '../packages/server/src/platform/embedded/embedded.ts'
import { fillRegister, onConnection } from './ground.ts'
import { measureImport, type ImportFigure } from './import.ts'
import { measureLists, type ListFigure } from './list.ts'
import { measureStarts, stop, type StartFigure } from './start.ts'

const listRows = Number(process.env['BENCH_LIST_ROWS'] ?? 300_000)
const importRows = Number(process.env['BENCH_IMPORT_ROWS'] ?? 50_000)
const say = (text: string) => process.stdout.write(`${text}\n`)

const dataDir = makePlace()
try {
  const { figures: starts, product } = await measureStarts(dataDir)
  say(`starts: ${JSON.stringify(starts)}`)
  const { imported, lists, total, version } = await onConnection(findRunning(dataDir) ?? '', async (client) => {
    const {
      rows: [server],
    } = await client.query<{ version: string }>("select current_setting('server_version') as version")
    const given = await measureImport(product.url, client, { rows: importRows, pid: product.keeper.pid ?? 0 })
    say(`import: ${JSON.stringify(given)}`)
    const {
      rows: [before],
    } = await client.query<{ total: number }>('select count(*)::int as total from communities')
    await fillRegister(client, Math.max(0, listRows - (before?.total ?? 0)))
    const {
      rows: [after],
    } = await client.query<{ total: number }>('select count(*)::int as total from communities')
    say(`register: ${after?.total} communities`)
    const measured = await measureLists(product.url, client)
    return { imported: given, lists: measured, total: after?.total ?? 0, version: server?.version ?? '' }
  })
  await stop(product)
  writeFileSync(new URL('RESULTS.md', import.meta.url), report({ starts, lists, imported, total, version }))
  say('bench/RESULTS.md written')
} finally {
  rmSync(dataDir, { recursive: true, force: true })
}

interface Figures {
  starts: StartFigure
  lists: ListFigure[]
  imported: ImportFigure
  total: number
  version: string
}

function report({ starts, lists, imported, total, version }: Figures): string {
  const [processor] = cpus()
  const whole = imported.checkSeconds + imported.commitSeconds
  const perSecond = (seconds: number) => Math.round(imported.committed / seconds).toLocaleString('en')
  const listLines = lists.map(
    ({ words, by, http, plain }) =>
      `| ${words} | ${by} | ${http.toFixed(1)} | ${plain.toFixed(1)} | ${(http / plain).toFixed(2)} |`,
  )
  return `# Benchmarks

Written by \`npm run bench\`; do not edit by hand.
Machine: ${processor?.model ?? 'unknown processor'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB; ${process.platform} ${process.arch}, Node ${process.versions.node}, PostgreSQL ${version} (embedded, fsync on).

## Start

| from | seconds until the address is printed |
|---|---:|
| an empty folder, demo city loaded | ${starts.first.toFixed(1)} |
| a second start | ${starts.second.toFixed(1)} |
| after kill -9 of everything | ${starts.afterKill.toFixed(1)} |

## List of ${total.toLocaleString('en')} communities

Median of 7 after one to warm up, in milliseconds: the whole answer over HTTP (session, rights, walls, page, total, sums, JSON)
against the plain SQL for the same page and sums, run by the owner without walls on a connection of its own.

| list | as | HTTP ms | plain SQL ms | ratio |
|---|---|---:|---:|---:|
${listLines.join('\n')}

## Import of ${imported.rows.toLocaleString('en')} rows

Each row is read from the workbook, checked, kept for the report, committed, judged and written in the journal's step;
COPY only puts the finished rows into a table with the same columns and indexes.

| step | seconds | rows per second |
|---|---:|---:|
| check | ${imported.checkSeconds.toFixed(1)} | ${perSecond(imported.checkSeconds)} |
| commit, with verdicts | ${imported.commitSeconds.toFixed(1)} | ${perSecond(imported.commitSeconds)} |
| both | ${whole.toFixed(1)} | ${perSecond(whole)} |
| plain COPY of the same ${imported.committed.toLocaleString('en')} rows | ${imported.copySeconds.toFixed(2)} | ${perSecond(imported.copySeconds)} |

Ratio to COPY: ${(whole / imported.copySeconds).toFixed(1)}. Memory of the server: ${imported.restingMiB} MiB before, ${imported.peakMiB} MiB at its peak.
`
}
