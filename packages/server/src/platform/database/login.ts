// The login of the pool: one of its own that owns nothing, may make no roles and passes no wall, whatever role it sets.
import { createHmac } from 'node:crypto'
import pg from 'pg'
import { connectOwner } from './owner.ts'

/** How the pool gets in, and the key under which it signs what a request may see. */
export interface PoolAccess {
  readonly url: string
  readonly innerPad: Buffer
  readonly outerPad: Buffer
}

/** How long the pool's statements may take, and how long its transactions may stand idle, in seconds. */
export interface Limits {
  readonly statementSeconds: number
  readonly idleSeconds: number
}

const poolLogin = 'huanju_pool'

/**
 * Prepares the pool's login and gives access under it; `given` is the address of a login the deployer made. A login
 * that is more than it should be is refused.
 */
export async function preparePool(ownerUrl: string, limits: Limits, given?: string): Promise<PoolAccess> {
  const owner = await connectOwner(ownerUrl)
  try {
    const url = given ?? (await ownLogin(owner, ownerUrl, limits))
    await requireHarmless(url)
    await refuseOwnTables(owner)
    const { rows } = await owner.query<{ inner: Buffer; outer: Buffer }>(
      'select inner_pad as inner, outer_pad as outer from scope_key',
    )
    const [key] = rows
    if (!key) throw new Error('数据库缺少签名密钥，请重新执行迁移 The key of the scope is missing; run the migrations')
    return { url, innerPad: key.inner, outerPad: key.outer }
  } finally {
    await owner.end()
  }
}

async function ownLogin(owner: pg.Client, ownerUrl: string, limits: Limits): Promise<string> {
  const { password: ownersPassword } = new URL(ownerUrl)
  if (!ownersPassword)
    throw new Error(
      'DATABASE_URL 未含口令，无法另设连接池账号，请用 DATABASE_POOL_URL 指定' +
        ' DATABASE_URL holds no password to derive the pool’s from; set DATABASE_POOL_URL',
    )
  const url = new URL(ownerUrl)
  const password = createHmac('sha256', decodeURIComponent(ownersPassword)).update(poolLogin).digest('base64url')
  url.username = poolLogin
  url.password = password
  if (!(await getsIn(url.href))) await makeLogin(owner, password, limits)
  return url.href
}

const loginCodes = new Set(['28P01', '28000', '42501'])

async function getsIn(url: string): Promise<boolean> {
  const client = new pg.Client({
    connectionString: url,
    options: '-c role=huanju_app',
    connectionTimeoutMillis: 60_000,
  })
  try {
    await client.connect()
    return true
  } catch (error) {
    // No such login, another password, or not yet of the application's role: made right below.
    if (loginCodes.has(codeOf(error)) || codeOf(error) === '22023') return false
    throw error
  } finally {
    await client.end().catch(() => undefined)
  }
}

// Roles belong to the whole server, so that several databases may make theirs at once: one wins, the others look again.
async function makeLogin(owner: pg.Client, password: string, { statementSeconds, idleSeconds }: Limits): Promise<void> {
  const shape = 'login noinherit nosuperuser nocreatedb nocreaterole nobypassrls noreplication'
  const quoted = owner.escapeLiteral(password)
  await retried(() =>
    owner.query(`do $$ begin create role ${poolLogin} nologin; exception when duplicate_object or unique_violation
      then null; end $$`),
  )
  for (const statement of [
    `alter role ${poolLogin} with ${await attributesFor(owner, shape)} password ${quoted}`,
    `grant huanju_app to ${poolLogin}`,
    `alter role ${poolLogin} set statement_timeout = '${statementSeconds}s'`,
    `alter role ${poolLogin} set idle_in_transaction_session_timeout = '${idleSeconds}s'`,
  ])
    await retried(() => owner.query(statement))
}

// Only a superuser may name these attributes; another owner's roles lack them anyway.
async function attributesFor(owner: pg.Client, shape: string): Promise<string> {
  const { rows } = await owner.query<{ is: boolean }>(
    'select rolsuper as is from pg_roles where rolname = current_user',
  )
  return rows[0]?.is ? shape : 'login noinherit'
}

async function retried(work: () => Promise<unknown>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await work()
      return
    } catch (error) {
      if (codeOf(error) !== 'XX000' || tries === 20) throw error
    }
  }
}

// A table of a session's own could stand in front of ours; the application makes none.
async function refuseOwnTables(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ statement: string; may: boolean }>(
    `select has_database_privilege('huanju_app', current_database(), 'temporary') as may,
      format('revoke temporary on database %I from public', current_database()) as statement`,
  )
  if (rows[0]?.may) await owner.query(rows[0].statement)
}

/** Refuses a login that could do more than the application's role. */
async function requireHarmless(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 60_000 })
  await client.connect()
  try {
    const { rows } = await client.query<{ login: string; isMore: boolean; owns: boolean }>(
      `select session_user::text as login,
        rolsuper or rolcreaterole or rolcreatedb or rolbypassrls or rolreplication as "isMore",
        exists (select from pg_class where relowner = pg_roles.oid) as owns
      from pg_roles where rolname = session_user`,
    )
    const [found] = rows
    if (!found || found.isMore || found.owns)
      throw new Error(
        `连接池账号 ${found?.login} 权限过大，须无超级用户、建角色、绕过行级安全等权限，且不拥有任何表` +
          ` The pool’s login ${found?.login} may do too much; it must own nothing and pass no wall`,
      )
  } finally {
    await client.end()
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
