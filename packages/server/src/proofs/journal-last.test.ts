// The head of the journal is taken when a transaction commits: nobody waits for what another does besides its line.
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { seeAs, type Tx, type Viewer } from '../platform/database/database.ts'
import { journal, write, type JournalLine } from '../platform/journal/journal.ts'
import { verifyJournalChain } from '../platform/journal/verify.ts'
import { startSession } from '../subjects/identity/sessions.store.ts'
import { openTestCity, type Client, type TestCity } from '../testing/harness.ts'
import { asOwner } from '../testing/owner.ts'
import { formFor } from './furnish.ts'

let city: TestCity
let east: Client
let viewer: Viewer
beforeAll(async () => {
  city = await openTestCity()
  east = await city.as('east')
  const [who] = await city.query("select id from people where login = 'east'")
  viewer = { personId: String(who?.['id']), login: 'east', sessionId: null, regionIds: [city.city.east.countyId] }
})
afterAll(() => city.close())

const added = async (place: string, body: object) => {
  const { status, json, text } = await east.call(place, { body })
  expect(status, text).toBe(200)
  return json
}
const community = async (name: string) =>
  String((await added('POST /communities', formFor(city.city.east, name)))['id'])
const remark = (id: string, text: string) => sql`update communities set remark = ${text} where id = ${id}::uuid`
const lineOn = (id: string, detail: object): JournalLine => ({
  action: 'community.changed',
  subject: 'community',
  id,
  regionId: city.city.east.countyId,
  detail,
})
const lines = (...ids: string[]) =>
  city.query(
    `select subject_id as id, detail, actor from journal where action = 'community.changed'
    and subject_id = any ($1) order by seq`,
    [ids],
  )

/** A transaction that has done some work under its line, and goes on when it is let. */
async function begun(work: (tx: Tx) => Promise<void>) {
  let [isReady, goOn]: (() => void)[] = []
  const [ready, isLet] = [
    new Promise<void>((resolve) => {
      isReady = resolve
    }),
    new Promise<void>((resolve) => {
      goOn = resolve
    }),
  ]
  const ended = city.database.transact(viewer, async (tx) => {
    await work(tx)
    isReady?.()
    await isLet
  })
  await Promise.race([ready, ended])
  return {
    end: async () => {
      goOn?.()
      await ended
    },
  }
}

const oneWaits = () =>
  vi.waitFor(
    async () => {
      const waiting = await city.query(`select from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`)
      expect(waiting).toHaveLength(1)
    },
    { timeout: 60_000 },
  )

describe('two writers', () => {
  it('do not wait for each other, however long the first works on under its line', async () => {
    const [slow, quick] = [await community('慢写里'), await community('快写里')]
    const first = await begun(async (tx) => void (await write(tx, lineOn(slow, { nth: 1 }), remark(slow, '慢'))))
    // Were the head held, this would wait for the first, which waits for this.
    await city.database.transact(viewer, (tx) => write(tx, lineOn(quick, { nth: 2 }), remark(quick, '快')))
    const other = await added('POST /communities', formFor(city.city.east, '旁写里'))
    expect(other['name']).toBe('旁写里')
    await first.end()
    expect((await lines(slow, quick)).map(({ id }) => id)).toEqual([quick, slow])
    expect((await asOwner(city.ownerUrl, (owner) => verifyJournalChain(owner))).isIntact).toBe(true)
    expect(await city.query('select * from journal_pending')).toEqual([])
  })

  it('that add buildings to one community give it a verdict on both, and neither stands in the way of the other', async () => {
    const id = await community('同判里')
    const unknown = { entranceCount: null, storeyCount: null, householdCount: null, floorAreaDm2: null }
    const names = Array.from({ length: 6 }, (_, nth) => `${nth + 1}号楼`)
    await Promise.all(
      names.map((name, nth) =>
        added('POST /buildings', {
          ...unknown,
          communityId: id,
          name,
          dangerGrade: null,
          completedOn: `${1996 + nth}-06-30`,
        }),
      ),
    )
    const { json } = await east.call(`GET /communities/${id}`)
    const verdict = await east.call(`GET /verdicts/${String(json['verdictId'])}`)
    expect((verdict.json['buildings'] as { name: string }[]).map(({ name }) => name)).toEqual(names)
  })

  it('that sign in at once for one person leave the one session that a person may have', async () => {
    const person = { id: String(viewer.personId), login: 'east', regionId: city.city.east.countyId }
    const given = { person, now: new Date(), hours: 8, most: 1, address: '::1', agent: '', by: 'password' as const }
    const start = async (tx: Tx) => {
      await seeAs(tx, { purpose: 'identity' })
      await startSession(tx, given)
    }
    const first = await begun(start)
    const second = city.database.transact(viewer, start)
    await oneWaits()
    await first.end()
    await second
    const open = await city.query('select id from sessions where person_id = $1 and ended_at is null', [person.id])
    expect(open).toHaveLength(1)
    east = await city.as('east')
  })
})

describe('a line', () => {
  it('stands in the name of who acted when it was written, in the order of the transaction', async () => {
    const id = await community('换手里')
    await city.database.transact(viewer, async (tx) => {
      await journal(tx, lineOn(id, { nth: 1 }))
      const before = await seeAs(tx, { login: 'another' })
      await journal(tx, lineOn(id, { nth: 2 }))
      await seeAs(tx, before)
      await journal(tx, lineOn(id, { nth: 3 }))
    })
    expect(await lines(id)).toEqual([
      { id, detail: '{"nth":1}', actor: 'east' },
      { id, detail: '{"nth":2}', actor: 'another' },
      { id, detail: '{"nth":3}', actor: 'east' },
    ])
  })

  it('that was taken back lets no write stand on it, and leaves nothing', async () => {
    const id = await community('退回里')
    const taken = city.database.transact(viewer, async (tx) => {
      await sql`savepoint before_line`.execute(tx)
      await journal(tx, lineOn(id, {}))
      await sql`rollback to savepoint before_line`.execute(tx)
      await remark(id, '无据').execute(tx)
    })
    await expect(taken).rejects.toMatchObject({ code: 'HJ001' })
    expect(await lines(id)).toEqual([])
  })

  it('is kept aside where the application can neither read nor change it, and chained at once where that is asked', async () => {
    const id = await community('不碰里')
    for (const statement of [
      sql`select * from journal_pending`,
      sql`delete from journal_pending`,
      sql`alter table journal_pending disable trigger all`,
    ]) {
      const tried = city.database.transact(viewer, async (tx) => {
        await journal(tx, lineOn(id, {}))
        await statement.execute(tx)
      })
      await expect(tried).rejects.toMatchObject({ code: '42501' })
    }
    await city.database.transact(viewer, async (tx) => {
      await sql`set constraints all immediate`.execute(tx)
      await write(tx, lineOn(id, { nth: 1 }), remark(id, '即刻'))
    })
    expect(await lines(id)).toHaveLength(1)
  })
})
