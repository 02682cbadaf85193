// What somebody gains who can run any SQL on a connection of the pool: nothing beyond what that request could see.
import type pg from 'pg'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rowsOf, type Tx, type Viewer } from '../platform/database/database.ts'
import { openTestCity, type TestCity } from '../testing/harness.ts'

let city: TestCity
let east: Viewer
beforeAll(async () => {
  city = await openTestCity()
  east = { personId: null, login: 'east', sessionId: null, regionIds: [city.city.east.countyId] }
})
afterAll(() => city.close())

/** Runs statements as an injection into a request of the east county would, and gives the rows of the last. */
async function inject(...statements: string[]): Promise<Record<string, unknown>[]> {
  return city.database.transact(east, (tx) => all(tx, statements))
}
async function all(tx: Tx, statements: readonly string[]): Promise<Record<string, unknown>[]> {
  let rows: Record<string, unknown>[] = []
  for (const statement of statements) rows = await rowsOf(tx, sql.raw<Record<string, unknown>>(statement))
  return rows
}
const outcome = (work: Promise<unknown>) =>
  work.then(
    (rows) => JSON.stringify(rows),
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  )
const organisations = 'select name from organisations order by 1'
const westName = '西乙标机构'

describe('a stolen connection of the pool', () => {
  it.each(['set role none', 'reset role', 'set session authorization default', `set role huanju`])(
    'ends with no more rights after %s',
    async (statement) => {
      expect(await outcome(inject(statement, organisations))).not.toContain(westName)
      const [login] = await city.query(
        `select rolsuper, rolcreaterole, rolcreatedb, rolbypassrls, rolreplication from pg_roles where rolname = $1`,
        [(await inject('select session_user::text as login'))[0]?.['login']],
      )
      expect(new Set(Object.values(login ?? {}))).toEqual(new Set([false]))
    },
  )

  it('cannot look at other regions by setting what the server sets', async () => {
    const { countyId } = city.city.west
    for (const name of ['huanju.regions', 'huanju.scope'])
      expect(await outcome(inject(`select set_config('${name}', '${countyId}', true)`, organisations))).not.toContain(
        westName,
      )
  })

  it('cannot open what identity keeps, nor write under the name of another', async () => {
    const opened = await outcome(
      inject("select set_config('huanju.purpose', 'identity', true)", 'select count(*)::int as n from credentials'),
    )
    expect(opened).not.toMatch(/"n":[1-9]/)
    await inject(
      "select set_config('huanju.actor', 'secadmin', true)",
      "select journal_append('test.forged', 'test', null, null, '{}')",
    )
    expect(await city.query("select actor from journal where action = 'test.forged'")).toEqual([{ actor: 'east' }])
  })

  it('cannot carry what it saw of itself into another transaction', async () => {
    const wide = await city.database.systemViewer('identity')
    const seen = await city.database.transact(wide, (tx) =>
      all(tx, ["select current_setting('huanju.scope', true) as scope"]),
    )
    const scope = String(seen[0]?.['scope'] ?? city.city.west.countyId).replaceAll("'", "''")
    expect(await outcome(inject(`select set_config('huanju.scope', '${scope}', true)`, organisations))).not.toContain(
      westName,
    )
  })

  it('cannot call the door with regions of its own, nor read or make the signature it asks for', async () => {
    const words = await outcome(
      inject(`select enter_scope('{"regions":["${city.city.west.countyId}"]}', repeat('0', 64))`, organisations),
    )
    expect(words).toContain('signature')
    for (const statement of ['select * from scope_key', "select scope_signature('x')"])
      expect(await outcome(inject(statement))).toContain('permission denied')
  })

  it('cannot put a table of its own in front of those that guarded functions read', async () => {
    expect(await outcome(inject('create temporary table journal_head (seq bigint)'))).toContain('permission denied')
    const open = await city.query(
      `select proname::text from pg_proc where prosecdef and pronamespace = 'public'::regnamespace
        and not coalesce(array_to_string(proconfig, ','), '') like '%pg_temp'`,
    )
    expect(open).toEqual([])
  })

  it('is cut off when it holds a statement or a transaction open', async () => {
    const [limits] = await inject(
      `select current_setting('statement_timeout') as statement,
        current_setting('idle_in_transaction_session_timeout') as idle`,
    )
    expect(Object.values(limits ?? {})).not.toContain('0')
    const login = (await inject('select session_user::text as login'))[0]?.['login']
    const [kept] = await city.query('select rolconfig::text as settings from pg_roles where rolname = $1', [login])
    expect(kept?.['settings']).toMatch(/statement_timeout.*idle_in_transaction_session_timeout/)
  })

  it('serves requests after a connection was cut off', async () => {
    const cut = city.database.transact(east, async (tx) => {
      await rowsOf(tx, sql`set local statement_timeout = '50ms'`)
      return rowsOf(tx, sql`select pg_sleep(5)`)
    })
    expect(await outcome(cut)).toContain('statement timeout')
    expect(await outcome(inject(organisations))).toContain('东甲标机构')
  })
})

it('the owner’s connections are bounded too', async () => {
  const { connectOwner } = await import('../platform/database/owner.ts')
  const client: pg.Client = await connectOwner(city.ownerUrl)
  const { rows } = await client.query(
    `select current_setting('statement_timeout') as statement, current_setting('idle_in_transaction_session_timeout') as idle`,
  )
  await client.end()
  expect(Object.values(rows[0] as object)).not.toContain('0')
})
