// One real PostgreSQL for all server tests, with a migrated template that each test file copies in a blink.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '../platform/database/migrate.ts'
import { connectionFor, startEmbedded } from '../platform/embedded/embedded.ts'

/** Name of the migrated, empty database that tests copy. */
export const templateName = 'huanju_template'

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'huanju-test-'))
  const embedded = await startEmbedded({
    dataDir,
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' },
  })
  const client = new pg.Client({ connectionString: connectionFor(embedded.url, 'postgres') })
  await client.connect()
  await client.query(`create database ${templateName}`)
  await client.end()
  await migrate(connectionFor(embedded.url, templateName))
  project.provide('databaseUrl', embedded.url)
  return async () => {
    await embedded.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

declare module 'vitest' {
  export interface ProvidedContext {
    databaseUrl: string
  }
}
