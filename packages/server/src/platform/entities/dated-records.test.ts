// Dated records on a real PostgreSQL: form, list and import accept and refuse the same, and the database alone does too.
import { addDays } from '@huanju/quantities'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formFor } from '../../proofs/furnish.ts'
import { openTestCity, type Client, type TestCity } from '../../testing/harness.ts'
import { importing, saidOf, statesOf } from '../../testing/importing.ts'
import { asOwner } from '../../testing/owner.ts'
import { choicesIn } from './choices.ts'

let city: TestCity
let clerk: Client
let mode: { id: string; title: { zh: string } }
beforeAll(async () => {
  city = await openTestCity()
  clerk = await city.as('east')
  const [first] = choicesIn(city.policy.packOn('2026-11-26'))('property-modes')
  if (!first) throw new Error('no property modes')
  mode = first
})
afterAll(() => city.close())

let made = 0
async function newCommunity(): Promise<{ id: string; name: string }> {
  const name = `物业里${(made += 1)}`
  const { json } = await clerk.call('POST /communities', { body: formFor(city.city.east, name) })
  return { id: String(json['id']), name }
}

const term = (communityId: string, servesFrom: string, servesTo: string | null) => ({
  name: `${servesFrom}合同`,
  communityId,
  mode: mode.id,
  providerId: null,
  feeFen: '60',
  servesFrom,
  servesTo,
  remark: null,
  absences: { providerId: 'none' },
})
type Term = ReturnType<typeof term>
const record = (body: Term) => clerk.call('POST /propertyServices', { body })
const listed = async (communityId: string, query: object = {}) =>
  (
    (await clerk.call('GET /propertyServices', { query: { communityId, size: 100, ...query } })).json['rows'] as Record<
      string,
      unknown
    >[]
  ).map(({ servesFrom }) => String(servesFrom))

