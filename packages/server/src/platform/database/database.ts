// The door to PostgreSQL: one pool under a login of its own, one transaction per request, seen through one person's regions.
import { Kysely, PostgresDialect, sql, type RawBuilder, type Transaction } from 'kysely'
import { createHash } from 'node:crypto'
import pg from 'pg'
import { preparePool, type Limits, type PoolAccess } from './login.ts'

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
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format: 'text' | 'binary' = 'text') =>
    parsers[oid] ?? pg.types.getTypeParser(oid, format),
}

/** How the pool is opened; a deployer may name a login of their own for it. */
export interface PoolOptions {
  readonly max?: number
  readonly onError?: (error: Error) => void
  readonly limits?: Limits
  readonly poolUrl?: string | undefined
}

const usualLimits: Limits = { statementSeconds: 60, idleSeconds: 120 }

/**
 * Opens the pool under a login of its own, which takes the application role, so that row-level security binds it; the
 * owner's connection is used only to prepare that login.
 */
export async function openDatabase(
  ownerUrl: string,
  { max = 16, onError, limits = usualLimits, poolUrl }: PoolOptions = {},
): Promise<Database> {
  const access = await preparePool(ownerUrl, limits, poolUrl)
  const pool = new pg.Pool({
    connectionString: access.url,
    max,
    types,
    options: `-c role=huanju_app -c timezone=UTC -c jit=off -c statement_timeout=${limits.statementSeconds}s
      -c idle_in_transaction_session_timeout=${limits.idleSeconds}s`.replaceAll(/\s+/g, ' '),
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
        await enter(tx, { viewer, access })
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

interface Seeing {
  readonly viewer: Viewer
  readonly access: Pick<PoolAccess, 'innerPad' | 'outerPad'>
}
const seeing = new WeakMap<Tx, Seeing>()

// The database takes regions, purpose and name only under our signature: SQL that slipped in cannot widen its eyes.
async function enter(tx: Tx, { viewer, access }: Seeing): Promise<void> {
  const { regionIds, personId, login, sessionId, purpose } = viewer
  const scope = JSON.stringify({ regions: regionIds, personId, login, sessionId, purpose: purpose ?? null })
  await sql`select enter_scope(${scope}, ${signatureOf(access, `enter ${scope}`)})`.execute(tx)
  seeing.set(tx, { viewer, access })
}

function signatureOf({ innerPad, outerPad }: Seeing['access'], text: string): string {
  const digest = (...parts: readonly (Buffer | string)[]) =>
    parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest()
  return digest(outerPad, digest(innerPad, text)).toString('hex')
}

/** The server's signature of a text, which nobody can make who only has the connection. */
export function signed(tx: Tx, text: string): string {
  return signatureOf(seen(tx).access, text)
}

function seen(tx: Tx): Seeing {
  const found = seeing.get(tx)
  if (!found) throw new Error('this transaction has not been opened through the database')
  return found
}

/** Goes on in a transaction with other eyes: more regions, a purpose, another person; gives those it had before. */
export async function seeAs(tx: Tx, change: Partial<Viewer>): Promise<Viewer> {
  const before = seen(tx)
  await enter(tx, { ...before, viewer: { ...before.viewer, ...change } })
  return before.viewer
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
