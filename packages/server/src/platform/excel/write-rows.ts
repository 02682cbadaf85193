// Streams rows into a workbook as they are, without a header of ours: for giving a person's own list back.
import { writeXlsxStream } from 'hucre/xlsx'
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as WebStream } from 'node:stream/web'

type Cells = (string | number | null)[]

/** Streams rows into a workbook file. */
export async function writeRows(
  path: string,
  { name, rows }: { name: string; rows: AsyncIterable<Cells> },
): Promise<void> {
  await streamToFile(path, writeXlsxStream(rows, { name }))
}

/** Streams bytes into a file that only we may read. */
export async function streamToFile(
  path: string,
  stream: ReadableStream<Uint8Array>,
  signal?: AbortSignal,
): Promise<void> {
  const bytes = Readable.fromWeb(stream as WebStream<Uint8Array>)
  await pipeline(bytes, createWriteStream(path, { mode: 0o600 }), ...(signal ? [{ signal }] : []))
}
