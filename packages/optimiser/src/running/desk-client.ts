// A desk in a worker of its own, from outside: questions are promises, a lost worker is an error, closing is certain.
import { Worker } from 'node:worker_threads'
import type { Found } from './desk.ts'
import type { Question, Questions, Said } from './protocol.ts'

/** The worker of a desk ended before it answered: killed, out of memory, or closed. */
export class DeskLost extends Error {}

/** A desk in a worker. */
export interface DeskClient {
  /** Asks; rejects with DeskLost when the worker is gone. */
  readonly ask: <Q extends Question>(
    question: Q,
    takes: Questions[Q]['takes'],
    options?: AskOptions,
  ) => Promise<Questions[Q]['gives']>
  /** Ends the worker at once. */
  readonly close: () => void
  /** Whether the worker is gone. */
  readonly isLost: () => boolean
}

/** Which desk of the worker is asked, where it has several, and who hears of better plans on the way. */
export interface AskOptions {
  readonly key?: string
  readonly onBest?: (best: NonNullable<Found['best']>) => void
}

interface Waiting {
  readonly resolve: (gives: never) => void
  readonly reject: (error: Error) => void
  readonly onBest: ((best: NonNullable<Found['best']>) => void) | undefined
}

// A worker does not inherit the reading of TypeScript: it registers that itself unless it is bundled, then runs worker.ts.
const bootstrap = `
  const { workerData: { tsx, entry } } = require('node:worker_threads')
  if (entry.endsWith('.ts')) import(tsx).then(({ register }) => (register(), import(entry)))
  else import(entry)
`

/** Starts a worker with a desk; its heap may grow to `memoryMb`. */
export function startDesk({ memoryMb = 1024 }: { memoryMb?: number } = {}): DeskClient {
  const worker = new Worker(bootstrap, {
    eval: true,
    execArgv: [],
    workerData: { tsx: import.meta.resolve('tsx/esm/api'), entry: new URL('./worker.ts', import.meta.url).href },
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  })
  const waiting = new Map<number, Waiting>()
  let count = 0
  let lost: Error | undefined
  const lose = (error: Error) => {
    lost ??= new DeskLost(error.message)
    for (const { reject } of waiting.values()) reject(lost)
    waiting.clear()
  }
  worker.on('error', lose)
  worker.on('exit', (code) => lose(new Error(`the worker ended with ${code}`)))
  worker.on('message', (said: Said) => {
    const one = waiting.get(said.id)
    if ('best' in said) {
      one?.onBest?.(said.best)
      return
    }
    waiting.delete(said.id)
    if ('failed' in said) one?.reject(new Error(said.failed))
    else one?.resolve(said.gives as never)
  })
  return {
    ask: (question, takes, { key = '', onBest } = {}) =>
      new Promise((resolve, reject) => {
        if (lost) return reject(lost)
        const id = (count += 1)
        waiting.set(id, { resolve, reject, onBest })
        worker.postMessage({ id, key, question, takes }, [])
      }),
    close: () => void worker.terminate(),
    isLost: () => lost !== undefined,
  }
}
