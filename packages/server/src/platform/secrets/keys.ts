// The keys of one deployment, in `<data folder>/keys.json`, made once and readable by their owner only.
import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** The keys in use: one seals, all of them open, one indexes. */
export interface KeyRing {
  readonly active: string
  readonly keys: ReadonlyMap<string, Buffer>
  readonly index: Buffer
}

const key32 = z.string().refine((text) => Buffer.from(text, 'base64').length === 32, '密钥应为 32 字节')
const keyFile = z.object({
  active: z.string().regex(/^[\w-]{1,32}$/),
  keys: z.record(z.string().regex(/^[\w-]{1,32}$/), key32),
  index: key32,
})

/** Reads the keys, making them on the first start; of two processes at once, one makes them and both read. */
export function readKeys(dataDir: string): KeyRing {
  const path = join(dataDir, 'keys.json')
  const text = readIfThere(path) ?? makeKeys(dataDir, path)
  const read = keyFile.safeParse(JSON.parse(text))
  if (!read.success)
    throw new Error(`密钥文件不完整，请从备份恢复：${path} The key file is damaged; restore it from a backup`)
  const { active, keys, index } = read.data
  return {
    active,
    index: Buffer.from(index, 'base64'),
    keys: new Map(Object.entries(keys).map(([id, value]) => [id, Buffer.from(value, 'base64')])),
  }
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

function makeKeys(dataDir: string, path: string): string {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const fresh = () => randomBytes(32).toString('base64')
  const part = `${path}.${randomBytes(6).toString('hex')}.part`
  try {
    writeDurably(part, `${JSON.stringify({ active: 'k1', keys: { k1: fresh() }, index: fresh() }, null, 2)}\n`)
    linkIfAbsent(part, path)
  } finally {
    rmSync(part, { force: true })
  }
  return readFileSync(path, 'utf8')
}

function writeDurably(path: string, text: string): void {
  const file = openSync(path, 'wx', 0o600)
  try {
    writeSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

// A hard link fails when the name exists: the first process wins, the second keeps the first one's keys.
function linkIfAbsent(from: string, to: string): void {
  try {
    linkSync(from, to)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
