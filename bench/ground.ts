// What the benchmarks share: medians, a signed-in caller, and a register blown up to a city's worth many times over.
import pg from 'pg'
import { z } from 'zod'
import { demoPassword } from '../packages/server/src/demo/accounts.ts'

const sessionAnswer = z.object({ csrfToken: z.string() })
const objectAnswer = z.record(z.string(), z.unknown())

/** The middle of some figures. */
function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** Milliseconds that work takes, the middle of `rounds` after one round to warm up. */
export async function medianMs(rounds: number, work: () => Promise<unknown>): Promise<number> {
  await work()
  const figures: number[] = []
  for (let round = 0; round < rounds; round++) {
    const begun = performance.now()
    await work()
    figures.push(performance.now() - begun)
  }
  return median(figures)
}

/** Calls the product as a signed-in demo person; an answer that is not 2xx is an error. */
export async function callerFor(url: string, login: string) {
  const entered = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password: demoPassword }),
  })
  const { csrfToken } = sessionAnswer.parse(await entered.json())
  const headers = { cookie: entered.headers.getSetCookie()[0]?.split(';')[0] ?? '', 'x-huanju-csrf': csrfToken }
  return async (method: string, path: string, body?: unknown): Promise<Record<string, unknown>> => {
    const sent = body instanceof FormData ? { body } : body === undefined ? {} : { body: JSON.stringify(body) }
    const type: Record<string, string> =
      body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }
    const answer = await fetch(`${url}/api${path}`, { method, headers: { ...headers, ...type }, ...sent })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
    return objectAnswer.parse(JSON.parse(text))
  }
}

export type Caller = Awaited<ReturnType<typeof callerFor>>

/** Runs work on one owner connection. */
export async function onConnection<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url, options: '-c jit=off' })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Copies the demo city's communities under new names until the register holds `rows` of them. */
export async function fillRegister(client: pg.Client, rows: number): Promise<void> {
  const { rows: columns } = await client.query<{ name: string }>(`select attname as name from pg_attribute
    where attrelid = 'communities'::regclass and attnum > 0 and not attisdropped order by attnum`)
  const changed: Record<string, string> = {
    id: 'gen_random_uuid()',
    name: "c.name || n || '号'",
    duplicate_key: "c.duplicate_key || ':' || n",
    import_id: 'null',
    import_row: 'null',
    verdict_id: 'null',
    changed_at: "c.changed_at - n * interval '1 minute'",
  }
  const names = columns.map(({ name }) => name)
  await client.query('begin')
  await client.query("select journal_append('communities.loaded', 'community', null, null, '{}')")
  await client.query(
    `with known as (select count(*) as total from communities)
    insert into communities (${names.join(', ')})
    select ${names.map((name) => changed[name] ?? `c.${name}`).join(', ')}
    from generate_series(1, (select ceil($1::numeric / total)::int from known)) n cross join communities c limit $1`,
    [rows],
  )
  await client.query('commit')
  await client.query('vacuum analyze communities')
}
