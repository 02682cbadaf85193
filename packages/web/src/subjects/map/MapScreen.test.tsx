// Beside the map: counts are those of the filter, every one of them opens its rows, and a stage is chosen and let go.
// @vitest-environment happy-dom
import { countCommunities } from '@huanju/contract/communities'
import { mapExtent } from '@huanju/contract/map'
import { listRegions } from '@huanju/contract/organisations'
import type { Right } from '@huanju/domain/subjects'
import { afterEach, describe, expect, it } from 'vitest'
import { leadsTo, rows, standing, wordsAt } from '../../testing/reading.ts'
import { appears, box, clearScreen, press, said, show, type, until } from '../../testing/screen.tsx'
import { held, refused, Server } from '../../testing/server.ts'
import MapScreen from './MapScreen.tsx'

afterEach(clearScreen)

const words = (zh: string) => ({ zh, en: zh })
const id = (digit: number) => `${digit}1111111-1111-4111-8111-111111111111`
const counts = {
  sums: { communities: 10, buildings: 0, households: 0, floorAreaDm2: 0n, estimatedCostFen: 0n },
  byStatus: { surveyed: 7, completed: 3 },
  byVerdict: {},
  byCounty: [
    { countyId: id(3), county: '甲县', communities: 6 },
    { countyId: id(4), county: '乙区', communities: 4 },
  ],
  withoutPosition: 2,
}

interface Opened {
  readonly query?: string
  readonly rights?: readonly Right[]
  readonly byCounty?: typeof counts.byCounty
}

// The drawing needs a graphics card; it waits for the extent, which stays on its way here.
async function open({ query = '', rights = [], byCounty = counts.byCounty }: Opened = {}) {
  const server = new Server()
    .on(countCommunities, () => ({ ...counts, byCounty }))
    .on(mapExtent, () => held<{ extent: null; shown: number; withoutPosition: number }>().answer)
    .on(listRegions, () => ({ on: '2026-11-20', rows: [] }))
  const shown = await show(<MapScreen />, { path: '/map', at: `/map${query}`, rights })
  await until(() => expect(wordsAt('.legend b')).toEqual(['7', '0', '0', '3']))
  return { server, ...shown }
}

describe('the counts', () => {
  it('are of what the address asks for, wherever the map is looked at and whatever page the list was on', async () => {
    const { server } = await open({ query: `?status=surveyed&countyId=${id(3)}&at=117,36&page=3&sort=name` })
    const asked = [countCommunities, mapExtent].map((one) => Object.fromEntries(server.askedOf(one)[0]?.query ?? []))
    expect(asked).toEqual([
      { status: 'surveyed', countyId: id(3) },
      { status: 'surveyed', countyId: id(3) },
    ])
    expect(leadsTo('在台账中看')).toBe(`/communities?countyId=${id(3)}&status=surveyed`)
  })

  it('open the communities of a county with the rest of the filter', async () => {
    await open({ query: '?status=surveyed' })
    expect(rows()).toEqual(['甲县 | 6', '乙区 | 4'])
    expect(leadsTo('乙区')).toBe(`/communities?status=surveyed&countyId=${id(4)}`)
  })

  it('open those without coordinates, and say nothing of how many before that is known', async () => {
    await open({ query: '?q=东' })
    expect(said()).toContain('图上 … 个；没有坐标 … 个')
    expect(leadsTo('…')).toBe('/communities?q=东&position=unknown')
  })

  it('are not split where there is one county alone', async () => {
    await open({ byCounty: counts.byCounty.slice(0, 1) })
    expect(said()).not.toContain('分县（市、区）')
  })
})

describe('a stage', () => {
  const press = (nth: number) => document.querySelectorAll<HTMLElement>('.legend')[nth]?.click()
  const pressed = () => [...document.querySelectorAll('.legend')].map((one) => one.getAttribute('aria-pressed'))

  it('is added to those that are chosen, and let go again', async () => {
    const { addressNow } = await open({ query: '?status=surveyed' })
    expect(pressed()).toEqual(['true', 'false', 'false', 'false'])
    press(3)
    await until(() => expect(addressNow()).toBe('/map?status=surveyed&status=completed'))
    press(0)
    await until(() => expect(addressNow()).toBe('/map?status=completed'))
    expect(pressed()).toEqual(['false', 'false', 'false', 'true'])
  })
})

describe('loading a reviewed outline', () => {
  it('is offered by right, and not before region, number, source and file are there', async () => {
    await open()
    expect(standing('载入审定轮廓')).toBe('absent')
    clearScreen()
    await open({ rights: ['map.outlines'] })
    await press('载入审定轮廓')
    await appears('审图号')
    expect(standing('载入')).toBe('disabled')
  })

  it('begins anew each time, and does not take blanks for a review number', async () => {
    await open({ rights: ['map.outlines'] })
    await press('载入审定轮廓')
    await type('审图号', '   ')
    await type('出处', '示例出处')
    expect(standing('载入')).toBe('disabled')
    await press('取消')
    await until(() => expect(standing('载入')).toBe('absent'))
    await press('载入审定轮廓')
    await appears('出处')
    expect(box('出处').value).toBe('')
  })
})

it('says why nothing can be counted', async () => {
  const findings = [{ field: 'status.0', message: words('不在可选的范围内') }]
  const refusal = () => refused(400, 'invalid-input', words('阶段有误'), { findings })
  new Server().on(countCommunities, refusal).on(mapExtent, refusal)
  await show(<MapScreen />, { path: '/map', at: '/map?status=nowhere' })
  await appears('查询条件“nowhere”写得不对：不在可选的范围内')
  expect(standing('去掉这一项再查')).toBe('offered')
})
