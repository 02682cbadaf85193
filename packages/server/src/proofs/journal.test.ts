// The journal put to the proof: no write without a line, no line changed unseen, no personal data in it.
import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { building, dwelling, owner as ownerKind } from '@huanju/domain/communities'
import { fieldsOf, type Entity } from '@huanju/engines/entities'
import { openDatabase } from '../platform/database/database.ts'
import { verifyJournalChain } from '../platform/journal/verify.ts'
import { openTestCity, type TestCity } from '../testing/harness.ts'
import { furnish } from './furnish.ts'

let city: TestCity
let owner: pg.Client
beforeAll(async () => {
  city = await openTestCity()
  await furnish(city, city.city.east, 'east')
  owner = new pg.Client({ connectionString: city.ownerUrl })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await city.close()
})

async function refusalOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'taken',
    (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error)),
  )
}

/** Runs work with the journal's triggers off, judges the chain, and takes everything back. */
async function tampered(work: () => Promise<unknown>) {
  await owner.query('begin')
  try {
    await owner.query('alter table journal disable trigger user')
    await work()
    return await verifyJournalChain(owner)
  } finally {
    await owner.query('rollback')
  }
}

const columns = [
  'at',
  'actor_id',
  'actor',
  'session_id',
  'action',
  'subject',
  'subject_id',
  'region_id',
  'detail',
  'transaction_id',
  'previous_hash',
  'hash',
]
const forged: Record<string, string> = {
  at: "at + interval '1 millisecond'",
  actor_id: 'coalesce(nullif(actor_id, actor_id), gen_random_uuid())',
  actor: "actor || 'x'",
  session_id: 'gen_random_uuid()',
  action: "action || 'x'",
  subject: "subject || 'x'",
  subject_id: 'gen_random_uuid()',
  region_id: 'gen_random_uuid()',
  detail: "detail || ' '",
  transaction_id: 'transaction_id + 1',
  previous_hash: "encode(sha256(previous_hash::bytea), 'hex')",
  hash: "encode(sha256(hash::bytea), 'hex')",
}

