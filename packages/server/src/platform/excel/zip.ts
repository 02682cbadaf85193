// Zip archives as workbooks use them: the directory read once, parts streamed in and out, nothing held whole.
import { Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import { openPromise, type Entry } from 'yauzl'
import { ZipFile } from 'yazl'
import { brokenArchive } from './unreadable.ts'

/** One part of an archive, as its directory states it. */
export interface ZipEntry {
  readonly name: string
  readonly bytes: number
  readonly stated: Entry
}

// Names are decoded here: offices and libraries write strokes that a stricter reader refuses.
const options = { autoClose: false, decodeStrings: false }

/** The parts of an archive in the order of its directory; a broken, encrypted or giant one is refused. */
export async function listEntries(path: string): Promise<ZipEntry[]> {
  const entries: ZipEntry[] = []
  await inArchive(path, async (zip) => {
    for await (const stated of zip.eachEntry()) {
      if (!stated.canDecodeFileData()) throw brokenArchive()
      entries.push({ name: nameOf(stated), bytes: stated.uncompressedSize, stated })
    }
  })
  return entries
}

function nameOf({ fileNameRaw }: Entry): string {
  const name = fileNameRaw.toString('utf8')
  if (name.split(/[\\/]/).includes('..')) throw brokenArchive()
  return name
}

async function inArchive(path: string, work: (zip: Awaited<ReturnType<typeof openPromise>>) => Promise<void>) {
  try {
    const zip = await openPromise(path, options)
    await work(zip).finally(() => zip.close())
  } catch {
    throw brokenArchive()
  }
}

/** The bytes of a part as it was before packing; one with more, less or others than its directory states is refused. */
export async function* bytesOf(path: string, { stated }: ZipEntry): AsyncGenerator<Buffer> {
  let sum = 0
  let plain: Readable | undefined
  const zip = await openPromise(path, options)
  try {
    plain = await zip.openReadStreamPromise(stated)
    const pieces: AsyncIterable<Buffer> = plain
    for await (const piece of pieces) {
      sum = crc32(piece, sum)
      yield piece
    }
  } catch {
    throw brokenArchive()
  } finally {
    plain?.destroy()
    zip.close()
  }
  if (sum !== stated.crc32) throw brokenArchive()
}

/** Copies an archive part by part; `change` gives new bytes for a part, or undefined to leave its bytes as they are. */
export function rewritten(
  path: string,
  entries: readonly ZipEntry[],
  change: (entry: ZipEntry) => AsyncIterable<Uint8Array> | undefined,
): Readable {
  const zip = new ZipFile()
  for (const entry of entries) {
    if (/[\\/]$/.test(entry.name)) continue
    zip.addReadStreamLazy(entry.name.replaceAll('\\', '/').replace(/^\/+/, ''), (give) =>
      give(null, Readable.from(change(entry) ?? bytesOf(path, entry))),
    )
  }
  zip.end()
  const written = Readable.from(zip.outputStream)
  zip.once('error', (error: Error) => written.destroy(error))
  return written
}
