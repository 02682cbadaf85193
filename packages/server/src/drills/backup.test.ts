// Backs up a database while it is written to, restores it to a moment between two writes, and counts.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { backUp } from '../platform/backup/backup.ts'
import { restore } from '../platform/backup/restore.ts'
import { startEmbedded, type EmbeddedPostgres } from '../platform/embedded/embedded.ts'
import { countNumbers, listLost, makeNumbers, onConnection, startWriters } from './numbers.store.ts'
import { makePlace } from './victims.ts'

let place: string
let running: EmbeddedPostgres | undefined
const folder = (name: string) => join(place, name)
const noJournal = () => Promise.reject(new Error('there is no journal here'))

beforeEach(() => {
  place = makePlace()
})
afterEach(async () => {
  await running?.stop()
  running = undefined
  rmSync(place, { recursive: true, force: true })
})

const backUpTo = (name: string, scope: 'full' | 'log' = 'full') =>
  backUp({ dataDir: folder('live'), to: folder(name), scope, keys: 'copy' })

/** Opens a restored data folder, runs work on it and closes it again. */
async function inside<Result>(dataDir: string, work: (url: string) => Promise<Result>): Promise<Result> {
  const embedded = await startEmbedded({ dataDir })
  try {
    return await work(embedded.url)
  } finally {
    await embedded.stop()
  }
}

async function addNumbers(url: string, from: number, count: number): Promise<void> {
  await onConnection(url, (client) =>
    client.query('insert into numbers select generate_series($1::bigint, $2)', [from, from + count - 1]),
  )
}

async function readInstant(url: string): Promise<string> {
  const {
    rows: [row],
  } = await onConnection(url, (client) => client.query<{ at: string }>('select clock_timestamp()::text as at'))
  return row?.at ?? ''
}

test('a backup restored to a moment holds exactly what was committed by then', async () => {
  running = await startEmbedded({ dataDir: folder('live') })
  const { url } = running
  await makeNumbers(url)
  await addNumbers(url, 1, 1000)
  await backUpTo('kept')
  await addNumbers(url, 1001, 500)
  const moment = await readInstant(url)
  await wait(5)
  await addNumbers(url, 1501, 250)
  const { through } = await backUpTo('kept', 'log')
  await addNumbers(url, 1751, 7)

  const toMoment = await restore({ from: folder('kept'), dataDir: folder('then'), at: moment, checkJournal: noJournal })
  expect(toMoment).toMatchObject({ rows: { 'public.numbers': 1500 }, tablesAtMark: 1, journal: undefined })
  expect(await inside(folder('then'), countNumbers)).toBe(1500)

  const toThrough = await restore({
    from: folder('kept'),
    dataDir: folder('through'),
    at: through,
    checkJournal: noJournal,
  })
  expect(toThrough.rows).toEqual({ 'public.numbers': 1750 })
  const toEnd = await restore({ from: folder('kept'), dataDir: folder('end'), checkJournal: noJournal })
  expect(toEnd.rows).toEqual({ 'public.numbers': 1750 })
  expect(await countNumbers(url)).toBe(1757)
})

test('a backup taken while four writers write has everything acknowledged before it began', async () => {
  running = await startEmbedded({ dataDir: folder('live') })
  await makeNumbers(running.url)
  const writers = startWriters(running.url, { next: 1 })
  await writers.hasBegun
  await wait(300)
  const before = await countNumbers(running.url)
  await backUpTo('kept')
  const acknowledged = await writers.stop()
  const { rows } = await restore({ from: folder('kept'), dataDir: folder('again'), checkJournal: noJournal })
  expect(rows['public.numbers']).toBeGreaterThan(before)
  const lost = await inside(folder('again'), (url) => listLost(url, acknowledged.slice(0, before)))
  expect(lost).toEqual([])
})

test('a stopped database is backed up with its uploads and keys, and what is restored can be backed up', async () => {
  const content = '居民意见'
  const sha256 = createHash('sha256').update(content).digest('hex')
  await inside(folder('live'), makeNumbers)
  mkdirSync(folder(`live/files/${sha256.slice(0, 2)}`), { recursive: true })
  writeFileSync(folder(`live/files/${sha256.slice(0, 2)}/${sha256}`), content)
  writeFileSync(folder('live/keys.json'), '{}')
  expect(await backUpTo('kept')).toMatchObject({ uploads: 1, hasKeys: true })
  const report = await restore({ from: folder('kept'), dataDir: folder('again'), checkJournal: noJournal })
  expect(report).toMatchObject({ uploads: 1, missingUploads: [], hasKeys: true })
  expect(readFileSync(folder(`again/files/${sha256.slice(0, 2)}/${sha256}`), 'utf8')).toBe(content)
  expect(existsSync(folder('again/restoring'))).toBe(false)
  const anew = { dataDir: folder('again'), scope: 'full', keys: 'leave' } as const
  await expect(backUp({ ...anew, to: folder('kept') })).rejects.toThrow('another database')
  expect(await backUp({ ...anew, to: folder('kept-2') })).toMatchObject({ hasKeys: false })
})

test('a moment outside the backup, a database in the way, or a folder that is no backup is refused', async () => {
  await inside(folder('live'), makeNumbers)
  await backUpTo('kept')
  const into = { from: folder('kept'), dataDir: folder('again'), checkJournal: noJournal }
  await expect(restore({ ...into, at: '2000-01-01T00:00:00Z' })).rejects.toThrow('only moments between')
  await expect(restore({ ...into, at: '2999-01-01T00:00:00Z' })).rejects.toThrow('only moments between')
  await expect(restore({ ...into, dataDir: folder('live') })).rejects.toThrow('choose a new folder')
  await expect(restore({ ...into, from: folder('live') })).rejects.toThrow('Not a backup folder')
})

test('a restore whose counts differ by one row from those of the marked moment puts nothing in place', async () => {
  await inside(folder('live'), makeNumbers)
  const { base } = await backUpTo('kept')
  const path = folder(`kept/${base?.name}/manifest.json`)
  writeFileSync(path, readFileSync(path, 'utf8').replace('"public.numbers": 0', '"public.numbers": 1'))
  const into = { from: folder('kept'), dataDir: folder('again'), checkJournal: noJournal }
  await expect(restore(into)).rejects.toThrow('public.numbers: 1 → 0')
  expect(existsSync(folder('again/postgres'))).toBe(false)
})

test('a damaged file, a damaged or a missing piece of the log is found before anything is put in place', async () => {
  await inside(folder('live'), makeNumbers)
  const { base } = await backUpTo('kept')
  const into = { from: folder('kept'), dataDir: folder('again'), checkJournal: noJournal }
  const spoil = async (path: string, words: string) => {
    const whole = readFileSync(path)
    // A hundred bytes: a single bit may unpack to the same zeros from another place, and then nothing is damaged.
    writeFileSync(path, Buffer.from(whole).fill(0xa5, 100, 200))
    await expect(restore(into)).rejects.toThrow(words)
    expect(existsSync(folder('again/postgres'))).toBe(false)
    writeFileSync(path, whole)
  }
  await spoil(folder(`kept/${base?.name}/postgres/global/pg_control`), 'A file of the backup is damaged')
  const segment = base?.manifest.firstSegment ?? ''
  await spoil(folder(`kept/wal/${segment}.gz`), 'This piece of the log is damaged')
  rmSync(folder(`kept/wal/${segment}.gz`))
  await expect(restore(into)).rejects.toThrow(segment)
})
