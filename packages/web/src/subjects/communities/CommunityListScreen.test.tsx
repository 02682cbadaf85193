// The register: the address narrows list, sums, map and export alike, and each way on is for those who may take it.
// @vitest-environment happy-dom
import { exportCommunities, listCommunities, suggestCommunities } from '@huanju/contract/communities'
import { listRegions } from '@huanju/contract/organisations'
import type { Right } from '@huanju/domain/subjects'
import { afterEach, describe, expect, it } from 'vitest'
import { leadsTo, rows, standing, wordsAt } from '../../testing/reading.ts'
import { appears, box, clearScreen, key, press, said, show, type, until } from '../../testing/screen.tsx'
import { refused, Server } from '../../testing/server.ts'
import CommunityListScreen from './CommunityListScreen.tsx'
import SearchBox from './SearchBox.tsx'
import { exampleCommunity, idOf } from './testing/example-community.ts'

afterEach(clearScreen)

const words = (zh: string) => ({ zh, en: zh })
const sums = {
  communities: 1264,
  buildings: 5000,
  households: 98_765,
  floorAreaDm2: 123_456_789n,
  estimatedCostFen: 138_130_000n,
}
const region = (id: string, kind: 'county' | 'subdistrict', name: string) => ({
  id,
  kind,
  code: null,
  name: words(name),
  parentId: idOf(2),
  from: '2000-01-01',
  to: null,
  isVisible: true,
})

interface Opened {
  readonly query?: string
  readonly rights?: readonly Right[]
  readonly list?: ReturnType<typeof exampleCommunity>[]
  readonly language?: 'zh' | 'en'
}

async function open({ query = '', rights = [], list = [exampleCommunity()], language = 'zh' }: Opened = {}) {
  const server = new Server()
    .on(listCommunities, () => ({ rows: list, total: list.length, sums }))
    .on(exportCommunities, () => ({ jobId: idOf(9) }))
    .on(listRegions, () => ({
      on: '2026-11-20',
      rows: [region(idOf(3), 'county', '甲县'), region(idOf(4), 'subdistrict', '城关街道')],
    }))
  const shown = await show(<CommunityListScreen />, {
    path: '/communities',
    at: `/communities${query}`,
    rights,
    language,
  })
  await until(() => expect(said()).toContain('万㎡'))
  return { server, ...shown }
}

describe('what is filtered', () => {
  it('is what list and export ask for, the page left to the list', async () => {
    const { server } = await open({
      query: '?q=槐&status=surveyed&page=2&size=50&utm=x',
      rights: ['communities.export'],
    })
    await press('导出')
    await until(() => expect(server.askedOf(exportCommunities)).toHaveLength(1))
    expect(Object.fromEntries(server.askedOf(listCommunities)[0]?.query ?? [])).toEqual({
      q: '槐',
      status: 'surveyed',
      page: '2',
      size: '50',
    })
    expect(Object.fromEntries(server.askedOf(exportCommunities)[0]?.query ?? [])).toEqual({
      q: '槐',
      status: 'surveyed',
    })
    await appears('进度见页面右上方')
  })

  it('is typed over and reset in the address', async () => {
    const { addressNow } = await open({ query: '?q=槐&page=2' })
    await type('名称或地址', ' 柳 ')
    key('名称或地址', 'Enter')
    await until(() => expect(addressNow()).toBe('/communities?q=柳'))
    await press('重置筛选')
    await until(() => expect(addressNow()).toBe('/communities'))
    expect(box('名称或地址').value).toBe('')
  })

  it('says that only those without coordinates are shown, and lets go of it', async () => {
    const { addressNow } = await open({ query: '?position=unknown&q=槐' })
    await press('没有坐标 ✕')
    await until(() => expect(addressNow()).toBe('/communities?q=槐'))
    expect(standing('没有坐标 ✕')).toBe('absent')
  })
})

