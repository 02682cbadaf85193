// The record of a community: what may be done with it is what the server allows, and what differs is said.
// @vitest-environment happy-dom
import { commonParts, communityActs, getCommunity } from '@huanju/contract/communities'
import { listCatalogue } from '@huanju/contract/policy'
import type { Right } from '@huanju/domain/subjects'
import { afterEach, describe, expect, it } from 'vitest'
import { leadsTo, rows, standing, wordsAt } from '../../testing/reading.ts'
import { appears, clearScreen, press, said, show, until } from '../../testing/screen.tsx'
import { refused, Server } from '../../testing/server.ts'
import CommunityScreen, { type CommunityRecord } from './CommunityScreen.tsx'
import { streetLight } from './testing/common-part.ts'
import { exampleCommunity, idOf } from './testing/example-community.ts'

afterEach(clearScreen)

const words = (zh: string) => ({ zh, en: zh })
const building = (digit: number, completedOn: string | null) => ({
  id: idOf(digit),
  name: `${digit}号楼`,
  completedOn,
  storeyCount: 6,
  entranceCount: 3,
  householdCount: 36,
  floorAreaDm2: null,
  dangerGrade: null,
  version: 1,
})
const offer = (act: string, title: string, against: readonly string[]) => ({
  act,
  title: words(title),
  to: 'planned',
  against: against.map((zh) => ({
    code: zh,
    words: words(zh),
    clause: null,
    limit: null,
    wayOut: words('先判定纳入条件'),
  })),
  ground: null,
})

async function open(
  more: Partial<CommunityRecord> = {},
  offers: ReturnType<typeof offer>[] = [],
  rights: readonly Right[] = ['communities.read'],
) {
  const server = new Server()
    .on(getCommunity, () => exampleCommunity(more))
    .on(communityActs.offers, () => ({ state: 'surveyed', version: 4, offers }))
    .on(listCatalogue, () => ({ rows: [] }))
  await show(<CommunityScreen />, {
    path: '/communities/$id',
    at: `/communities/${idOf(1)}`,
    rights,
  })
  await appears('最近修改')
  return server
}

describe('what may be done with it', () => {
  it('is changing it only where the server allows that', async () => {
    await open()
    expect(standing('修改')).toBe('absent')
    clearScreen()
    await open({ allowed: ['edit'] })
    expect(leadsTo('修改')).toBe(`/communities/${idOf(1)}/edit`)
  })

  it('is seeing its owners only where the server allows that', async () => {
    await open()
    expect(wordsAt('[role=tab]')).not.toContain('业主')
    clearScreen()
    await open({ allowed: ['see-owners'] })
    expect(wordsAt('[role=tab]')).toContain('业主')
  })
})

it('has under its buildings what all share in it, with the way to record another', async () => {
  const server = await open({}, [], ['communities.read', 'communities.write'])
  server.on(commonParts.list, () => ({ rows: [streetLight], total: 1 }))
  const tabs = [...document.querySelectorAll<HTMLElement>('[role=tab]')]
  tabs.find(({ textContent }) => textContent.startsWith('楼栋'))?.click()
  await appears('东门路灯')
  expect(rows().at(-1)).toContain('小区公共区域')
  expect(server.askedOf(commonParts.list)[0]?.query.getAll('communityId')).toEqual([idOf(1)])
  expect(leadsTo('登记共用部位与设施')).toBe(`/common-parts/new?communityId=${idOf(1)}`)
})

describe('the day of completion that the verdict goes by', () => {
  const later = [building(5, '1988-12-31'), building(6, '1996-06-30')]

  it('is said where it is not the one on record', async () => {
    await open({ buildings: later })
    expect(said()).toContain('采用的建成日期是 1996-06-30，取最晚建成的楼栋；小区档案填的是 1988-12-31')
  })

  it('is said where the record has none', async () => {
    await open({ buildings: later, completedOn: null })
    expect(said()).toContain('1996-06-30，取最晚建成的楼栋；小区档案没有填写')
  })

  it('is not said where both agree, or there are no buildings', async () => {
    await open({ buildings: [building(5, '1988-12-31')] })
    expect(said()).not.toContain('采用的建成日期')
    clearScreen()
    await open()
    expect(said()).not.toContain('采用的建成日期')
  })
})

describe('what the record says of itself', () => {
  it('is what to check, and how many buildings it has', async () => {
    await open({
      warnings: [{ field: 'floorAreaDm2', message: words('户均面积偏大') }],
      buildings: [building(5, null)],
    })
    expect(wordsAt('.notice.amber')).toEqual(['请核对户均面积偏大'])
    expect(wordsAt('[role=tab]')).toContain('楼栋 1')
  })

  it('is the row of the list it came from', async () => {
    await open({ origin: { kind: 'import', importId: idOf(8), rowNumber: 17, fileName: '台账.xlsx' } })
    expect(leadsTo('来自《台账.xlsx》第 17 行。')).toBe(`/imports/${idOf(8)}`)
  })

  it('is where it stands in its story, with what lies behind it', async () => {
    await open({ status: 'under-works' })
    expect(wordsAt('.stage [aria-current=step]')).toHaveLength(1)
    expect(wordsAt('.stage [data-past]')).toHaveLength(3)
  })
})

it('says why it cannot be opened, and opens once it can', async () => {
  const server = new Server().on(getCommunity, () => refused(404, 'not-found', words('没有这个小区')))
  await show(<CommunityScreen />, { path: '/communities/$id', at: `/communities/${idOf(1)}` })
  await appears('没有这个小区')
  server.on(getCommunity, () => exampleCommunity())
  await press('重试')
  await until(() => expect(said()).toContain('甲县 城关街道'))
})
