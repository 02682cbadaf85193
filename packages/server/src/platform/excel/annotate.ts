// Gives a person's own workbook back with further columns on the right; everything else stays as it was.
import type { RowNote } from './annotate-sheet.ts'
import { bounds } from './bounds.ts'
import { inWorker } from './file-client.ts'

export type { RowNote } from './annotate-sheet.ts'

/** Where the new columns go and what they say. */
export interface Annotation {
  /** The sheet of the list; the first that is shown when null. */
  readonly sheet?: string | null
  /** The row of the headers, from 1. */
  readonly headerRow: number
  /** Titles of the new columns, such as 错误说明. */
  readonly headers: readonly string[]
  readonly notes: AsyncIterable<RowNote> | Iterable<RowNote>
}

const notesAtOnce = 500

/**
 * Writes the workbook at `source` to `target` with the notes in new columns right of all cells in use: same cells,
 * formats, order and other sheets. A CSV comes back as a workbook of texts.
 */
export async function annotateWorkbook(
  source: string,
  target: string,
  { sheet = null, headerRow, headers, notes }: Annotation,
): Promise<void> {
  const supply = inBatches(notes)
  const task = { name: 'annotate', path: source, target, sheet, headerRow, headers } as const
  const nextNotes = async () => (await supply.next()).value ?? []
  try {
    for await (const _ of inWorker(task, { seconds: bounds.readSeconds, nextNotes }));
  } finally {
    await supply.return(undefined)
  }
}

async function* inBatches(notes: Annotation['notes']): AsyncGenerator<RowNote[], undefined> {
  let batch: RowNote[] = []
  for await (const note of notes) {
    batch.push(note)
    if (batch.length < notesAtOnce) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
  return undefined
}
