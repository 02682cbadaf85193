// The desks as each kind of user finds them: what waits for them, their figures and tables, and nothing they may not open.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { furnish, type Place } from '../../proofs/furnish.ts'
import { openTestCity, type TestCity } from '../../testing/harness.ts'

interface Words {
  readonly zh: string
}
interface Desk {
  readonly waiting: readonly { kind: string; title: Words; count: number | null; path: string }[]
  readonly figures: readonly { title: Words; value: string; unit: Words; path: string }[]
  readonly tables: readonly {
    title: Words
    columns: readonly { title: Words }[]
    rows: readonly { path: string; cells: readonly (Words | null)[] }[]
  }[]
}

let city: TestCity
let place: Place
beforeAll(async () => {
  city = await openTestCity()
  place = await furnish(city, city.city.east, 'east')
})
afterAll(() => city.close())

async function deskOf(login: string): Promise<Desk> {
  const client = await city.as(login)
  return (await client.call('GET /desk')).json as unknown as Desk
}
const titles = (parts: readonly { title: Words }[]) => parts.map(({ title }) => title.zh)

describe('the desk', () => {
  it('of finance holds money asked and planned, and no gap of the register', async () => {
    const { waiting, figures, tables } = await deskOf('east-finance')
    expect(titles(figures)).toEqual(['符合条件待安排', '计划已安排', '年度额度余额'])
    expect(figures.every(({ unit }) => unit.zh === '万元')).toBe(true)
    expect(waiting.filter(({ kind }) => kind === 'register')).toEqual([])
    expect(waiting.map(({ path }) => path)).toContain(`/plans/${place.plan}`)
    const money = tables.find(({ title }) => title.zh === '计划资金，分年度')
    expect(money?.columns.map(({ title }) => title.zh)).toEqual([
      '计划',
      '年度',
      '额度（万元）',
      '安排（万元）',
      '余额（万元）',
      '小区',
      '户数',
    ])
    expect(money?.rows[0]?.path).toBe(`/plans/${place.plan}`)
  })

  it('of a leader holds the state of things and the plan to read', async () => {
    const { waiting, figures } = await deskOf('east-viewer')
    expect(titles(figures)).toEqual([
      '已完成改造',
      '正在施工',
      '已列入计划，还没有开工',
      '2000年12月31日前建成、未完成',
      '已完成和在建的估算投资',
      '证据不足，待补材料',
    ])
    expect(waiting.every(({ kind }) => kind === 'plan')).toBe(true)
  })

  it('of a street worker holds the doors that are left', async () => {
    await city.query(`select journal_append('test.changed', 'community', null, null, '{}');
      update communities set household_count = 120, asked_household_count = 20, status = 'surveyed' where id = '${place.community}'`)
    const { waiting, tables } = await deskOf('east-street-worker')
    expect(waiting.find(({ kind }) => kind === 'doors')?.count).toBeGreaterThanOrEqual(100)
    const [doors] = tables
    expect(doors?.title.zh).toBe('还要走访的小区')
    const row = doors?.rows.find(({ path }) => path === `/communities/${place.community}`)
    expect(row?.cells.slice(1, 3).map((cell) => cell?.zh)).toEqual(['100', '20'])
  })

  it('of a city clerk holds the counties side by side', async () => {
    const west = await furnish(city, city.city.west, 'west')
    const { tables } = await deskOf('city')
    const counties = tables.find(({ title }) => title.zh === '各县（市、区）进展')
    expect(counties?.rows.map(({ path }) => path)).toContain(`/communities?countyId=${west.countyId}`)
    expect(counties?.rows).toHaveLength(2)
  })

  it('of the administrators holds accounts, duties, defaults and the chain', async () => {
    const system = await deskOf('sysadmin')
    expect(system.waiting.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['duties', 'policy']))
    expect(titles(system.figures)).toEqual(['账号', '近 30 天登录过', '已绑定动态验证码'])
    const audit = await deskOf('auditor')
    expect(audit.waiting.map(({ kind }) => kind)).toEqual(['verification'])
    expect(audit.figures.map(({ path }) => path.split('?')[0])).toEqual(['/journal', '/journal', '/journal'])
    await (await city.as('auditor')).call('POST /journal/verifications')
    expect((await deskOf('auditor')).waiting).toEqual([])
    expect((await deskOf('secadmin')).tables).toEqual([])
  })

  it('asks one administrator to release what another asked, and not the one who asked', async () => {
    const releases = async (login: string) =>
      (await deskOf(login)).waiting.find(({ kind }) => kind === 'release')?.count ?? 0
    const [own, other] = [await releases('sysadmin'), await releases('secadmin')]
    const system = await city.as('sysadmin')
    const { json } = await system.call('POST /people', { body: { login: 'newcomer', name: '新来的' } })
    expect(json['firstHalf']).toEqual(expect.any(String))
    expect([await releases('sysadmin'), await releases('secadmin')]).toEqual([own, other + 1])
    expect((await deskOf('secadmin')).waiting.map(({ kind }) => kind)).toContain('without-role')
  })
})