describe('the journal', () => {
  it('is demanded by every table of record before any write', async () => {
    const tables = (
      await city.query(`select c.relname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where t.tgname = 'needs_journal_line' order by 1`)
    ).map(({ name }) => String(name))
    const walls = (
      await city.query(`select tablename as name from pg_policies where policyname = 'by_region'
      and tablename not in ('journal', 'jobs') order by 1`)
    ).map(({ name }) => String(name))
    expect(tables).toEqual(expect.arrayContaining(walls))
    for (const table of tables) {
      const [first] = await city.query(
        `select attname as name from pg_attribute where attrelid = $1::regclass and attnum = 1`,
        [table],
      )
      expect(
        await refusalOf(owner.query(`update ${table} set ${String(first?.['name'])} = ${String(first?.['name'])}`)),
        table,
      ).toBe('HJ001')
      expect(await refusalOf(owner.query(`delete from ${table}`)), table).toBe('HJ001')
      expect(await refusalOf(owner.query(`insert into ${table} select * from ${table} limit 0`)), table).toBe('HJ001')
    }
  })

  it('does not let a line of one transaction stand for a write of the next', async () => {
    await owner.query("select journal_append('test.line', 'test', null, null, '{}')")
    expect(await refusalOf(owner.query("update communities set remark = 'x'"))).toBe('HJ001')
  })

  it('takes no change, not even from the owner, and nothing but lines from the application', async () => {
    for (const statement of ["update journal set actor = 'x'", 'delete from journal', 'truncate journal']) {
      expect(await refusalOf(owner.query(statement)), statement).toBe('HJ002')
    }
    const application = await openDatabase(city.ownerUrl, { max: 1 })
    try {
      for (const statement of [
        'insert into journal select * from journal',
        'update journal_head set seq = 1',
        'select * from journal_head',
      ]) {
        expect(await refusalOf(application.pool.query(statement)), statement).toBe('42501')
      }
    } finally {
      await application.close()
    }
  })

  it('verifies while nobody has touched it', async () => {
    const { isIntact, lines, firstBroken } = await tampered(() => Promise.resolve())
    expect({ isIntact, firstBroken }).toEqual({ isIntact: true, firstBroken: null })
    expect(lines).toBeGreaterThan(15)
  })

  it('shows any edit, deletion, swap, insertion or cut, at or before the place of the deed', async () => {
    const { lines } = await verifyJournalChain(owner)
    const seq = fc.integer({ min: 1, max: lines })
    const deed = fc.oneof(
      fc.record({ kind: fc.constant('edit' as const), seq, column: fc.constantFrom(...columns) }),
      fc.record({ kind: fc.constant('delete' as const), seq }),
      fc.record({
        kind: fc.constant('swap' as const),
        seq: fc.integer({ min: 1, max: lines - 1 }),
        by: fc.integer({ min: 1, max: 5 }),
      }),
      fc.record({ kind: fc.constant('insert' as const), seq }),
      fc.record({ kind: fc.constant('cut' as const), seq }),
    )
    await fc.assert(
      fc.asyncProperty(deed, async (given) => {
        const at = given.seq
        const statements = {
          edit: () =>
            'column' in given
              ? [`update journal set ${given.column} = ${String(forged[given.column])} where seq = ${at}`]
              : [],
          delete: () => [`delete from journal where seq = ${at}`],
          swap: () => {
            const other = Math.min(lines, at + ('by' in given ? given.by : 1))
            return [
              `update journal set seq = -1 where seq = ${at}`,
              `update journal set seq = ${at} where seq = ${other}`,
              `update journal set seq = ${other} where seq = -1`,
            ]
          },
          insert: () => [
            `update journal set seq = -seq where seq > ${at}`,
            `update journal set seq = 1 - seq where seq < 0`,
            `insert into journal select ${at} + 1, at, actor_id, actor, session_id, action, subject, subject_id, region_id, detail, transaction_id, hash, hash from journal where seq = ${at}`,
          ],
          cut: () => [`delete from journal where seq >= ${at}`],
        }[given.kind]()
        const { isIntact, firstBroken } = await tampered(async () => {
          for (const statement of statements) await owner.query(statement)
        })
        expect(isIntact).toBe(false)
        expect(firstBroken).toBeLessThanOrEqual(at + 1)
      }),
      { numRuns: 200 },
    )
  })

  it('shows a cut whose head row was cut as well by the head that was printed before', async () => {
    const printed = await verifyJournalChain(owner)
    const after = await tampered(async () => {
      await owner.query(`delete from journal where seq > ${printed.lines - 3}`)
      await owner.query(
        'update journal_head set (seq, hash) = (select seq, hash from journal order by seq desc limit 1)',
      )
    })
    expect(after.isIntact).toBe(true)
    expect(after.heads.at(-1)?.hash).not.toBe(printed.heads.at(-1)?.hash)
    expect(after.lines).toBe(printed.lines - 3)
  })

  it('holds no name, phone or ID number of anybody', async () => {
    const clerk = await city.as('east')
    const [community] = (await clerk.call('GET /communities')).json['rows'] as { id: string }[]
    const unknown = (one: Entity) => Object.fromEntries(fieldsOf(one).map(([id]) => [id, null]))
    const made = async (one: Entity, given: object) => {
      const answer = await clerk.call(`POST /${one.many}`, { body: { ...unknown(one), ...given } })
      expect(answer.status, answer.text).toBe(200)
      return String(answer.json['id'])
    }
    const buildingId = await made(building, { communityId: String(community?.id), name: '验真楼' })
    const dwellingId = await made(dwelling, { buildingId, door: '301', use: 'residential' })
    const body = { name: '欧阳验真', phone: '13987654321', idNumber: '11010519491231002X' }
    const added = await clerk.call('POST /owners', { body: { ...unknown(ownerKind), ...body, dwellingId } })
    expect(added.status, added.text).toBe(200)
    await clerk.call(`POST /owners/${String(added.json['id'])}/revelations`, { body: { reason: '核对签字' } })
    for (const [field, value] of [
      ['name', body.name],
      ['phone', body.phone],
      ['idNumber', body.idNumber],
    ])
      await clerk.call('POST /owners/searches', { body: { field, value } })
    const lines = JSON.stringify(await city.query("select action, detail from journal where action like 'owner%'"))
    expect(lines).toContain('owner.revealed')
    expect(lines).toContain('owner.searched')
    const [stored] = await city.query('select row_to_json(o)::text as row from owners o where id = $1', [
      added.json['id'],
    ])
    for (const secret of [body.name, body.phone, body.idNumber, '欧阳'])
      expect(`${lines}${String(stored?.['row'])}`).not.toContain(secret)
  })
})
