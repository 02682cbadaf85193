// A table of numbers for drills: writers that remember a number only after its commit, and what of them is there later.
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'

/** Makes the table of numbers. */
export async function makeNumbers(url: string): Promise<void> {
  await onConnection(url, (client) => client.query('create table numbers (number bigint primary key, words text)'))
}

export interface Writers {
  /** Settles once the first number was acknowledged, so that there is something to lose. */
  readonly hasBegun: Promise<void>
  /** Waits until every writer has lost its connection or been told to stop; gives the numbers acknowledged. */
  stop(): Promise<number[]>
}

/** Starts four writers, each on its own connection, committing number by number from a counter on. */
export function startWriters(url: string, counter: { next: number }): Writers {
  const acknowledged: number[] = []
  const { promise: hasBegun, resolve: begin } = begun()
  const given = { url, counter, acknowledged, isStopping: false, begin }
  const writers = Array.from({ length: 4 }, () => writeUntilEnd(given))
  return {
    hasBegun,
    stop: async () => {
      given.isStopping = true
      await Promise.all(writers)
      return acknowledged
    },
  }
}

function begun(): { promise: Promise<void>; resolve: () => void } {
  let resolve: () => void = () => undefined
  const promise = new Promise<void>((settle) => {
    resolve = settle
  })
  return { promise, resolve }
}

async function writeUntilEnd(given: {
  url: string
  counter: { next: number }
  acknowledged: number[]
  isStopping: boolean
  begin: () => void
}): Promise<void> {
  const client = new pg.Client({ connectionString: given.url })
  client.on('error', () => undefined)
  try {
    await client.connect()
    while (!given.isStopping) {
      const number = given.counter.next
      given.counter.next += 1
      await client.query("insert into numbers values ($1, repeat('户', 40))", [number])
      given.acknowledged.push(number)
      given.begin()
    }
  } catch (error) {
    if (!isLost(error)) throw error
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Which of the acknowledged numbers the database no longer has. */
export async function listLost(url: string, acknowledged: readonly number[]): Promise<number[]> {
  const { rows } = await onConnection(url, (client) =>
    client.query<{ number: string }>(
      'select number from unnest($1::bigint[]) as number where number not in (select number from numbers)',
      [acknowledged],
    ),
  )
  return rows.map(({ number }) => Number(number))
}

/** How many numbers the database has. */
export async function countNumbers(url: string): Promise<number> {
  const { rows } = await onConnection(url, (client) => client.query<{ count: string }>('select count(*) from numbers'))
  return Number(rows[0]?.count)
}

/** Waits until a database answers again and takes writes; gives the milliseconds. */
export async function untilAnswers(url: string): Promise<number> {
  const begun = performance.now()
  for (;;) {
    try {
      await onConnection(url, (client) => client.query('select pg_current_xact_id()'))
      return performance.now() - begun
    } catch (error) {
      if (!isLost(error)) throw error
    }
    await wait(20)
  }
}

/** Runs work on a connection of its own. */
export async function onConnection<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 60_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return await work(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}

const lostCodes = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03', '08006']

// What a client sees of a server that was killed: a refused, cut or ended connection.
function isLost(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return lostCodes.includes(code) || /terminated|timeout|not queryable/i.test(String(error))
}
