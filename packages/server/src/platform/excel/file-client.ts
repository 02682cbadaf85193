// Has files read in a worker, so that no file can hold up or end the server: bounded in memory, time and number.
import { Problem, type Words } from '@huanju/contract'
import { Worker } from 'node:worker_threads'
import type { RowNote } from './annotate-sheet.ts'
import { bounds } from './bounds.ts'
import type { FileTask } from './file-tasks.ts'
import type { Says, Told } from './file-worker.ts'

/** How a task is done: the seconds it may take, and where its notes come from. */
export interface TaskMeans {
  readonly seconds: number
  /** Megabytes the worker may fill, where they are not the usual ones. */
  readonly memoryMb?: number
  readonly nextNotes?: () => Promise<readonly RowNote[]>
}

// A worker does not inherit the reading of TypeScript: it registers that itself unless it is bundled, then runs file-worker.ts.
const bootstrap = `
  const { workerData: { tsx, entry } } = require('node:worker_threads')
  if (entry.endsWith('.ts')) import(tsx).then(({ register }) => (register(), import(entry)))
  else import(entry)
`

const unreadable = (reason: Words) => new Problem('unreadable-file', { reason })

const tooMuchMemory = {
  zh: '读取这个文件所需内存过多，请只保留要导入的数据，另存为新的 .xlsx 后上传',
  en: 'reading it takes too much memory; keep only what is to be imported, save that as a new .xlsx and upload it',
}
const tooMuchTime = {
  zh: '读取这个文件所需时间过长，请只保留要导入的数据，另存为新的 .xlsx 后上传',
  en: 'reading it takes too long; keep only what is to be imported, save that as a new .xlsx and upload it',
}

/** Does a task in a worker and gives what it yields; a file that is refused, or costs too much, is a problem. */
export async function* inWorker(task: FileTask, means: TaskMeans): AsyncGenerator<unknown> {
  const { memoryMb = bounds.memoryMb } = means
  const worker = (memoryMb === bounds.memoryMb ? idle.pop() : undefined) ?? new FileWorker(memoryMb)
  worker.begin(means)
  let isWell = false
  try {
    for (let told: Told = { task }; ; told = { next: true }) {
      const says = await worker.tell(told)
      if ('value' in says) {
        yield says.value
        continue
      }
      isWell = !('failed' in says)
      if ('refused' in says) throw unreadable(says.refused)
      if ('failed' in says) throw new Error(says.failed)
      return
    }
  } finally {
    // A worker that was left in the middle of its work, or ended in it, is of no further use.
    if (isWell && memoryMb === bounds.memoryMb) worker.rest()
    else worker.end()
  }
}

/** Workers that wait for the next file. */
const idle: FileWorker[] = []
const idleMost = 2

class FileWorker {
  private readonly worker: Worker
  private msLeft = 0
  private nextNotes: TaskMeans['nextNotes']
  private settle: { resolve: (says: Says) => void; reject: (error: Error) => void } | undefined

  constructor(memoryMb: number) {
    this.worker = new Worker(bootstrap, {
      eval: true,
      execArgv: [],
      workerData: { tsx: import.meta.resolve('tsx/esm/api'), entry: new URL('./file-worker.ts', import.meta.url).href },
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    })
    this.worker.on('message', (says: Says) => this.hear(says))
    this.worker.on('error', (error: NodeJS.ErrnoException) => {
      this.lose(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? unreadable(tooMuchMemory) : error)
    })
    this.worker.on('exit', (code) => this.lose(new Error(`the worker that reads files ended with ${code}`)))
  }

  begin({ seconds, nextNotes }: TaskMeans): void {
    this.msLeft = seconds * 1000
    this.nextNotes = nextNotes
    this.worker.ref()
  }

  /** Tells and waits for what the worker says; only the time in which the worker is at work counts. */
  async tell(told: Told): Promise<Says> {
    for (let next = told; ;) {
      const says = await this.ask(next)
      if (!('wants' in says)) return says
      next = { notes: (await this.nextNotes?.()) ?? [] }
    }
  }

  rest(): void {
    this.worker.unref()
    if (idle.length < idleMost) idle.push(this)
    else this.end()
  }

  end(): void {
    void this.worker.terminate()
  }

  private async ask(told: Told): Promise<Says> {
    const begun = Date.now()
    const timer = setTimeout(() => {
      this.lose(unreadable(tooMuchTime))
      this.end()
    }, this.msLeft)
    try {
      return await new Promise<Says>((resolve, reject) => {
        this.settle = { resolve, reject }
        this.worker.postMessage(told, [])
      })
    } finally {
      clearTimeout(timer)
      this.msLeft = Math.max(1, this.msLeft - (Date.now() - begun))
    }
  }

  private hear(says: Says): void {
    this.settle?.resolve(says)
    this.settle = undefined
  }

  private lose(error: Error): void {
    this.settle?.reject(error)
    this.settle = undefined
    const at = idle.indexOf(this)
    if (at >= 0) idle.splice(at, 1)
  }
}
