// Owners of dwellings on a real PostgreSQL: shares never above the whole, by form, list and past every check of the
// product; and a door found as lists write it.
import { addDays, fraction } from '@huanju/quantities'
import { beyondWhole, type Holding } from '@huanju/engines/entities'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openImportingCity, type ImportingCity } from '../../testing/importing-city.ts'
import { saidOf, statesOf } from '../../testing/importing.ts'
import { asOwner } from '../../testing/owner.ts'

let town: ImportingCity
beforeAll(async () => {
  town = await openImportingCity()
  await bring('building', [
    ['所属小区', '楼号'],
    ['向阳里', '1号楼'],
    ['向阳里', '2号楼'],
  ])
  const doors = Array.from({ length: 60 }, (_, nth) => ['向阳里', '2号楼', '无', `${nth + 101}`, '住宅'])
  const entrances = [1, 2, 3].map((entrance) => ['向阳里', '1号楼', entrance, '101', '住宅'])
  await bring('dwelling', [['所属小区', '楼栋', '单元', '房号', '用途'], ...entrances, ...doors])
})
afterAll(() => town.city.close())

async function bring(target: string, rows: readonly (readonly (string | number | null)[])[]) {
  const { id } = await town.byEast.bring(target, rows, town.inEast)
  return town.byEast.commit(id)
}
const dwellingIds = async () =>
  (
    await town.city.query(
      "select d.id from dwellings d join buildings b on b.id = d.building_id where b.name = '2号楼' order by d.door",
    )
  ).map(({ id }) => String(id))
const blank = { legalPersonId: null, share: null, ownedFrom: null, ownedTo: null, phone: null, idNumber: null }
const record = (dwellingId: string, name: string, more: object) =>
  town.east.call('POST /owners', { body: { ...blank, dwellingId, name, ...more } })

describe('the shares of a dwelling', () => {
  it('are taken exactly while no day holds more than the whole, by form and by the database alone', async () => {
    const ids = await dwellingIds()
    let used = 0
    const span = fc.tuple(
      fc.integer({ min: 1, max: 6 }),
      fc.option(fc.nat(8), { nil: null }),
      fc.option(fc.nat(8), { nil: null }),
      fc.constantFrom('form', 'database'),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(span, { minLength: 2, maxLength: 7 }), async (spans) => {
        const dwelling = ids[(used += 1)] ?? ''
        const held: Holding[] = []
        for (const [nth, [sixths, from, length, way]] of spans.entries()) {
          const first = from === null ? null : addDays('2026-01-01', from)
          const last = length === null ? null : addDays(first ?? '2026-01-01', length)
          const next = { share: fraction(sixths, 6), from: first, to: last }
          const given = { dwelling, name: `甲${nth}`, share: `${sixths}/6`, first, last }
          const isTaken = await (way === 'form' ? byForm(given) : past(given))
          expect(isTaken).toBe(beyondWhole([...held, next]) === undefined)
          if (isTaken) held.push(next)
        }
      }),
      { numRuns: 12 },
    )
  })

  interface Given {
    readonly dwelling: string
    readonly name: string
    readonly share: string
    readonly first: string | null
    readonly last: string | null
  }
  async function byForm({ dwelling, name, share, first, last }: Given): Promise<boolean> {
    const { status, json } = await record(dwelling, name, { share, ownedFrom: first, ownedTo: last })
    if (status !== 200) expect(JSON.stringify(json['findings'])).toContain('超过 1')
    return status === 200
  }
  // Past every check of the product: only the trigger is left.
  async function past({ dwelling, name, share, first, last }: Given): Promise<boolean> {
    return asOwner(town.city.ownerUrl, async (client) => {
      await client.query('begin')
      await client.query("select journal_append('test.settled', 'owner', null, null, '{}')")
      try {
        await client.query(
          `insert into owners (id, region_id, dwelling_id, name_cipher, name_index, share_numerator, share_denominator, owned_from, owned_to)
          select gen_random_uuid(), region_id, id, $2, $3, $4, $5, $6, $7 from dwellings where id = $1`,
          [dwelling, town.city.secrets.seal(name), name, ...share.split('/'), first, last],
        )
        await client.query('commit')
        return true
      } catch (error) {
        await client.query('rollback')
        expect(error).toMatchObject({ code: '23514', constraint: 'owners_whole_1' })
        return false
      }
    })
  }

  it('that two give at once are not both taken', async () => {
    const [dwelling = ''] = (await dwellingIds()).slice(-1)
    const both = await Promise.all(['甲', '乙', '丙'].map((name) => record(dwelling, name, { share: '1/2' })))
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 200, 400])
  })

  it('are told in a list row by row: what is too much stays out, its neighbours go in, an owner who left makes room', async () => {
    const head = ['所属小区', '楼栋', '房号', '姓名', '份额', '取得日期', '转出日期']
    const at = ['向阳里', '2号楼', '159']
    const first = await bring('owner', [
      head,
      [...at, '甲', '1/2', null, null],
      [...at, '乙', '2/3', null, null],
      [...at, '丙', '50%', null, null],
    ])
    expect(statesOf(first)).toEqual(['committed', 'bad', 'committed'])
    expect(saidOf(first[1])).toContain('合计 7/6，超过 1')
    const second = await bring('owner', [
      head,
      [...at, '丁', '1/2', '2026-05-02', null],
      [...at, '甲', '1/2', null, '2026-05-01'],
    ])
    expect(statesOf(second)).toEqual(['committed', 'committed'])
    const late = [...at, '戊', '1/100', '2026-05-01', '2026-05-01']
    const { rows: third } = await town.byEast.bring('owner', [head, late], town.inEast)
    expect(saidOf(third[0])).toContain('在 2026-05-01 合计 101/100')
  })
})

