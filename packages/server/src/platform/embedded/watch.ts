// Watches a running server: one that dies while we live is started again, so a killed database comes back by itself.
import type { ChildProcess } from 'node:child_process'

export interface Watched {
  /** Stops watching; gives the server that runs now, or undefined when there is none. */
  release(): Promise<ChildProcess | undefined>
}

interface Watch {
  readonly isOn: boolean
  readonly log: (words: string) => void
  readonly again: () => Promise<ChildProcess>
}

const deathsMost = 10
const withinMs = 60_000

/** Watches a server; after ten deaths within a minute it is left dead, and the log says so. */
export function watch(first: ChildProcess, { isOn, log, again }: Watch): Watched {
  let current: Promise<ChildProcess | undefined> = Promise.resolve(first)
  let isReleased = false
  const deaths: number[] = []
  const attend = (child: ChildProcess) => {
    child.once('exit', (code, signal) => {
      if (isReleased || !isOn) return
      current = revive(`${signal ?? code}`)
    })
    return child
  }
  const revive = async (cause: string): Promise<ChildProcess | undefined> => {
    deaths.push(Date.now())
    log(`数据库意外退出（${cause}），正在重新启动 The database ended unexpectedly; starting it again`)
    const recent = deaths.filter((at) => Date.now() - at < withinMs)
    try {
      if (recent.length > deathsMost) throw new Error('too many unexpected ends')
      return attend(await again())
    } catch (error) {
      log(`数据库未能重新启动，请检查日志后重启系统 The database could not be started again: ${String(error)}`)
      return undefined
    }
  }
  attend(first)
  return {
    release: async () => {
      isReleased = true
      return current
    },
  }
}
