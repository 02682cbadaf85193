// Kills the real product with -9 while clerks record communities over HTTP: what it acknowledged is there afterwards.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { backUp } from '../platform/backup/backup.ts'
import { restore } from '../platform/backup/restore.ts'
import { findRunning } from '../platform/embedded/embedded.ts'
import { verifyJournalChain } from '../platform/journal/verify.ts'
import { onConnection } from './numbers.store.ts'
import { recordCommunity, signIn, startClerks, startProduct, type Clerk } from './product.ts'
import { killVictim, makePlace, type Victim } from './victims.ts'

const cycles = Math.max(3, Math.ceil(Number(process.env['DRILL_CYCLES'] ?? 20) / 4))
const kinds = ['everything', 'postmaster', 'keeper'] as const

let dataDir: string
let product: Victim | undefined

beforeEach(() => {
  dataDir = makePlace()
})
afterEach(async () => {
  if (product) await killVictim(product, 'everything')
  rmSync(dataDir, { recursive: true, force: true })
})

/** Waits until the product records again; throws when it is gone. How long that may take says the test as a whole. */
async function untilRecords(url: string, clerk: Clerk, name: string): Promise<void> {
  while (!(await recordCommunity(url, clerk, name))) await wait(50)
}

/** Which acknowledged communities are missing, or lack the journal line that says who recorded them. */
async function listLost(acknowledged: readonly string[]): Promise<string[]> {
  const { rows } = await onConnection(findRunning(dataDir) ?? '', (client) =>
    client.query<{ id: string }>(
      `select id from unnest($1::uuid[]) as id where id not in (select id from communities)
     or not exists (select from journal where subject_id = id and action = 'community.created')`,
      [acknowledged],
    ),
  )
  return rows.map(({ id }) => id)
}

test(
  `after ${cycles} kills of the product, its database or both, no acknowledged record is lost`,
  async () => {
    product = await startProduct(dataDir, process.env)
    const clerk = await signIn(product.url)
    const counter = { next: 0 }
    const acknowledged: string[] = []
    const times: string[] = []
    for (let cycle = 0; cycle < cycles; cycle += 1) {
      const kind = kinds[cycle % kinds.length] ?? 'everything'
      const before = acknowledged.length
      const clerks = startClerks(product.url, clerk, counter)
      await clerks.hasBegun
      await wait(400)
      await killVictim(product, kind)
      const begun = performance.now()
      if (kind !== 'postmaster') product = await startProduct(dataDir, process.env)
      await untilRecords(product.url, clerk, `演练复归${cycle}号`)
      times.push(`${kind} ${Math.round(performance.now() - begun)} ms`)
      acknowledged.push(...(await clerks.stop()))
      expect(acknowledged.length, `nothing was recorded in cycle ${cycle} (${kind})`).toBeGreaterThan(before)
      expect(await listLost(acknowledged), `lost in cycle ${cycle} (${kind})`).toEqual([])
    }
    const verdict = await onConnection(findRunning(dataDir) ?? '', verifyJournalChain)
    expect(verdict).toMatchObject({ isIntact: true, firstBroken: null })
    process.stdout.write(`${acknowledged.length} records acknowledged, 0 lost; back after ${times.join(', ')}\n`)
  },
  30 * 60_000 + cycles * 120_000,
)

test('the product, backed up while it runs, comes back with every row and a whole journal, and works', async () => {
  const live = join(dataDir, 'live')
  product = await startProduct(live, process.env)
  const clerk = await signIn(product.url)
  await recordCommunity(product.url, clerk, '演练备份一号')
  const to = join(dataDir, 'kept')
  const { base } = await backUp({ dataDir: live, to, scope: 'full', keys: 'copy' })
  await recordCommunity(product.url, clerk, '演练备份二号')
  const { through } = await backUp({ dataDir: live, to, scope: 'log', keys: 'copy' })
  await recordCommunity(product.url, clerk, '演练备份三号')
  await killVictim(product, 'everything')

  const again = join(dataDir, 'again')
  const report = await restore({ from: to, dataDir: again, at: through, checkJournal: verifyJournalChain })
  const before = base?.manifest.mark.rows['public.communities'] ?? Number.NaN
  expect(report.rows['public.communities']).toBe(before + 1)
  expect(report.journal).toMatchObject({ isIntact: true, lines: report.rows['public.journal'] })
  expect(report).toMatchObject({ missingUploads: [], hasKeys: true, tablesAtMark: Object.keys(report.rows).length })
  product = await startProduct(again, process.env)
  expect(await recordCommunity(product.url, await signIn(product.url), '演练备份三号')).toBeDefined()
})
