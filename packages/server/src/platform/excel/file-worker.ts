// The worker that reads files: does one task at a time, piece by piece as it is asked, and says why it cannot.
import type { Words } from '@huanju/contract'
import { parentPort } from 'node:worker_threads'
import type { RowNote } from './annotate-sheet.ts'
import { workOn, type FileTask } from './file-tasks.ts'
import { UnreadableFile } from './unreadable.ts'

/** What the worker is told: a task, to go on, or the notes it has asked for. */
export type Told = { readonly task: FileTask } | { readonly next: true } | { readonly notes: readonly RowNote[] }

/** What the worker says: a piece, that it is done, why the file is refused, what has failed, or that it wants notes. */
export type Says =
  | { readonly value: unknown }
  | { readonly done: true }
  | { readonly refused: Words }
  | { readonly failed: string }
  | { readonly wants: 'notes' }

const port = parentPort
let work: AsyncGenerator<unknown> | undefined
let take: ((notes: readonly RowNote[]) => void) | undefined

const say = (says: Says) => port?.postMessage(says)

const nextNotes = () =>
  new Promise<readonly RowNote[]>((resolve) => {
    take = resolve
    say({ wants: 'notes' })
  })

async function goOn(): Promise<void> {
  try {
    const { done, value } = (await work?.next()) ?? { done: true, value: undefined }
    say(done ? { done: true } : { value })
  } catch (error) {
    if (error instanceof UnreadableFile) say({ refused: error.words })
    else say({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
}

port?.on('message', (told: Told) => {
  if ('notes' in told) return take?.(told.notes)
  if ('task' in told) work = workOn(told.task, nextNotes)
  void goOn()
})