describe('the sums', () => {
  it('are those of all that is found, in 万㎡ and 万元, and lead to the same on the map', async () => {
    await open({ query: '?q=槐' })
    expect(wordsAt('.sums > span').slice(0, 3)).toEqual(['1,264 个小区', '5,000 栋', '98,765 户'])
    expect(wordsAt('.sums > span').slice(3, 5)).toEqual(['123.46 万㎡', '138.13 万元'])
    expect(leadsTo('在图上看')).toBe('/map?q=槐')
  })
})

describe('a row', () => {
  it('opens its record, and its verdict where it has one', async () => {
    await open({ list: [exampleCommunity({ verdict: 'meets', verdictId: idOf(5) })] })
    expect(leadsTo('槐树小区')).toBe(`/communities/${idOf(1)}`)
    expect(rows().at(-1)).toMatch(/\| 1988-12-31 \| 4 \| 206 \| 16,500\.50 \| 138\.13$/)
    expect(document.querySelector(`a[href="/verdicts/${idOf(5)}"]`)?.textContent).toContain('符合')
  })

  it('tells what is unknown from nought', async () => {
    await open({ list: [exampleCommunity({ householdCount: 0, floorAreaDm2: null, estimatedCostFen: null })] })
    expect(rows().at(-1)).toMatch(/\| 0 \| — \| —$/)
    expect(document.querySelector('a[href^="/verdicts"]')).toBeNull()
  })
})

describe('the ways on', () => {
  it.each<[readonly Right[], string[]]>([
    [[], ['absent', 'absent', 'absent']],
    [['communities.write'], ['absent', 'absent', 'offered']],
    [
      ['communities.import', 'communities.export'],
      ['offered', 'offered', 'absent'],
    ],
  ])('for %j are offered by right', async (rights, expected) => {
    await open({ rights })
    expect(['导入 Excel', '导出', '登记小区'].map(standing)).toEqual(expected)
  })

  it('out of an empty list are those one may take', async () => {
    await open({ list: [], rights: ['communities.write', 'communities.import'] })
    expect(said()).toContain('导入 Excel 台账，或新建一个')
    clearScreen()
    await open({ list: [] })
    expect(said()).toContain('没有符合条件的小区。可以放宽筛选')
    expect(said()).not.toContain('新建')
  })
})

it('says why the export was refused', async () => {
  const { server } = await open({ rights: ['communities.export'] })
  server.on(exportCommunities, () => refused(409, 'job.too-many', words('已有 3 项任务在进行')))
  await press('导出')
  await appears('已有 3 项任务在进行')
  expect(said()).not.toContain('已提交')
})

it('speaks English too', async () => {
  await open({ list: [], rights: ['communities.write'], language: 'en' })
  expect(said()).toContain('No community matches. Widen the filter')
  expect(standing('Record a community')).toBe('offered')
})

describe('finding a community from anywhere', () => {
  const found = { id: idOf(1), name: '槐树小区', place: '甲县 城关街道' }
  const open = async () => {
    const server = new Server().on(suggestCommunities, () => ({ rows: [found] }))
    return {
      server,
      ...(await show(
        <>
          <p>甲页</p>
          <SearchBox />
        </>,
      )),
    }
  }

  it('asks nothing before something is typed, and goes to the record that is chosen', async () => {
    const { server, addressNow } = await open()
    await appears('甲页')
    expect(server.asked).toEqual([])
    await type('查小区名称或地址', '  槐 ')
    await appears('甲县 城关街道')
    expect(server.askedOf(suggestCommunities).at(-1)?.query.get('q')).toBe('槐')
    document.querySelector<HTMLElement>('.ant-select-item-option')?.click()
    await until(() => expect(addressNow()).toBe(`/communities/${idOf(1)}`))
  })

  it('goes to the list of all that match on Enter, and nowhere while it is blank', async () => {
    const { addressNow } = await open()
    document.querySelector<HTMLElement>('.ant-input-search button')?.click()
    await type('查小区名称或地址', ' 柳 ')
    document.querySelector<HTMLElement>('.ant-input-search button')?.click()
    await until(() => expect(addressNow()).toBe('/communities?q=柳'))
  })
})
