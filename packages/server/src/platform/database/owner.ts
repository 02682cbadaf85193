// Connections of the owner, past every wall: for migrations, verification and commands; bounded like all others.
import pg from 'pg'

// Generous, since a migration or a count of all rows may take its time; without a bound a lost client holds its locks.
const boundMs = 15 * 60_000

/** Opens a connection as the owner of the database. */
export async function connectOwner(url: string): Promise<pg.Client> {
  const client = ownerClient(url)
  await client.connect()
  return client
}

/** As `connectOwner`, for who connects later. */
export function ownerClient(url: string): pg.Client {
  return new pg.Client({
    connectionString: url,
    options: `-c statement_timeout=${boundMs} -c idle_in_transaction_session_timeout=${boundMs}`,
    connectionTimeoutMillis: 60_000,
  })
}

/** Runs work on one connection of the owner. */
export async function withOwnerClient<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = await connectOwner(url)
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
