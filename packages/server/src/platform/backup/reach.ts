// Reaches the database of a data folder: the one that runs, or one started for the time of the work.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { ownerClient } from '../database/owner.ts'
import { findRunning, startEmbedded } from '../embedded/embedded.ts'
import { homeFor, type Home } from '../embedded/home.ts'

/** Runs work on the database of a data folder, as its owner; throws where there is no database. */
export async function withDatabase<Result>(
  dataDir: string,
  work: (place: { url: string; home: Home; client: pg.Client }) => Promise<Result>,
): Promise<Result> {
  if (!existsSync(dataDir)) throw noDatabase(dataDir)
  const home = homeFor(dataDir)
  if (!existsSync(join(home.cluster, 'PG_VERSION'))) throw noDatabase(dataDir)
  const running = findRunning(dataDir)
  const started = running === undefined ? await startEmbedded({ dataDir }) : undefined
  const url = running ?? started?.url ?? ''
  const client = ownerClient(url)
  try {
    await client.connect()
    return await work({ url, home, client })
  } finally {
    await client.end()
    await started?.stop()
  }
}

function noDatabase(dataDir: string): Error {
  return new Error(`该目录没有数据库：${dataDir}。请用 DATA_DIR 指明数据目录。 No database there; set DATA_DIR.`)
}
