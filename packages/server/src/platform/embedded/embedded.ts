// The embedded PostgreSQL: a real server under the data folder, started, recovered and stopped by the product itself.
import type { ChildProcess } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { findBinaries } from './binaries.ts'
import { prepareCluster } from './cluster.ts'
import { freePort, ownerUrl } from './connection.ts'
import { homeFor, type Home } from './home.ts'
import { isPortTaken, launch, type Launch } from './launch.ts'
import { holderOf, lockFolder } from './lock.ts'
import { watch } from './watch.ts'

export { connectionFor } from './connection.ts'

export interface EmbeddedPostgres {
  /** Owner connection to the database `huanju`. */
  readonly url: string
  readonly port: number
  readonly home: Home
  /** Ends the server in order: open transactions are rolled back, everything acknowledged is on disk. */
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  readonly dataDir: string
  readonly port?: number
  /** Settings of PostgreSQL that replace ours; for tests and for recovery. */
  readonly settings?: Readonly<Record<string, string>>
  /** `no` leaves a server that dies dead; by default it is started again on the same port. */
  readonly restarts?: 'yes' | 'no'
  readonly log?: (words: string) => void
}

/**
 * Starts the server of a data folder, making it on the first start and recovering it after a crash; ready when it
 * answers. Throws when another process uses the folder, or with the end of its log when the server does not start.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { dataDir, restarts = 'yes', log = (words) => process.stderr.write(`${words}\n`) } = options
  const home = homeFor(dataDir)
  const lock = lockFolder(home.path)
  try {
    const binaries = findBinaries()
    const password = prepareCluster(binaries, home)
    const { given, child } = await launchOnFreePort({ binaries, home, password, options })
    const { port, url } = given
    writeFileSync(join(home.path, 'postgres.json'), JSON.stringify({ port, pid: process.pid }), { mode: 0o600 })
    const watched = watch(child, { isOn: restarts === 'yes', log, again: () => launch(given) })
    const stop = async () => {
      const last = await watched.release()
      if (last) await end(last)
      lock.release()
    }
    return { url, port, home, stop }
  } catch (error) {
    lock.release()
    throw error
  }
}

/** Owner connection to the server that another process runs on a data folder; undefined when none does. */
export function findRunning(dataDir: string): string | undefined {
  const home = homeFor(dataDir)
  if (holderOf(home.path) === undefined) return undefined
  const note: unknown = JSON.parse(readFileSync(join(home.path, 'postgres.json'), 'utf8'))
  const { port } = z.object({ port: z.number() }).parse(note)
  return ownerUrl(port, readFileSync(home.passwordFile, 'utf8').trim())
}

// Between choosing a free port and listening on it, another program may take it.
async function launchOnFreePort({
  binaries,
  home,
  password,
  options,
}: {
  binaries: string
  home: Home
  password: string
  options: EmbeddedOptions
}): Promise<{ given: Launch; child: ChildProcess }> {
  for (let tries = 1; ; tries += 1) {
    const port = options.port ?? (await freePort())
    const given = { binaries, home, port, url: ownerUrl(port, password), settings: options.settings ?? {} }
    try {
      return { given, child: await launch(given) }
    } catch (error) {
      if (options.port !== undefined || tries === 3 || !isPortTaken(error)) throw error
    }
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise<true>((resolve) => {
    child.once('exit', () => resolve(true))
  })
  for (const [signal, patience] of [
    ['SIGINT', 15_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    child.kill(signal)
    if (await Promise.race([ended, wait(patience, false, { ref: false })])) return
  }
}
