// Where the database files of a data folder lie: inside it, or where its own account can reach them.
import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isOpenToServer, isRoot } from './account.ts'

/** Folder of this machine for what an unprivileged account must read when the project itself is closed to it. */
export const machineFolder = '/var/lib/huanju'

/** The paths of one embedded database. */
export interface Home {
  readonly path: string
  /** The cluster itself. */
  readonly cluster: string
  readonly passwordFile: string
  readonly logFile: string
  /** Where finished write-ahead log is kept for backup, from the first backup on. */
  readonly archive: string
}

/** The home of a data folder, made where it is missing; a data folder closed to PostgreSQL names one elsewhere. */
export function homeFor(dataDir: string): Home {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  // As root: let the account of PostgreSQL walk through our folder, without listing it.
  if (isRoot) chmodSync(dataDir, (statSync(dataDir).mode & 0o777) | 0o011)
  const path = isOpenToServer(dataDir) ? dataDir : homeElsewhere(dataDir)
  return {
    path,
    cluster: join(path, 'postgres'),
    passwordFile: join(path, 'postgres.password'),
    logFile: join(path, 'postgres.log'),
    archive: join(path, 'wal-archive'),
  }
}

// The name is kept in the data folder, so that moving the folder keeps its database and deleting it forgets it.
function homeElsewhere(dataDir: string): string {
  const note = join(dataDir, 'postgres.home')
  if (!existsSync(note)) {
    const name = join(machineFolder, randomBytes(8).toString('hex'))
    writeFileSync(note, `${name}\n`, { mode: 0o600 })
  }
  const path = readFileSync(note, 'utf8').trim()
  mkdirSync(path, { recursive: true, mode: 0o711 })
  return path
}
