// Temporary files of one data folder, named after the process that writes them, so that a dead one's are found.
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { birthOf } from '../embedded/processes.ts'

/** Opens the scratch folder, and clears away what processes that have ended left there or half written elsewhere. */
export function openScratch(dataDir: string): (kind: string) => string {
  const folder = join(dataDir, 'tmp')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  for (const name of readdirSync(folder)) if (isLeft(name)) rmSync(join(folder, name), { force: true, recursive: true })
  clearParts(join(dataDir, 'files'))
  return (kind) => {
    const name = `${kind}-${process.pid}-${randomUUID()}`
    ours.add(name)
    return join(folder, name)
  }
}

const ours = new Set<string>()

// A file under our own number that we did not name is of a process that had this number before us.
function isLeft(name: string): boolean {
  const pid = Number(name.split('-')[1])
  return pid === process.pid ? !ours.has(name) : birthOf(pid) === undefined
}

// What is put into the cupboard is first written beside its place, under the number of the process.
function clearParts(cupboard: string): void {
  if (!existsSync(cupboard)) return
  for (const shelf of readdirSync(cupboard)) {
    for (const name of readdirSync(join(cupboard, shelf))) {
      const pid = /\.(\d+)\.[\w-]+\.part$/.exec(name)?.[1]
      const isDead = pid === undefined || Number(pid) === process.pid || birthOf(Number(pid)) === undefined
      if (name.endsWith('.part') && isDead) rmSync(join(cupboard, shelf, name), { force: true })
    }
  }
}
