// Zip archives as workbooks use them: the directory read once, parts streamed in and out, nothing held whole.
import { createReadStream } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { createDeflateRaw, createInflateRaw, crc32 } from 'node:zlib'
import { brokenArchive, UnreadableFile } from './unreadable.ts'

/** One part of an archive, as its directory states it. */
export interface ZipEntry {
  readonly name: string
  /** 0 stored, 8 deflated; nothing else is read. */
  readonly method: number
  readonly crc: number
  readonly packedBytes: number
  readonly bytes: number
  /** Where its local header stands in the file. */
  readonly offset: number
}

/** The parts of an archive in the order of its directory; a broken, encrypted or giant one is refused. */
export async function listEntries(path: string): Promise<ZipEntry[]> {
  const file = await open(path)
  try {
    const { count, offset, size } = await endOf(file)
    const { buffer } = await file.read({ buffer: Buffer.alloc(size), position: offset })
    return entriesIn(buffer, count)
  } finally {
    await file.close()
  }
}

async function endOf(file: FileHandle): Promise<{ count: number; offset: number; size: number }> {
  const { size: length } = await file.stat()
  const tail = Math.min(length, 66_000)
  const { buffer } = await file.read({ buffer: Buffer.alloc(tail), position: length - tail })
  const at = buffer.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  if (at < 0 || at + 22 > buffer.length) throw brokenArchive()
  const found = {
    count: buffer.readUInt16LE(at + 10),
    size: buffer.readUInt32LE(at + 12),
    offset: buffer.readUInt32LE(at + 16),
  }
  if (found.offset + found.size > length) throw brokenArchive()
  return found
}

function entriesIn(directory: Buffer, count: number): ZipEntry[] {
  const entries: ZipEntry[] = []
  for (let at = 0; entries.length < count;) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== 0x02014b50) throw brokenArchive()
    const nameLength = directory.readUInt16LE(at + 28)
    const entry = {
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      method: directory.readUInt16LE(at + 10),
      crc: directory.readUInt32LE(at + 16),
      packedBytes: directory.readUInt32LE(at + 20),
      bytes: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
    }
    // Bit 0: encrypted. An unpacked size of nothing would tell the limits nothing.
    const isEncrypted = (directory.readUInt16LE(at + 8) & 1) === 1
    const isLying = entry.bytes === 0 && entry.packedBytes > 16
    if (isEncrypted || isLying || ![0, 8].includes(entry.method)) throw brokenArchive()
    entries.push(entry)
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  return entries
}

/** The packed bytes of a part. */
async function* packedBytesOf(path: string, { offset, packedBytes }: ZipEntry): AsyncGenerator<Buffer> {
  const file = await open(path)
  const head = Buffer.alloc(30)
  await file.read({ buffer: head, position: offset }).finally(() => file.close())
  if (head.readUInt32LE(0) !== 0x04034b50) throw brokenArchive()
  if (packedBytes === 0) return
  const start = offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28)
  let left = packedBytes
  const pieces: AsyncIterable<Buffer> = createReadStream(path, { start, end: start + packedBytes - 1 })
  for await (const piece of pieces) {
    left -= piece.length
    yield piece
  }
  if (left !== 0) throw brokenArchive()
}

/** The bytes of a part as it was before packing; more than its directory states is refused. */
export async function* bytesOf(path: string, entry: ZipEntry): AsyncGenerator<Buffer> {
  const packed = Readable.from(packedBytesOf(path, entry))
  const inflate = createInflateRaw()
  packed.once('error', (error) => inflate.destroy(error))
  const plain: AsyncIterable<Buffer> = entry.method === 0 ? packed : packed.pipe(inflate)
  let total = 0
  try {
    for await (const piece of plain) {
      total += piece.length
      if (total > entry.bytes) throw brokenArchive()
      yield piece
    }
  } catch (error) {
    throw error instanceof UnreadableFile ? error : brokenArchive()
  } finally {
    packed.destroy()
    inflate.destroy()
  }
}

/** The local header of a part whose sizes are known. */
function localHeader({ name, method, crc, packedBytes, bytes }: Omit<ZipEntry, 'offset'>): Buffer {
  const label = Buffer.from(name)
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(20, 4)
  head.writeUInt16LE(0x0800, 6)
  head.writeUInt16LE(method, 8)
  head.writeUInt32LE(0x00210000, 10)
  head.writeUInt32LE(crc, 14)
  head.writeUInt32LE(packedBytes, 18)
  head.writeUInt32LE(bytes, 22)
  head.writeUInt16LE(label.length, 26)
  return Buffer.concat([head, label])
}

/** Copies an archive part by part; `change` gives new bytes for a part, or undefined to leave it as it is. */
export async function* rewritten(
  path: string,
  entries: readonly ZipEntry[],
  change: (entry: ZipEntry) => AsyncIterable<Uint8Array> | undefined,
): AsyncGenerator<Buffer> {
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const changed = change(entry)
    const part = changed ? deflated(entry.name, changed) : copied(path, entry)
    const begun = offset
    for (;;) {
      const { done, value } = await part.next()
      if (done) {
        directory.push(directoryLine({ ...value, offset: begun }))
        break
      }
      offset += value.length
      yield value
    }
  }
  const listed = Buffer.concat(directory)
  yield listed
  yield endRecord(entries.length, listed.length, offset)
}

type Part = AsyncGenerator<Buffer, Omit<ZipEntry, 'offset'>>

async function* copied(path: string, entry: ZipEntry): Part {
  yield localHeader(entry)
  yield* packedBytesOf(path, entry)
  return entry
}

// Its sizes are known only afterwards, so they follow the bytes and stand in the directory.
async function* deflated(name: string, content: AsyncIterable<Uint8Array>): Part {
  const header = localHeader({ name, method: 8, crc: 0, packedBytes: 0, bytes: 0 })
  header.writeUInt16LE(0x0808, 6)
  yield header
  const counted = { crc: 0, bytes: 0 }
  let packedBytes = 0
  const source = Readable.from(counting(content, counted))
  const deflate = createDeflateRaw()
  source.once('error', (error) => deflate.destroy(error))
  const packed: AsyncIterable<Buffer> = source.pipe(deflate)
  for await (const piece of packed) {
    packedBytes += piece.length
    yield piece
  }
  const trailer = Buffer.alloc(16)
  trailer.writeUInt32LE(0x08074b50, 0)
  trailer.writeUInt32LE(counted.crc, 4)
  trailer.writeUInt32LE(packedBytes, 8)
  trailer.writeUInt32LE(counted.bytes, 12)
  yield trailer
  return { name, method: 8, crc: counted.crc, packedBytes, bytes: counted.bytes }
}

async function* counting(content: AsyncIterable<Uint8Array>, counted: { crc: number; bytes: number }) {
  for await (const piece of content) {
    counted.crc = crc32(piece, counted.crc)
    counted.bytes += piece.length
    yield piece
  }
}

function directoryLine(entry: ZipEntry): Buffer {
  const local = localHeader(entry)
  const line = Buffer.alloc(46)
  line.writeUInt32LE(0x02014b50, 0)
  line.writeUInt16LE(20, 4)
  local.copy(line, 6, 4, 28)
  line.writeUInt32LE(entry.offset, 42)
  return Buffer.concat([line, local.subarray(30)])
}

function endRecord(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return end
}
