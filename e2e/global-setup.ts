// The real product for the browser journeys: built pages, own database, demo city, one port; gone when they are over.
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import { ensureServerBuilt } from '../scripts/build-server.mjs'
import { ensureWebBuilt } from '../scripts/build-web.mjs'

const root = fileURLToPath(new URL('../', import.meta.url))

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  await ensureWebBuilt()
  const main = await ensureServerBuilt()
  const dataDir = mkdtempSync(join(tmpdir(), 'huanju-e2e-'))
  const server = spawn(process.execPath, [main], {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataDir, PORT: '0', HOST: '127.0.0.1', RATE_PER_MINUTE: '100000' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  project.provide('baseUrl', await announced(server))
  return async () => {
    const ended = new Promise((resolve) => {
      server.once('exit', resolve)
    })
    server.kill('SIGINT')
    await ended
    rmSync(dataDir, { recursive: true, force: true })
  }
}

function announced(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    server.stdout?.on('data', (piece: Buffer) => {
      said += piece.toString()
      const address = /(http:\/\/127\.0\.0\.1:\d+)\//.exec(said)?.[1]
      if (address) resolve(address)
    })
    server.once('exit', (code) => reject(new Error(`the product ended with ${code}: ${said}`)))
  })
}

declare module 'vitest' {
  export interface ProvidedContext {
    baseUrl: string
  }
}
