// Archives part by part: what is copied is the same, what is changed is rightly stated, what lies is refused.
import { writeFile } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import { afterAll, expect, it } from 'vitest'
import { fileOf, removeFiles, zipOf } from './testing/workbooks.ts'
import { UnreadableFile } from './unreadable.ts'
import { bytesOf, listEntries, rewritten, type ZipEntry } from './zip.ts'

afterAll(removeFiles)

async function textOf(path: string, entry: ZipEntry | undefined): Promise<string> {
  const pieces: Buffer[] = []
  if (entry) for await (const piece of bytesOf(path, entry)) pieces.push(piece)
  return Buffer.concat(pieces).toString('utf8')
}

async function* once(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text)
}

it('states size and checksum of what it changes, and copies the rest', async () => {
  const source = await fileOf(
    zipOf({ 'a.xml': '甲'.repeat(100_000), 'b.xml': '乙', 'c/图.bin': Buffer.from([1, 2, 3]) }),
  )
  const target = await fileOf('')
  const pieces: Buffer[] = []
  const change = ({ name }: ZipEntry) => (name === 'b.xml' ? once('改后') : undefined)
  const changed = rewritten(source, await listEntries(source), change)
  for await (const piece of changed) pieces.push(piece)
  await writeFile(target, Buffer.concat(pieces))
  const [before, after] = [await listEntries(source), await listEntries(target)]
  expect(after.map(({ name }) => name)).toEqual(['a.xml', 'b.xml', 'c/图.bin'])
  expect(after.map(({ stated, bytes }) => [stated.crc32, bytes])).toEqual([
    [before[0]?.stated.crc32, 300_000],
    [crc32('改后'), 6],
    [before[2]?.stated.crc32, 3],
  ])
  expect(await textOf(target, after[0])).toBe('甲'.repeat(100_000))
  expect(await textOf(target, after[1])).toBe('改后')
})

it('refuses a part that holds more than it states', async () => {
  const path = await fileOf(zipOf({ 'a.xml': '甲'.repeat(100_000) }, { 'a.xml': { bytes: 1000 } }))
  const [entry] = await listEntries(path)
  await expect(textOf(path, entry)).rejects.toThrow(UnreadableFile)
})

it('refuses a directory that points nowhere', async () => {
  const bytes = zipOf({ 'a.xml': '甲' })
  bytes.writeUInt32LE(3, bytes.lastIndexOf('PK\x01\x02') + 42)
  const path = await fileOf(bytes)
  const [entry] = await listEntries(path)
  await expect(textOf(path, entry)).rejects.toThrow(UnreadableFile)
})

it('refuses a part whose bytes are not those its directory was made of', async () => {
  const bytes = zipOf({ 'a.xml': '甲' })
  bytes.writeUInt32LE(1, bytes.lastIndexOf('PK\x01\x02') + 16)
  const path = await fileOf(bytes)
  const [entry] = await listEntries(path)
  await expect(textOf(path, entry)).rejects.toThrow(UnreadableFile)
})

it('refuses a part that would lie outside of where it is unpacked', async () => {
  await expect(listEntries(await fileOf(zipOf({ '../a.xml': '甲' })))).rejects.toThrow(UnreadableFile)
})
