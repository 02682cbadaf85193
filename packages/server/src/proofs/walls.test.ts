// Row-level security by itself, without the server in front: what the application role may see and touch of another county.
import { entities } from '@huanju/domain/subjects'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase, rowsOf, type Database, type Viewer } from '../platform/database/database.ts'
import { journal } from '../platform/journal/journal.ts'
import { tableOf } from '../platform/entities/plan.store.ts'
import { subjects } from '../subjects/index.ts'
import { openTestCity, type TestCity } from '../testing/harness.ts'
import { furnish, type Place } from './furnish.ts'

let city: TestCity
let east: Place
let west: Place
let walled: string[]
beforeAll(async () => {
  city = await openTestCity()
  east = await furnish(city, city.city.east, 'east')
  west = await furnish(city, city.city.west, 'west')
  walled = (
    await city.query(
      `select distinct tablename from pg_policies where schemaname = 'public' and policyname = 'by_region' order by 1`,
    )
  ).map(({ tablename }) => String(tablename))
})
afterAll(() => city.close())

const blind: Viewer = { personId: null, login: 'nobody', sessionId: null, regionIds: [] }
const eyesOf = (place: Place): Viewer => ({ ...blind, login: place.login, regionIds: [place.countyId] })
const count = (database: Database, viewer: Viewer, table: string, condition = sql`true`) =>
  database.transact(viewer, async (tx) => {
    const [row] = await rowsOf(
      tx,
      sql<{ rows: bigint }>`select count(*) as rows from ${sql.table(table)} where ${condition}`,
    )
    return Number(row?.rows)
  })
const inside = (place: Place) =>
  sql`region_id in (select region_id from region_closure where ancestor_id = ${place.countyId}::uuid)`

async function refusalOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'taken',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  )
}

describe('the wall inside the database', () => {
  it('stands around every kind of record', () => {
    expect(walled).toEqual(expect.arrayContaining(entities.map(tableOf)))
    expect(walled).toEqual(subjects.flatMap((one) => one.walled).sort())
  })

  it('shows nothing at all to eyes without regions, and something to each county', async () => {
    for (const table of walled) {
      expect(await count(city.database, blind, table), table).toBe(0)
      expect(await count(city.database, eyesOf(west), table, inside(west)), table).toBeGreaterThan(0)
    }
  })

  it('shows a county no row of its twin', async () => {
    for (const table of walled) expect(await count(city.database, eyesOf(west), table, inside(east)), table).toBe(0)
  })

  it('lets a county neither change nor remove a row of its twin', async () => {
    const writable = walled.filter((table) => table !== 'journal' && table !== 'jobs' && table !== 'verdicts')
    for (const table of writable) {
      const [before] = await city.query(`select count(*) as rows from ${table}`)
      await city.database.transact(eyesOf(west), async (tx) => {
        await journal(tx, { action: 'organisation.changed', subject: table, id: null, regionId: west.countyId })
        const changed = await sql`update ${sql.table(table)} set region_id = region_id where ${inside(east)}`.execute(
          tx,
        )
        const removed = await sql`delete from ${sql.table(table)} where ${inside(east)}`.execute(tx)
        expect([changed.numAffectedRows, removed.numAffectedRows], table).toEqual([0n, 0n])
      })
      expect(await city.query(`select count(*) as rows from ${table}`)).toEqual([before])
    }
  })

  it('takes no row of a county into its twin, neither new nor moved', async () => {
    const insert = city.database.transact(eyesOf(west), async (tx) => {
      await journal(tx, { action: 'organisation.changed', subject: 'organisation', id: null, regionId: west.countyId })
      await sql`insert into organisations (id, region_id, county_id, name, name_key, name_en, kind, established_on)
        values (gen_random_uuid(), ${east.countyId}::uuid, ${east.countyId}::uuid, '伸手', '伸手', 'Reach', 'other', '2026-01-01')`.execute(
        tx,
      )
    })
    expect(await refusalOf(insert)).toContain('row-level security')
    for (const table of walled.filter((name) => !['journal', 'verdicts', 'jobs', 'region_outlines'].includes(name))) {
      const move = city.database.transact(eyesOf(west), async (tx) => {
        await journal(tx, { action: 'organisation.changed', subject: table, id: null, regionId: west.countyId })
        const { numAffectedRows } =
          await sql`update ${sql.table(table)} set region_id = ${east.neighbourhoodId}::uuid where ${inside(west)}`.execute(
            tx,
          )
        if (numAffectedRows === 0n) throw new Error('row-level security left nothing to move')
      })
      expect(await refusalOf(move), table).toContain('row-level security')
    }
  })

  it('forgets whose eyes a pooled connection had', async () => {
    const narrow = await openDatabase(city.ownerUrl, { max: 1 })
    try {
      expect(await count(narrow, eyesOf(east), 'communities')).toBeGreaterThan(0)
      const { rows } = await narrow.pool.query('select id from communities')
      expect(rows).toEqual([])
      await narrow.transact(eyesOf(east), () => Promise.reject(new Error('given up'))).catch(() => undefined)
      expect(await count(narrow, blind, 'communities')).toBe(0)
      expect(await count(narrow, eyesOf(west), 'communities', inside(east))).toBe(0)
    } finally {
      await narrow.close()
    }
  })

  it('cannot be taken down by the application role', async () => {
    for (const statement of [
      'alter table communities disable row level security',
      'drop policy by_region on owners',
      'truncate journal',
    ]) {
      const tried = city.database.transact(blind, (tx) => sql.raw(statement).execute(tx))
      expect(await refusalOf(tried), statement).not.toBe('taken')
    }
  })
})
