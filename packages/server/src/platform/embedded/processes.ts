// What the system tells about a process: whether it lives, when it was born, whether it is a PostgreSQL of ours.
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs'

const isLinux = process.platform === 'linux'

/**
 * A text that no other process of this number has: machine start and birth on Linux, birth elsewhere. Undefined when
 * there is no such process or it is a zombie, which answers signals but does nothing any more.
 */
export function birthOf(pid: number): string | undefined {
  if (process.platform === 'win32') return answersSignals(pid) ? 'alive' : undefined
  if (!isLinux) return askSystem(pid, 'lstart')
  const stat = readFile(`/proc/${pid}/stat`)
  // The name in brackets may hold spaces and brackets; the fields after the last one are state, parent, …, birth.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')
  if (fields === undefined || fields[0] === 'Z' || fields[0] === 'X') return undefined
  return `${readFile('/proc/sys/kernel/random/boot_id')?.trim()}:${fields[19]}`
}

/** Whether a process is proven to be a PostgreSQL process of this very cluster; without proof it is not. */
export function isServerOf(pid: number, cluster: string): boolean {
  if (birthOf(pid) === undefined) return false
  if (!isLinux) {
    const command = askSystem(pid, 'command')
    return command !== undefined && command.includes('postgres') && command.includes(`-D ${cluster}`)
  }
  try {
    const isPostgres = /(^|\/)postgres(:|\0|$)/.test(readFile(`/proc/${pid}/cmdline`)?.slice(0, 4096) ?? '')
    return isPostgres && readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster)
  } catch {
    return false
  }
}

/** Every process proven to be a PostgreSQL process of this cluster; elsewhere than on Linux none can be listed. */
export function serversOf(cluster: string): number[] {
  if (!isLinux) return []
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 1 && isServerOf(pid, cluster))
}

// Processes end while we look; what cannot be read any more is not there.
function readFile(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

function answersSignals(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

function askSystem(pid: number, field: 'lstart' | 'command'): string | undefined {
  if (process.platform === 'win32') return undefined
  try {
    const answer = execFileSync('ps', ['-ww', '-o', `state=,${field}=`, '-p', String(pid)], { encoding: 'utf8' }).trim()
    return answer.startsWith('Z') ? undefined : answer.replace(/^\S+\s+/, '')
  } catch {
    return undefined
  }
}
