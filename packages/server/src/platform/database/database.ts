// The door to PostgreSQL: one pool under the application role, one transaction per request, seen through one person's regions.
import { Kysely, PostgresDialect, sql, type RawBuilder, type Transaction } from 'kysely'
import pg from 'pg'

/** A transaction as stores receive it. */
export type Tx = Transaction<unknown>

/** Whose eyes a transaction sees with; the journal names this person. */
export interface Viewer {
  readonly personId: string | null
  readonly login: string
  readonly sessionId: string | null
  /** Regions the person's roles cover; everything below them is visible, nothing else is. */
  readonly regionIds: readonly string[]
  /** `identity` opens what identity keeps (credentials, sessions) for one transaction. */
  readonly purpose?: 'identity'
}

export interface Database {
  /** Runs work in one transaction as the application role, within the viewer's regions; an error rolls all of it back. */
  transact<Result>(viewer: Viewer, work: (tx: Tx) => Promise<Result>): Promise<Result>
  /** The region roots of this deployment, for what the system does by itself. */
  systemViewer(purpose?: 'identity'): Promise<Viewer>
  readonly pool: pg.Pool
  close(): Promise<void>
}

// bigint columns come as bigint, days as plain ISO texts, instants as ISO texts: no Date objects, no lost digits.
const parsers: Record<number, (text: string) => unknown> = {
  20: (text) => BigInt(text),
  1082: (text) => text,
  1184: (text) => new Date(text).toISOString(),
}
const types = {
  getTypeParser: (oid: number, format?: string) =>
    parsers[oid] ?? pg.types.getTypeParser(oid, (format ?? 'text') as 'text'),
} as pg.CustomTypesConfig

/** Opens the pool; every connection takes the application role, so row-level security binds it. */
export function openDatabase(
  url: string,
  { max = 16, onError }: { max?: number; onError?: (error: Error) => void } = {},
): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types,
    options: '-c role=huanju_app -c timezone=UTC -c jit=off',
    idleTimeoutMillis: 30_000,
  })
  pool.on('error', (error) => onError?.(error))
  // A client in the middle of a transaction tells of a lost server by itself; unheard, it would end the process.
  pool.on('connect', (client) => client.on('error', (error) => onError?.(error)))
  const kysely = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  return {
    pool,
    transact: (viewer, work) =>
      kysely.transaction().execute(async (tx) => {
        await look(tx, viewer)
        return work(tx)
      }),
    systemViewer: async (purpose) => {
      const { rows } = await pool.query<{ id: string }>("select id from regions where kind = 'city'")
      return {
        personId: null,
        login: 'system',
        sessionId: null,
        regionIds: rows.map(({ id }) => id),
        ...(purpose && { purpose }),
      }
    },
    close: () => kysely.destroy(),
  }
}

async function look(tx: Tx, viewer: Viewer): Promise<void> {
  await sql`select set_config('huanju.regions', ${viewer.regionIds.join(',')}, true),
    set_config('huanju.actor_id', ${viewer.personId ?? ''}, true), set_config('huanju.actor', ${viewer.login}, true),
    set_config('huanju.session_id', ${viewer.sessionId ?? ''}, true),
    set_config('huanju.purpose', ${viewer.purpose ?? ''}, true)`.execute(tx)
}

/** Runs a statement and gives its rows. */
export async function rowsOf<Row>(tx: Tx, statement: RawBuilder<Row>): Promise<Row[]> {
  return (await statement.execute(tx)).rows
}

/** Runs a statement and gives its first row, or undefined. */
export async function rowOf<Row>(tx: Tx, statement: RawBuilder<Row>): Promise<Row | undefined> {
  return (await statement.execute(tx)).rows[0]
}

/** A PostgreSQL error's code and constraint, or undefined for any other error. */
export function databaseError(error: unknown): { code: string; constraint: string | undefined } | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined
  const constraint = 'constraint' in error && typeof error.constraint === 'string' ? error.constraint : undefined
  return { code: error.code, constraint }
}
