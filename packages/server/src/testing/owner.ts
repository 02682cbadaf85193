// One owner connection for the length of some work: past every wall, for settling and for looking.
import pg from 'pg'

/** Runs work on one owner connection. */
export async function asOwner<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
