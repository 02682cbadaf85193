// Under which account PostgreSQL runs, and whether that account can reach a folder.
import { chownSync, existsSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'

// Nobody: an account that every system has and that owns nothing.
const nobody = 65_534

/** Whether we run as root, which PostgreSQL refuses to do. */
export const isRoot = process.getuid?.() === 0

/** Account to start PostgreSQL under: our own, or nobody where we are root. */
export function serverAccount(): { uid?: number; gid?: number } {
  return isRoot ? { uid: nobody, gid: nobody } : {}
}

/** Gives paths to the account PostgreSQL runs under; does nothing where that is our own. */
export function giveToServer(...paths: readonly string[]): void {
  if (isRoot) for (const path of paths) chownSync(path, nobody, nobody)
}

/** Gives folders with everything in them to that account. */
export function giveTreeToServer(...folders: readonly string[]): void {
  if (!isRoot) return
  for (const folder of folders) {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
    giveToServer(folder, ...entries.map((entry) => join(entry.parentPath, entry.name)))
  }
}

/** Whether that account can walk into a folder: every folder on the way lets others through. */
export function isOpenToServer(path: string): boolean {
  if (!isRoot) return true
  const isOpen = !existsSync(path) || (statSync(path).mode & 0o001) !== 0
  const parent = dirname(path)
  return isOpen && (parent === path || isOpenToServer(parent))
}
