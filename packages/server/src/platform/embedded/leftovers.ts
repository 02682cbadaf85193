// What a killed run leaves behind: ends the PostgreSQL processes of our own cluster, and no others, before a start.
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { isServerOf, serversOf } from './processes.ts'

/** The process number in the cluster's own lock file; undefined without one, not a number when it cannot be read. */
export function postmasterOf(cluster: string): number | undefined {
  const path = join(cluster, 'postmaster.pid')
  if (!existsSync(path)) return undefined
  return Number.parseInt(readFileSync(path, 'utf8'), 10)
}

/**
 * Makes a cluster free to start on: an orphaned postmaster is asked to end and waited for, then its orphaned children,
 * which would hold the shared memory. Gives the number a stale lock file still holds: PostgreSQL is told to disregard
 * it, since a zombie or a stranger may answer to it by now. Throws after about 20 s when something will not end.
 */
export async function clearLeftovers(cluster: string): Promise<number | undefined> {
  const postmaster = postmasterOf(cluster)
  if (postmaster !== undefined && isServerOf(postmaster, cluster)) await end([postmaster], cluster, 'SIGINT')
  await end(serversOf(cluster), cluster, 'SIGQUIT')
  const left = serversOf(cluster)
  if (left.length > 0) throw new Error(`数据库进程未能结束 These database processes do not end：${left.join(', ')}`)
  const stale = postmasterOf(cluster)
  if (stale === undefined || Number.isInteger(stale)) return stale
  // Cut off while it was written, by a full disk say; PostgreSQL would refuse to start on it.
  rmSync(join(cluster, 'postmaster.pid'), { force: true })
  return undefined
}

async function end(pids: readonly number[], cluster: string, first: NodeJS.Signals): Promise<void> {
  for (const [signal, patience] of [
    [first, 8_000],
    ['SIGQUIT', 3_000],
    ['SIGKILL', 3_000],
  ] as const) {
    const living = pids.filter((pid) => isServerOf(pid, cluster))
    for (const pid of living) signalIfThere(pid, signal)
    if (await areGone(living, cluster, patience)) return
  }
}

function signalIfThere(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    const isGone = error instanceof Error && 'code' in error && error.code === 'ESRCH'
    if (!isGone) throw error
  }
}

async function areGone(pids: readonly number[], cluster: string, patience: number): Promise<boolean> {
  for (let waited = 0; waited < patience; waited += 20) {
    if (!pids.some((pid) => isServerOf(pid, cluster))) return true
    await wait(20)
  }
  return false
}