describe('a door in a list of owners', () => {
  const head = ['所属小区', '楼栋', '单元', '房号', '姓名']
  it.each([
    ['2', '101'],
    ['', '2-101'],
    ['', '2单元101室'],
    ['2', '2-101'],
    ['２', '１０１'],
  ])('is found by entrance “%s” and door “%s”', async (entrance, door) => {
    const { rows } = await town.byEast.bring('owner', [head, ['向阳里', '1号楼', entrance, door, '己']], town.inEast)
    expect(saidOf(rows[0])).toBe('')
    expect(statesOf(rows)).toEqual(['good'])
  })

  it('is asked for its entrance where several have it, and told where none does', async () => {
    const { rows } = await town.byEast.bring(
      'owner',
      [
        head,
        ['向阳里', '1号楼', '', '101', '己'],
        ['向阳里', '1号楼', '4', '101', '己'],
        ['向阳里', '1号楼', '无', '101', '己'],
        ['向阳里', '2号楼', '无', '102', '己'],
        ['向阳里', '1号楼', '1', '', '己'],
      ],
      town.inEast,
    )
    expect(statesOf(rows)).toEqual(['bad', 'bad', 'bad', 'good', 'bad'])
    expect(saidOf(rows[0])).toBe('“1号楼”有 3 个“101”：1-101、2-101、3-101；请补填单元')
    expect(saidOf(rows[1])).toContain('已登记的有：1-101、2-101、3-101')
    expect(saidOf(rows[4])).toContain('“房号”不能为空')
  })
})

it('owners are found by the community and the building they own in', async () => {
  const asked = async (query: Record<string, unknown>) =>
    Number((await town.east.call('GET /owners', { query })).json['total'])
  const [community] = await town.city.query("select id from communities where name = '向阳里'")
  const [other] = await town.city.query("select id from communities where name = '机械厂宿舍'")
  const [building] = await town.city.query("select id from buildings where name = '1号楼'")
  await record(
    String((await town.city.query("select d.id from dwellings d where d.entrance = '1'"))[0]?.['id']),
    '庚',
    {},
  )
  const all = await asked({})
  expect(all).toBeGreaterThan(3)
  expect(await asked({ communityId: community?.['id'] })).toBe(all)
  expect(await asked({ communityId: other?.['id'] })).toBe(0)
  expect(await asked({ buildingId: building?.['id'] })).toBe(1)
  expect(await asked({ communityId: [community?.['id'], other?.['id']] })).toBe(all)
})

it('a dwelling is offered by what it is called, within the community or building one has chosen', async () => {
  const [community] = await town.city.query("select id from communities where name = '向阳里'")
  const named = async (q: string, within?: unknown) =>
    (
      (await town.east.call('GET /dwellings/suggestions', { query: { q, ...(within ? { within } : {}) } })).json[
        'rows'
      ] as {
        name: string
      }[]
    ).map(({ name }) => name)
  expect(await named('2-101', community?.['id'])).toEqual(['2-101'])
  expect((await named(' ', community?.['id'])).length).toBe(10)
  const [other] = await town.city.query("select id from communities where name = '机械厂宿舍'")
  expect(await named('101', other?.['id'])).toEqual([])
})
