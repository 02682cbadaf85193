// Looks into a zip before anything unpacks it: one that would swell beyond reason is refused unread.
import { Problem } from '@huanju/contract'
import { open, type FileHandle } from 'node:fs/promises'

const unpackedMax = 600 * 1024 * 1024
const entriesMax = 2000

/** Refuses an archive whose directory cannot be read, holds too many parts, or unpacks to more than 600 MB. */
export async function checkArchive(path: string): Promise<void> {
  const file = await open(path)
  try {
    const { entries, offset, size } = await endOf(file)
    if (entries > entriesMax) throw new Problem('unreadable-file', { reason: '工作簿部件过多，请另存为新的 .xlsx 后上传' })
    const { buffer } = await file.read({ buffer: Buffer.alloc(size), position: offset })
    if (unpackedSize(buffer, entries) > unpackedMax) throw new Problem('unreadable-file', { reason: '解压后超过 600 MB，请拆分后上传' })
  } finally {
    await file.close()
  }
}

async function endOf(file: FileHandle): Promise<{ entries: number; offset: number; size: number }> {
  const { size: length } = await file.stat()
  const tail = Math.min(length, 66_000)
  const { buffer } = await file.read({ buffer: Buffer.alloc(tail), position: length - tail })
  const at = buffer.lastIndexOf(Buffer.from([0x50, 0x4B, 5, 6]))
  if (at < 0 || at + 20 > buffer.length) throw new Problem('unreadable-file', { reason: '文件不完整，可能没有下载或保存完' })
  const found = { entries: buffer.readUInt16LE(at + 10), size: buffer.readUInt32LE(at + 12), offset: buffer.readUInt32LE(at + 16) }
  if (found.offset + found.size > length) throw new Problem('unreadable-file', { reason: '文件不完整，可能没有下载或保存完' })
  return found
}

function unpackedSize(directory: Buffer, entries: number): number {
  let [at, total] = [0, 0]
  for (let entry = 0; entry < entries && at + 46 <= directory.length; entry += 1) {
    total += directory.readUInt32LE(at + 24)
    at += 46 + directory.readUInt16LE(at + 28) + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  return total
}
