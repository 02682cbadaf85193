// The real product for the browser journeys: built pages, own database, demo city, one port; gone when they are over.
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import { demoPassword } from '../packages/server/src/demo/accounts.ts'
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
  const baseUrl = await announced(server)
  await rankPlan(baseUrl)
  project.provide('baseUrl', baseUrl)
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

// A plan of the city, ranked before anybody comes: desks have something to show, and no walk meets another's work.
async function rankPlan(baseUrl: string): Promise<void> {
  const signedIn = await fetch(`${baseUrl}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: 'planner', password: demoPassword }),
  })
  const { csrfToken, roles } = (await signedIn.json()) as { csrfToken: string; roles: readonly { regionId: string }[] }
  const cookie = signedIn.headers.getSetCookie().map((one) => one.split(';')[0])
  const headers = { 'content-type': 'application/json', 'x-huanju-csrf': csrfToken, cookie: cookie.join('; ') }
  const ask = async (method: string, path: string, body?: object) => {
    const answer = await fetch(`${baseUrl}/api${path}`, { method, headers, body: body && JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`)
    return (await answer.json()) as Record<string, unknown>
  }
  const { id } = await ask('POST', '/plans', {
    name: '2027年度计划',
    regionId: roles[0]?.regionId,
    years: [{ year: 2027, budgetFen: '5000000000' }],
    weights: {},
    forces: [],
    includesUnproven: true,
  })
  await ask('POST', `/plans/${String(id)}/rankings`, {})
  for (;;) {
    const { state } = await ask('GET', `/plans/${String(id)}`)
    if (state === 'failed') throw new Error('the plan of the desks could not be ranked')
    if (state === 'ranked') return
    await wait(200)
  }
}

declare module 'vitest' {
  export interface ProvidedContext {
    baseUrl: string
  }
}
