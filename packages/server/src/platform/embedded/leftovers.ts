// What a killed run leaves behind: finds our own postmaster, and only ours, and lets it end before a new one starts.
import { existsSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** State and command line of a process as the system tells it; undefined when it is gone or a zombie. */
export function livingCommand(pid: number): string | undefined {
  if (process.platform !== 'linux') return signals(pid) ? '' : undefined
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const state = stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3)
    if (state === 'Z' || state === 'X') return undefined
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
  } catch {
    return undefined
  }
}

function signals(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Whether a process is a postmaster of this very data folder. */
export function isOurPostmaster(pid: number, dataFolder: string): boolean {
  const command = livingCommand(pid)
  if (command === undefined) return false
  if (process.platform !== 'linux') return command === ''
  try {
    return command.includes('postgres') && realpathSync(`/proc/${pid}/cwd`) === realpathSync(dataFolder)
  } catch {
    return false
  }
}

/** Lines of postmaster.pid, or undefined: process id, data folder, start, port. */
export function readPidFile(dataFolder: string): { pid: number; port: number } | undefined {
  const path = join(dataFolder, 'postmaster.pid')
  if (!existsSync(path)) return undefined
  const lines = readFileSync(path, 'utf8').split('\n')
  return { pid: Number(lines[0]), port: Number(lines[3]) }
}

/**
 * Makes the data folder free to start on: an orphaned postmaster of ours is asked to stop and waited for, its orphaned
 * children too, and a pid file whose process is gone, a zombie, or somebody else's is removed. Gives up after 25 s.
 */
export async function clearLeftovers(dataFolder: string): Promise<void> {
  const left = readPidFile(dataFolder)
  if (left && Number.isInteger(left.pid) && left.pid > 1 && isOurPostmaster(left.pid, dataFolder)) {
    process.kill(left.pid, 'SIGINT')
    if (!(await gone([left.pid], dataFolder, 10_000))) process.kill(left.pid, 'SIGQUIT')
    await gone([left.pid], dataFolder, 5_000)
  }
  const orphans = childrenOf(dataFolder)
  for (const pid of orphans) process.kill(pid, 'SIGQUIT')
  if (!(await gone(orphans, dataFolder, 10_000))) throw new Error(`数据目录仍被占用：${dataFolder}（进程 ${orphans.join('、')}）`)
  const stale = readPidFile(dataFolder)
  if (stale && !isOurPostmaster(stale.pid, dataFolder)) rmSync(join(dataFolder, 'postmaster.pid'), { force: true })
}

// Backends outlive a killed postmaster by a moment and hold its shared memory; their folder proves whose they are.
function childrenOf(dataFolder: string): number[] {
  if (process.platform !== 'linux') return []
  return readProcesses().filter((pid) => pid !== process.pid && isOurPostmaster(pid, dataFolder))
}

function readProcesses(): number[] {
  const entries = readdirSync('/proc')
  return entries.map(Number).filter((pid) => Number.isInteger(pid) && pid > 1)
}

async function gone(pids: readonly number[], dataFolder: string, ms: number): Promise<boolean> {
  for (let waited = 0; waited < ms; waited += 50) {
    if (!pids.some((pid) => isOurPostmaster(pid, dataFolder))) return true
    await wait(50)
  }
  return !pids.some((pid) => isOurPostmaster(pid, dataFolder))
}
