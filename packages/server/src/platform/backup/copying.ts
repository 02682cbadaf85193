// Copies files so that they are on disk and their hash is known when the copy is said to be done.
import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readSync, renameSync, writeFileSync, writeSync } from 'node:fs'
import { mkdir, readdir } from 'node:fs/promises'
import { dirname, join, posix } from 'node:path'
import type { CopiedFile } from './manifest.ts'

const piece = Buffer.allocUnsafe(1 << 20)

/** Copies one file, flushed to disk; gives its size and SHA-256. The copy is readable by its owner only. */
export function copyDurably(from: string, to: string): { bytes: number; sha256: string } {
  const hash = createHash('sha256')
  const source = openSync(from, 'r')
  try {
    const target = openSync(to, 'w', 0o600)
    try {
      let bytes = 0
      for (let read = readSync(source, piece); read > 0; read = readSync(source, piece)) {
        hash.update(piece.subarray(0, read))
        writeSync(target, piece, 0, read)
        bytes += read
      }
      fsyncSync(target)
      return { bytes, sha256: hash.digest('hex') }
    } finally {
      closeSync(target)
    }
  } finally {
    closeSync(source)
  }
}

/** Writes a text to a file, whole or not at all, flushed to disk. */
export function writeDurably(path: string, text: string | Uint8Array): void {
  const part = `${path}.part`
  writeFileSync(part, text, { mode: 0o600, flush: true })
  renameSync(part, path)
}

/** What to do with a path of a tree: copy it, make it an empty folder, or leave it out. */
export type Choice = 'copy' | 'empty' | 'leave'

/** Copies a tree, file by file; files that vanish meanwhile are left out. Gives what was copied, by path. */
export async function copyTree(from: string, to: string, choose: (path: string) => Choice): Promise<CopiedFile[]> {
  const copied: CopiedFile[] = []
  const walk = async (below: string) => {
    await mkdir(join(to, below), { recursive: true, mode: 0o700 })
    for (const entry of (await readdir(join(from, below), { withFileTypes: true })).sort(byName)) {
      const path = posix.join(below, entry.name)
      const choice = choose(path)
      if (choice === 'empty') await mkdir(join(to, path), { mode: 0o700 })
      if (choice !== 'copy') continue
      if (entry.isDirectory()) await walk(path)
      else if (entry.isFile()) copied.push(...copyIfThere(from, to, path))
      else throw new Error(`不是普通文件，无法备份 Neither file nor folder, not backed up：${join(from, path)}`)
    }
  }
  await walk('')
  return copied
}

/** Copies the listed files and checks each against its hash; throws at the first that is not what it was. */
export async function copyVerified(from: string, to: string, files: readonly CopiedFile[]): Promise<void> {
  for (const { path, bytes, sha256 } of files) {
    await mkdir(dirname(join(to, path)), { recursive: true, mode: 0o700 })
    const copy = copyDurably(join(from, path), join(to, path))
    if (copy.bytes !== bytes || copy.sha256 !== sha256) {
      throw new Error(
        `备份文件已损坏，请改用其他备份 A file of the backup is damaged; use another one：${join(from, path)}`,
      )
    }
  }
}

function copyIfThere(from: string, to: string, path: string): CopiedFile[] {
  try {
    return [{ path, ...copyDurably(join(from, path), join(to, path)) }]
  } catch (error) {
    const isGone = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    if (!isGone) throw error
    return []
  }
}

function byName(a: { name: string }, b: { name: string }): number {
  return a.name < b.name ? -1 : 1
}
