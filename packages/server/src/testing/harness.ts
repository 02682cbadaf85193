// A small city of its own for each test file: twin counties, people of every role, a client that signs in and calls.
import { testPassword } from './cases.ts'
import { encode, type WireAnswer } from './client.ts'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { connectionFor } from '../platform/embedded/embedded.ts'
import { buildProduct, type Product } from '../product.ts'
import { readSettings, type Settings } from '../settings.ts'
import { asOwner } from './owner.ts'
import { settleTwinCity, type TwinCity } from './twin-city.ts'

export interface TestCity extends Product {
  readonly city: TwinCity
  readonly ownerUrl: string
  readonly dataDir: string
  readonly settings: Settings
  /** The clock the product reads; tests move it. */
  readonly clock: { now: Date }
  /** Signs in as a person of the twin city and gives a client with its session. */
  as(login: string): Promise<Client>
  /** A client without a session. */
  readonly nobody: Client
  /** Runs SQL as the owner, past every wall. */
  query(text: string, values?: unknown[]): Promise<Record<string, unknown>[]>
  /** Waits until a job has ended and gives it. */
  untilEnded(client: Client, jobId: string): Promise<Record<string, unknown>>
  close(): Promise<void>
}

export interface Client {
  readonly cookie: string
  readonly csrf: string
  call(
    place: string,
    given?: { query?: Record<string, unknown>; body?: unknown; headers?: Record<string, string>; payload?: Buffer },
  ): Promise<WireAnswer>
}

export { testPassword } from './cases.ts'

/** Opens a test city on a fresh copy of the template database. */
export async function openTestCity({
  environment = {},
}: { environment?: Record<string, string> } = {}): Promise<TestCity> {
  const baseUrl = inject('databaseUrl')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await asOwner(connectionFor(baseUrl, 'postgres'), (client) =>
    client.query(`create database ${name} template huanju_template`),
  )
  const ownerUrl = connectionFor(baseUrl, name)
  const dataDir = mkdtempSync(join(tmpdir(), 'huanju-city-'))
  const settings = readSettings({
    DATA_DIR: dataDir,
    DEMO: 'no',
    LOG_LEVEL: 'fatal',
    RATE_PER_MINUTE: '1000000',
    WAYS_OUT_SECONDS: '3000',
    SESSIONS_PER_PERSON: '1000',
    JOBS_PER_PERSON_SHORT: '1000',
    JOBS_PER_PERSON_LONG: '1000',
    ...environment,
  })
  const clock = { now: new Date() }
  const city = await settleTwinCity(ownerUrl, { dataDir, password: testPassword })
  const product = await buildProduct({ settings, ownerUrl, now: () => clock.now })
  const client = (cookie: string, csrf: string): Client => ({
    cookie,
    csrf,
    call: async (place, given = {}) =>
      encode(
        await product.app.inject({
          method: place.split(' ')[0] as 'GET',
          url: `/api${place.split(' ')[1]}`,
          query: queryOf(given.query),
          headers: { ...(cookie && { cookie }), ...(csrf && { 'x-huanju-csrf': csrf }), ...given.headers },
          ...(given.payload
            ? { payload: given.payload }
            : given.body === undefined
              ? {}
              : { payload: given.body as object }),
        }),
      ),
  })
  const nobody = client('', '')
  const as = async (login: string) => {
    const signedIn = await nobody.call('POST /session', { body: { login, password: testPassword } })
    if (signedIn.status !== 200) throw new Error(`${login}: ${signedIn.text}`)
    const signed = client(signedIn.cookie, String(signedIn.json['csrfToken']))
    // Tests walk what asks for the password again as somebody who has just entered it.
    await signed.call('POST /session/proof', { body: { password: testPassword } })
    return signed
  }
  return {
    ...product,
    city,
    ownerUrl,
    dataDir,
    settings,
    clock,
    nobody,
    as,
    query: (text, values) =>
      asOwner(ownerUrl, async (owner) => (await owner.query(text, values)).rows as Record<string, unknown>[]),
    untilEnded: (by, jobId) => untilEnded(product, by, jobId),
    close: async () => {
      await product.stop()
      await asOwner(connectionFor(baseUrl, 'postgres'), (owner) => owner.query(`drop database ${name} with (force)`))
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function untilEnded(product: Product, client: Client, jobId: string): Promise<Record<string, unknown>> {
  for (;;) {
    product.runner.poke()
    const { json } = await client.call(`GET /jobs/${jobId}`)
    if (['done', 'failed', 'cancelled'].includes(String(json['state']))) return json
    await new Promise((resolve) => {
      setTimeout(resolve, 50)
    })
  }
}

function queryOf(query: Record<string, unknown> = {}): Record<string, string | string[]> {
  const given = Object.entries(query).filter(([, value]) => value !== undefined)
  return Object.fromEntries(
    given.map(([name, value]) => [name, Array.isArray(value) ? value.map(String) : String(value)]),
  )
}
