// Reads a sheet of an .xlsx or a .csv row by row in a worker of bounded means; every cell as the text a person would see.
import { bounds } from './bounds.ts'
import { inWorker } from './file-client.ts'
import type { SheetLook } from './file-tasks.ts'
import type { SheetRow } from './sheet-rows.ts'
import { turnsOf } from './turns.ts'

export type { SheetLook } from './file-tasks.ts'
export type { SheetRow } from './sheet-rows.ts'

/** What is read of a file: the sheet of that name, the first that is shown when there is none, and how many rows. */
export interface SheetAsked {
  readonly sheet?: string | null
  readonly rowsMax: number
}

/**
 * Yields the rows of a sheet; a file that is no such thing, has more rows than `rowsMax`, or costs too much to read is a
 * problem that says the way out.
 */
export async function* readSheet(path: string, { sheet = null, rowsMax }: SheetAsked): AsyncGenerator<SheetRow> {
  const task = { name: 'rows', path, sheet, rowsMax } as const
  for await (const rows of inWorker(task, { seconds: bounds.readSeconds })) yield* rows as SheetRow[]
}

const looking = turnsOf(bounds.looks)

/** The sheets of a file in their order, each with its first rows; a CSV is one sheet without a name. */
export async function lookAtSheets(path: string, rows: number): Promise<readonly SheetLook[]> {
  return looking(async () => {
    let found: readonly SheetLook[] = []
    for await (const looks of inWorker({ name: 'look', path, rows }, { seconds: bounds.lookSeconds })) {
      found = looks as SheetLook[]
    }
    return found
  })
}
