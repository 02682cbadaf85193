// Writes packages/server/schema.sql from a database that the migrations have just made.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { migrate } from '../platform/database/migrate.ts'
import { startEmbedded } from '../platform/embedded/embedded.ts'
import { schemaText } from './schema-text.store.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'huanju-schema-'))
const embedded = await startEmbedded({ dataDir })
try {
  await migrate(embedded.url)
  const client = new pg.Client({ connectionString: embedded.url })
  await client.connect()
  writeFileSync(fileURLToPath(new URL('../../schema.sql', import.meta.url)), await schemaText(client))
  await client.end()
} finally {
  await embedded.stop()
  rmSync(dataDir, { recursive: true, force: true })
}
