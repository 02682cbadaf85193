// The real product as a victim: started from its own entry on a free port, written to over HTTP as a county clerk.
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { demoAccounts, demoPassword } from '../demo/accounts.ts'
import { homeFor } from '../platform/embedded/home.ts'
import type { Victim } from './victims.ts'

const mainFile = fileURLToPath(new URL('../../dist/main.js', import.meta.url))

/** Starts the product on a data folder with the given environment; ready when it prints its address. */
export async function startProduct(dataDir: string, environment: Record<string, string | undefined>): Promise<Victim> {
  const keeper = spawn(process.execPath, [mainFile], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...environment, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'silent', RATE_PER_MINUTE: '1000000' },
  })
  const words: string[] = []
  keeper.stderr.on('data', (piece: Buffer) => words.push(piece.toString()))
  for await (const line of createInterface(keeper.stdout)) {
    const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? []
    if (url === undefined) continue
    keeper.stdout.resume()
    return { url, keeper, cluster: homeFor(dataDir).cluster }
  }
  throw new Error(`the product ended: ${words.join('')}`)
}

/** A signed-in clerk; the session outlives a restart of the product. */
export interface Clerk {
  readonly headers: Record<string, string>
  readonly place: { countyId: string; subdistrictId: string }
}

const placesShape = z.object({ rows: z.array(z.object({ countyId: z.string(), subdistrictId: z.string() })) })

/** Signs in as a demo clerk of a county. */
export async function signIn(url: string): Promise<Clerk> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: demoAccounts[0].login, password: demoPassword }),
  })
  const { csrfToken } = z.object({ csrfToken: z.string() }).parse(await answer.json())
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const headers = { cookie, 'x-huanju-csrf': csrfToken, 'content-type': 'application/json' }
  const list = await fetch(`${url}/api/communities`, { headers })
  const { rows } = placesShape.parse(await list.json())
  const [{ countyId, subdistrictId } = { countyId: '', subdistrictId: '' }] = rows
  return { headers, place: { countyId, subdistrictId } }
}

/** Records one community; gives its id once the product has acknowledged it, undefined when it could not. */
export async function recordCommunity(url: string, clerk: Clerk, name: string): Promise<string | undefined> {
  const body = JSON.stringify({ ...unknownCommunity, ...clerk.place, name })
  const answer = await fetch(`${url}/api/communities`, { method: 'POST', headers: clerk.headers, body })
  if (answer.status >= 500) return undefined
  if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`)
  return z.object({ id: z.string() }).parse(await answer.json()).id
}

const unknownCommunity = {
  address: null,
  neighbourhoodId: null,
  completedOn: null,
  completionEvidence: null,
  landKind: null,
  buildingCount: null,
  householdCount: null,
  floorAreaDm2: null,
  position: null,
  conditions: {},
  askedHouseholdCount: null,
  willingHouseholdCount: null,
  vulnerableResidentCount: null,
  papersOnFile: [],
  estimatedCostFen: null,
  demolitionPlanned: null,
  propertyMode: null,
  remark: null,
}

export interface Clerks {
  /** Settles once the first record was acknowledged, so that there is something to lose. */
  readonly hasBegun: Promise<void>
  stop(): Promise<string[]>
}

/** Keeps recording from three clerks at once until told to stop or cut off; gives the ids acknowledged. */
export function startClerks(url: string, clerk: Clerk, counter: { next: number }): Clerks {
  const acknowledged: string[] = []
  let begin: () => void = () => undefined
  const hasBegun = new Promise<void>((settle) => {
    begin = settle
  })
  const order = { isStopping: false }
  const work = async () => {
    while (!order.isStopping) {
      counter.next += 1
      const id = await recordCommunity(url, clerk, `演练小区${counter.next}号`).catch(whenCutOff)
      if (id === 'cut off') return
      if (id === undefined) await wait(20)
      else {
        acknowledged.push(id)
        begin()
      }
    }
  }
  const clerks = [work(), work(), work()]
  return {
    hasBegun,
    stop: async () => {
      order.isStopping = true
      await Promise.all(clerks)
      return acknowledged
    },
  }
}

// What fetch throws when the product is killed under it: a TypeError whose cause is the connection's end.
function whenCutOff(error: unknown): 'cut off' {
  if (error instanceof TypeError) return 'cut off'
  throw error
}