describe('terms of property service', () => {
  it('are taken exactly where no day is held twice, as a count of days says', async () => {
    const dayAt = (nth: number) => addDays('2026-01-01', nth)
    const span = fc.tuple(fc.nat(40), fc.option(fc.nat(12), { nil: null }), fc.constantFrom('form', 'database'))
    await fc.assert(
      fc.asyncProperty(fc.array(span, { minLength: 2, maxLength: 8 }), async (spans) => {
        const { id } = await newCommunity()
        const held = new Set<number>()
        for (const [from, length, way] of spans) {
          const days = Array.from({ length: length === null ? 200 : length + 1 }, (_, nth) => from + nth)
          const isFree = days.every((day) => !held.has(day))
          const body = term(id, dayAt(from), length === null ? null : dayAt(from + length))
          const isTaken = way === 'form' ? (await record(body)).status === 200 : await inserted(body)
          expect(isTaken).toBe(isFree)
          if (isFree) for (const day of days) held.add(day)
        }
        for (const nth of [0, 20, 45]) expect(await listed(id, { on: dayAt(nth) })).toHaveLength(held.has(nth) ? 1 : 0)
      }),
      { numRuns: 12 },
    )
  })

  // Past every check of the product: only the constraint is left.
  async function inserted(body: Term): Promise<boolean> {
    return asOwner(city.ownerUrl, async (client) => {
      await client.query('begin')
      await client.query("select journal_append('test.settled', 'propertyService', null, null, '{}')")
      try {
        await client.query(
          `insert into property_services (id, region_id, name, community_id, mode, serves_from, serves_to)
          select gen_random_uuid(), c.region_id, $2, c.id, $3, $4, $5 from communities c where c.id = $1`,
          [body.communityId, body.name, body.mode, body.servesFrom, body.servesTo],
        )
        await client.query('commit')
        return true
      } catch (error) {
        await client.query('rollback')
        expect((error as { code?: string }).code).toBe('23P01')
        return false
      }
    })
  }

  it('say which field is in the way and what to do; an ended or a voided term makes room', async () => {
    const { id } = await newCommunity()
    const first = (await record(term(id, '2024-01-01', null))).json
    const second = await record(term(id, '2026-01-01', null))
    expect(second.status).toBe(409)
    expect(second.json['findings']).toEqual([
      {
        field: 'servesFrom',
        message: {
          zh: '与这个小区已登记的另一段物业服务日期重叠，请调整起止日',
          en: 'The dates overlap with another property service of the community; change a first or a last day',
        },
      },
    ])
    const at = `/propertyServices/${String(first['id'])}`
    const backwards = await clerk.call(`PUT ${at}`, { body: { ...term(id, '2024-01-01', '2023-12-31'), version: 1 } })
    expect([backwards.status, backwards.json['findings']]).toMatchObject([400, [{ field: 'servesTo' }]])
    expect(
      (await clerk.call(`PUT ${at}`, { body: { ...term(id, '2024-01-01', '2025-12-31'), version: 1 } })).status,
    ).toBe(200)
    expect((await record(term(id, '2026-01-01', null))).status).toBe(200)
    // Nor can the ended one be drawn out over the next.
    const long = await clerk.call(`PUT ${at}`, { body: { ...term(id, '2024-01-01', '2026-01-01'), version: 2 } })
    expect(long.status).toBe(409)
    expect((await clerk.call(`POST ${at}/voiding`, { body: { reason: '录错', version: 2 } })).status).toBe(200)
    expect((await record(term(id, '2025-06-01', '2025-12-31'))).status).toBe(200)
    expect(await listed(id, { sort: 'servesFrom', order: 'asc' })).toEqual(['2025-06-01', '2026-01-01'])
  })

  it('come in by a list, and what is exported comes back as no change', async () => {
    const { id, name } = await newCommunity()
    await record(term(id, '2024-01-01', '2024-12-31'))
    const by = importing(city, clerk)
    const head = ['小区', '合同或约定名称', '物业管理模式', '服务单位', '物业费标准', '起始日', '终止日']
    const row = (from: string, to: string) => [name, `${from}合同`, mode.title.zh, '无', 0.6, from, to]
    const { id: given, rows } = await by.bring('propertyService', [
      head,
      row('2025-01-01', '2025-12-31'),
      row('2024-06-01', '2024-07-31'),
      row('2025-06-01', '2026-06-30'),
      row('2027-01-01', '2026-01-01'),
    ])
    // The third overlaps the first of the list, the second the recorded one: decided when they are written.
    expect(statesOf(rows)).toEqual(['good', 'warned', 'warned', 'bad'])
    expect(saidOf(rows[1])).toContain('日期重叠，请调整起止日；本表中若已为那一段改了终止日')
    expect(saidOf(rows[3])).toContain('“终止日”不能早于“起始日” 2027-01-01')
    expect(statesOf(await by.commit(given))).toEqual(['committed', 'duplicate', 'duplicate', 'bad'])
    expect(await listed(id, { sort: 'servesFrom', order: 'asc' })).toEqual(['2024-01-01', '2025-01-01'])

    // One list ends a term and begins the next, in whichever order its rows stand; another cannot draw one out over the next.
    const renewed = await by.bring('propertyService', [head, row('2025-07-01', ''), row('2025-01-01', '2025-06-30')])
    expect(statesOf(renewed.rows)).toEqual(['warned', 'changed'])
    expect(statesOf(await by.commit(renewed.id))).toEqual(['committed', 'committed'])
    const drawn = await by.bring('propertyService', [head, row('2024-01-01', '2025-01-01')])
    expect(statesOf(drawn.rows)).toEqual(['changed'])
    expect(statesOf(await by.commit(drawn.id))).toEqual(['duplicate'])
    expect(await listed(id, { sort: 'servesFrom', order: 'asc' })).toEqual(['2024-01-01', '2025-01-01', '2025-07-01'])

    const back = await by.bring('propertyService', await by.exported('propertyServices'))
    expect(new Set(statesOf(back.rows))).toEqual(new Set(['unchanged']))
  })
})
