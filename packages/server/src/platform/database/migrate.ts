// Numbered, forward-only SQL migrations, run one by one under a lock by the owner of the database.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import type pg from 'pg'
import { connectOwner } from './owner.ts'

const folder = new URL('../../../migrations/', import.meta.url)
const lockKey = 4_801_202_611

/** One migration file: its number, name and text. */
export interface Migration {
  readonly number: number
  readonly name: string
  readonly text: string
  readonly hash: string
}

/** The migrations of the product in order; a number given twice is an error. Gaps are left by work that never landed. */
function listMigrations(): Migration[] {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
  const numbers = files.map((name) => Number(name.slice(0, 6)))
  return files.map((name, index) => {
    const number = numbers[index] ?? Number.NaN
    if (!(number > (numbers[index - 1] ?? 0))) throw new Error(`迁移编号应逐个递增，不得重复：${name}`)
    const text = readFileSync(new URL(name, folder), 'utf8')
    return { number, name, text, hash: createHash('sha256').update(text).digest('hex') }
  })
}

/** Brings a database up to date and gives the names of what ran; a migration changed after it ran is refused. */
export async function migrate(url: string): Promise<string[]> {
  const client = await connectOwner(url)
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey])
    await client.query(`create table if not exists migrations (
      number integer primary key, name text not null, hash text not null, ran_at timestamptz not null default now())`)
    await client.query(`comment on table migrations is '已执行的迁移 / Migrations that have run';
      comment on column migrations.number is '编号 / Number';
      comment on column migrations.name is '文件名 / File name';
      comment on column migrations.hash is '文件散列（SHA-256）/ SHA-256 of the file';
      comment on column migrations.ran_at is '执行时刻 / When it ran'`)
    const done = new Map(
      (await client.query<{ number: number; hash: string }>('select number, hash from migrations')).rows.map(
        ({ number, hash }) => [number, hash],
      ),
    )
    const ran: string[] = []
    for (const migration of listMigrations()) {
      const hash = done.get(migration.number)
      if (hash === migration.hash) continue
      if (hash) throw new Error(`迁移 ${migration.name} 执行后被改动，请恢复原文并另写新迁移`)
      await run(client, migration)
      ran.push(migration.name)
    }
    return ran
  } finally {
    await client.end()
  }
}

async function run(client: pg.Client, { number, name, text, hash }: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(text)
    await client.query('insert into migrations (number, name, hash) values ($1, $2, $3)', [number, name, hash])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`迁移 ${name} 失败`, { cause: error })
  }
}
