// Keeps files by the hash of their contents: on disk first, durable, then the row; so no row is without its file.
import { sql } from 'kysely'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { copyFile, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { v7 as newId } from 'uuid'
import { rowOf, type Tx } from '../database/database.ts'
import { write } from '../journal/journal.ts'
import { openScratch } from './scratch.ts'

/** A file's row: what it is called, what it is, where its bytes lie. */
export interface StoredFile {
  readonly id: string
  readonly name: string
  readonly mediaType: string
  readonly bytes: number
  readonly sha256: string
  readonly path: string
}

/** The file cupboard of one data folder. */
export interface Files {
  /** Copies a file into the cupboard and records it; gives its id. */
  store(
    tx: Tx,
    file: { path: string; name: string; mediaType: string; regionId: string; personId: string },
  ): Promise<string>
  /** Finds a file the viewer may see; undefined where there is none. */
  find(tx: Tx, id: string): Promise<StoredFile | undefined>
  /** A path for a temporary file; what is left at a crash is cleared away at the next start. */
  scratch(kind: string): string
}

/** Opens the file cupboard under a data folder. */
export function openFiles(dataDir: string): Files {
  const pathOf = (sha256: string) => join(dataDir, 'files', sha256.slice(0, 2), sha256)
  return {
    scratch: openScratch(dataDir),
    async store(tx, { path, name, mediaType, regionId, personId }) {
      const sha256 = await hashFile(path)
      const { size } = await stat(path)
      await putDurably(path, pathOf(sha256))
      const id = newId()
      await write(
        tx,
        { action: 'file.stored', subject: 'file', id, regionId, detail: { name, bytes: size, sha256 } },
        sql`
        insert into files (id, region_id, name, media_type, bytes, sha256, created_by_id)
        values (${id}, ${regionId}, ${name}, ${mediaType}, ${size}, ${sha256}, ${personId})`,
      )
      return id
    },
    async find(tx, id) {
      const row = await rowOf(
        tx,
        sql<Omit<StoredFile, 'path'>>`
        select id, name, media_type as "mediaType", bytes::int as bytes, sha256 from files where id = ${id}`,
      )
      return row && { ...row, path: pathOf(row.sha256) }
    },
  }
}

/** The hash of a file's contents. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  const pieces: AsyncIterable<Buffer> = createReadStream(path)
  for await (const piece of pieces) hash.update(piece)
  return hash.digest('hex')
}

async function putDurably(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  const part = `${to}.${process.pid}.${newId()}.part`
  try {
    await copyFile(from, part)
    const file = await open(part, 'r+')
    await file.sync()
    await file.close()
    await rename(part, to)
  } finally {
    await rm(part, { force: true })
  }
}
