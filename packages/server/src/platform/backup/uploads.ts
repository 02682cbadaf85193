// Uploaded files and keys: copied beside the database, since its rows name the ones and need the others.
import { existsSync } from 'node:fs'
import { chmod, mkdir, readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { copyDurably } from './copying.ts'

/** Copies the uploaded files a folder lacks; each is named by its hash and checked. Gives how many were copied. */
export async function copyUploads(from: string, to: string): Promise<number> {
  const source = join(from, 'files')
  if (!existsSync(source)) return 0
  let copied = 0
  for (const entry of await readdir(source, { recursive: true, withFileTypes: true })) {
    const below = join(entry.parentPath, entry.name).slice(source.length + 1)
    const target = join(to, 'files', below)
    if (!entry.isFile() || !/^[0-9a-f]{64}$/.test(entry.name) || existsSync(target)) continue
    await mkdir(dirname(target), { recursive: true, mode: 0o700 })
    const { sha256 } = copyDurably(join(source, below), target)
    if (sha256 !== entry.name)
      throw new Error(`文件内容与其名称不符 A file is not what its name says：${join(source, below)}`)
    copied += 1
  }
  return copied
}

/** Copies the keys that open personal data; false where there are none. */
export async function copyKeys(from: string, to: string): Promise<boolean> {
  if (!existsSync(join(from, 'keys.json'))) return false
  copyDurably(join(from, 'keys.json'), join(to, 'keys.json'))
  await chmod(join(to, 'keys.json'), 0o600)
  return true
}

/** Which of the files named by their hash a data folder lacks. */
export function listMissing(dataDir: string, hashes: readonly string[]): string[] {
  return hashes.filter((sha256) => !existsSync(join(dataDir, 'files', sha256.slice(0, 2), sha256)))
}
