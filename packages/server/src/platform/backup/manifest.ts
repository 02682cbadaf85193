// What a backup says about itself: which cluster, which moments it reaches, which files with which hash.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { writeDurably } from './copying.ts'

const copiedFile = z.object({ path: z.string(), bytes: z.number(), sha256: z.string() })
const moment = z.object({
  /** Name of the restore point in the write-ahead log at which the counts hold exactly. */
  name: z.string(),
  at: z.string(),
  /** Rows of each table. */
  rows: z.record(z.string(), z.number()),
  journalHead: z.string().nullable(),
})
const baseManifest = z.object({
  /** First segment of the write-ahead log it needs. */
  firstSegment: z.string(),
  begunAt: z.string(),
  /** From this instant on the base can be brought to any moment. */
  endedAt: z.string(),
  mark: moment,
  files: z.array(copiedFile),
})
const backupNote = z.object({
  systemIdentifier: z.string(),
  timeline: z.string(),
  /** Every commit up to this instant is in the folder. */
  through: z.string(),
  lastSegment: z.string(),
})

/** One copied file: path below its folder, with slashes. */
export type CopiedFile = z.output<typeof copiedFile>
/** A moment whose row counts and journal head are known exactly. */
export type Mark = z.output<typeof moment>
/** What one base backup holds. */
export type BaseManifest = z.output<typeof baseManifest>
/** What a backup folder as a whole holds. */
export type BackupNote = z.output<typeof backupNote>

/** Reads the note of a backup folder; undefined for a folder that holds none yet. */
export function readNote(folder: string): BackupNote | undefined {
  const text = readIfThere(join(folder, 'backup.json'))
  return text === undefined ? undefined : backupNote.parse(JSON.parse(text))
}

/** Replaces the note of a backup folder, whole or not at all. */
export function writeNote(folder: string, note: BackupNote): void {
  writeDurably(join(folder, 'backup.json'), `${JSON.stringify(note, null, 2)}\n`)
}

/** Reads the manifest of one base. */
export function readManifest(base: string): BaseManifest {
  return baseManifest.parse(JSON.parse(readFileSync(join(base, 'manifest.json'), 'utf8')))
}

/** Writes the manifest of one base. */
export function writeManifest(base: string, manifest: BaseManifest): void {
  writeDurably(join(base, 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`)
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
