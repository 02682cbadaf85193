// The schema as it is written down against the schema that the migrations make.
import { readFileSync } from 'node:fs'
import type pg from 'pg'
import { expect, inject, it } from 'vitest'
import { schemaText } from '../commands/schema-text.store.ts'
import { connectionFor } from '../platform/embedded/embedded.ts'
import { asOwner } from '../testing/owner.ts'

const read = <Result>(work: (client: pg.Client) => Promise<Result>) =>
  asOwner(connectionFor(inject('databaseUrl'), 'huanju_template'), work)

it('keeps schema.sql equal to what the migrations make', async () => {
  const written = readFileSync(new URL('../../schema.sql', import.meta.url), 'utf8')
  expect(await read(schemaText), 'run: node --import tsx packages/server/src/commands/write-schema.ts').toBe(written)
})

it('explains every table and column in both languages', async () => {
  const { rows } = await read((client) =>
    client.query<{ name: string; words: string | null }>(`
    select c.relname || coalesce('.' || a.attname, '') as name,
      case when a.attnum is null then obj_description(c.oid, 'pg_class') else col_description(c.oid, a.attnum) end as words
    from pg_class c left join lateral (select attnum, attname from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped
      union all select null, null) a on true
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1`),
  )
  expect(rows.length).toBeGreaterThan(200)
  expect(
    rows.filter(({ words }) => !words || !/[\u4E00-\u9FFF].*\/ .*[A-Za-z]/s.test(words)).map(({ name }) => name),
  ).toEqual([])
})

it('stands every table with a region behind the wall', async () => {
  const { rows } = await read((client) =>
    client.query<{ relname: string }>(`
    select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'region_id'
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and not (c.relrowsecurity and c.relforcerowsecurity)
    order by 1`),
  )
  expect(rows.map(({ relname }) => relname)).toEqual(['region_closure', 'region_memberships'])
})
