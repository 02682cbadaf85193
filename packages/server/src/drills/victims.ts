// Makes a place for a drill, starts a keeper with its database and kills whichever of the two a drill asks for.
import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { serverAccount } from '../platform/embedded/account.ts'
import { homeFor } from '../platform/embedded/home.ts'
import { postmasterOf } from '../platform/embedded/leftovers.ts'
import { serversOf } from '../platform/embedded/processes.ts'

/** A running keeper and the owner's address of its database. */
export interface Victim {
  readonly url: string
  readonly keeper: ChildProcess
  readonly cluster: string
}

/** What a drill kills: the keeper, the postmaster, one of its children, or all of them at once. */
export type Target = 'keeper' | 'postmaster' | 'backend' | 'everything'

/** A new folder for one drill, which the account of the server can walk through, so that all of it lies inside. */
export function makePlace(): string {
  const place = mkdtempSync(join(tmpdir(), 'huanju-drill-'))
  chmodSync(place, 0o711)
  return place
}

const keeperFile = fileURLToPath(new URL('../../dist/keeper.js', import.meta.url))

/** Starts a keeper on a data folder; ready when its database answers. Throws with its words when it ends before. */
export async function startVictim(dataDir: string, settings: Record<string, string> = {}): Promise<Victim> {
  const keeper = spawn(process.execPath, [keeperFile, dataDir, JSON.stringify(settings)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const words: string[] = []
  keeper.stderr.on('data', (piece: Buffer) => words.push(piece.toString()))
  const { cluster } = homeFor(dataDir)
  for await (const url of createInterface(keeper.stdout)) return { url, keeper, cluster }
  throw new Error(`keeper ended: ${words.join('')}`)
}

/** Kills with signal 9; gives back once the killed processes are gone. */
export async function killVictim({ keeper, cluster }: Victim, target: Target): Promise<void> {
  const all = serversOf(cluster)
  const postmaster = postmasterOf(cluster)
  if (target === 'keeper' || target === 'everything') await killKeeper(keeper)
  if (target === 'postmaster' && postmaster !== undefined) process.kill(postmaster, 'SIGKILL')
  if (target === 'backend') process.kill(backendOf(all), 'SIGKILL')
  // The postmaster last: its children would end in order if they saw it go.
  if (target === 'everything') for (const pid of all.filter((pid) => pid !== postmaster)) killIfThere(pid)
  if (target === 'everything' && postmaster !== undefined) killIfThere(postmaster)
}

async function killKeeper(keeper: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => {
    keeper.once('exit', resolve)
  })
  if (keeper.kill('SIGKILL')) await gone
}

// Others of the same cluster may end by themselves between the listing and the kill.
function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

function backendOf(pids: readonly number[]): number {
  const found = pids.find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').startsWith('postgres: huanju huanju'))
  if (found === undefined) throw new Error('no backend to kill')
  return found
}

/** Writes another process number into the lock file a killed server left, as if the system had given it anew. */
export function reassignLock(cluster: string, pid: number): void {
  const path = join(cluster, 'postmaster.pid')
  const [, ...rest] = readFileSync(path, 'utf8').split('\n')
  writeFileSync(path, [String(pid), ...rest].join('\n'))
}

/** A process of no concern to us under the account of the server: a living one, or the parent of a zombie. */
export async function startBystander(kind: 'living' | 'zombie'): Promise<{ pid: number; child: ChildProcess }> {
  const script = kind === 'living' ? 'echo $$; exec sleep 600' : 'sleep 0 & echo $!; exec sleep 600'
  const child = spawn('sh', ['-c', script], { ...serverAccount(), stdio: ['ignore', 'pipe', 'ignore'] })
  for await (const line of createInterface(child.stdout)) return { pid: Number(line), child }
  throw new Error('no bystander')
}
