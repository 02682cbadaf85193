// Kills with -9 while writers write, and starts again: everything acknowledged must be there, whatever was killed.
import { rmSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { listLost, makeNumbers, onConnection, startWriters, untilAnswers } from './numbers.store.ts'
import { killVictim, makePlace, reassignLock, startBystander, startVictim, type Victim } from './victims.ts'

const cycles = Number(process.env['DRILL_CYCLES'] ?? 20)
const kinds = ['everything', 'postmaster', 'keeper', 'backend', 'reused number', 'zombie'] as const

let dataDir: string
let victim: Victim | undefined

beforeEach(() => {
  dataDir = makePlace()
})
afterEach(async () => {
  if (victim) await killVictim(victim, 'everything')
  rmSync(dataDir, { recursive: true, force: true })
})

/** Kills in one way, starts again, and gives the milliseconds until writes are taken. */
async function killAndReturn(running: Victim, kind: (typeof kinds)[number]): Promise<{ victim: Victim; ms: number }> {
  if (kind === 'postmaster' || kind === 'backend') {
    await killVictim(running, kind)
    return { victim: running, ms: await untilAnswers(running.url) }
  }
  await killVictim(running, kind === 'keeper' ? 'keeper' : 'everything')
  const bystander =
    kind === 'reused number' || kind === 'zombie'
      ? await startBystander(kind === 'zombie' ? 'zombie' : 'living')
      : undefined
  if (bystander) reassignLock(running.cluster, bystander.pid)
  try {
    const begun = performance.now()
    const next = await startVictim(dataDir)
    await untilAnswers(next.url)
    const killed = bystander?.child.exitCode ?? bystander?.child.signalCode ?? null
    expect(killed, 'a stranger was killed').toBeNull()
    return { victim: next, ms: performance.now() - begun }
  } finally {
    bystander?.child.kill('SIGKILL')
  }
}

test(
  `after ${cycles} kills of keeper, postmaster, backend or all of them, nothing acknowledged is lost`,
  async () => {
    victim = await startVictim(dataDir)
    await makeNumbers(victim.url)
    const counter = { next: 1 }
    const acknowledged: number[] = []
    const times: string[] = []
    for (let cycle = 0; cycle < cycles; cycle += 1) {
      const kind = kinds[cycle % kinds.length] ?? 'everything'
      const before = acknowledged.length
      const writers = startWriters(victim.url, counter)
      await writers.hasBegun
      await wait(100)
      const returned = await killAndReturn(victim, kind)
      victim = returned.victim
      acknowledged.push(...(await writers.stop()))
      // On a busy machine a killed backend is noticed only after the first answer: all writers are lost by now.
      await untilAnswers(victim.url)
      times.push(`${kind} ${Math.round(returned.ms)} ms`)
      expect(acknowledged.length, `nothing was written in cycle ${cycle} (${kind})`).toBeGreaterThan(before)
      expect(await listLost(victim.url, acknowledged), `lost in cycle ${cycle} (${kind})`).toEqual([])
    }
    process.stdout.write(`${acknowledged.length} acknowledged, 0 lost; back after ${times.join(', ')}\n`)
  },
  30 * 60_000 + cycles * 120_000,
)

test('the drill can see loss: where commits do not wait for the disk, killing everything loses some', async () => {
  const careless = { synchronous_commit: 'off', wal_writer_delay: '10s', wal_writer_flush_after: '1GB' }
  victim = await startVictim(dataDir, careless)
  await makeNumbers(victim.url)
  await onConnection(victim.url, (client) => client.query('checkpoint'))
  const writers = startWriters(victim.url, { next: 1 })
  await writers.hasBegun
  await wait(300)
  await killVictim(victim, 'everything')
  const acknowledged = await writers.stop()
  victim = await startVictim(dataDir, careless)
  const lost = await listLost(victim.url, acknowledged)
  process.stdout.write(`control: ${lost.length} of ${acknowledged.length} lost\n`)
  expect(lost.length).toBeGreaterThan(0)
})

test('a second start on the same folder is refused and names the process that has it', async () => {
  victim = await startVictim(dataDir)
  await expect(startVictim(dataDir)).rejects.toThrow(`${victim.keeper.pid}`)
  await untilAnswers(victim.url)
})

test('a lock file cut off while it was written does not keep the database from starting', async () => {
  victim = await startVictim(dataDir)
  await killVictim(victim, 'everything')
  reassignLock(victim.cluster, Number.NaN)
  victim = await startVictim(dataDir)
  await untilAnswers(victim.url)
})
