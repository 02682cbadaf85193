// Verdicts: judged for a day that reads, many only after their number was said, and shown again as they were given.
// @vitest-environment happy-dom
import { countCommunities } from '@huanju/contract/communities'
import { getVerdict, judgeAll, judgeCommunity, listVerdicts } from '@huanju/contract/eligibility'
import type { AnswerOf } from '@huanju/contract'
import { afterEach, describe, expect, it } from 'vitest'
import { today } from '../../app/today.ts'
import { leadsTo, rows, standing } from '../../testing/reading.ts'
import { appears, clearScreen, press, said, show, type, until } from '../../testing/screen.tsx'
import { refused, Server } from '../../testing/server.ts'
import { exampleCommunity, idOf } from '../communities/testing/example-community.ts'
import JudgeAllButton from './JudgeAllButton.tsx'
import VerdictCard from './VerdictCard.tsx'
import VerdictScreen from './VerdictScreen.tsx'

afterEach(clearScreen)

const words = (zh: string, en = zh) => ({ zh, en })
const explanation = {
  rule: 'age',
  title: words('建成年代'),
  verdict: 'meets' as const,
  answer: words('建成于 2000 年底前'),
  citation: null,
  facts: [],
  parameters: [],
  missing: [],
  doubts: [],
  wouldChange: [],
  children: [],
}
const verdict: AnswerOf<typeof getVerdict> = {
  id: idOf(5),
  communityId: idOf(1),
  community: '槐树小区',
  askedFor: '2026-11-20',
  verdict: 'meets',
  packHash: 'abcdef0123456789ffff',
  place: '甲市',
  explanation,
  buildings: [
    { buildingId: idOf(6), name: '1号楼', verdict: 'meets', explanation },
    {
      buildingId: idOf(7),
      name: '2号楼',
      verdict: 'fails',
      explanation: { ...explanation, answer: words('建成于 2003 年') },
    },
  ],
  isMixed: true,
  printed: words('判定书'),
  recordedAt: '2026-11-20T02:00:00Z',
  recordedBy: 'system',
}

describe('judging all that a filter finds', () => {
  const sums = { communities: 1264, buildings: 0, households: 0, floorAreaDm2: 0n, estimatedCostFen: 0n }
  const counts = { sums, byStatus: {}, byVerdict: {}, byCounty: [], withoutPosition: 0 }
  const open = async (communities: number) => {
    const told: string[] = []
    const server = new Server()
      .on(countCommunities, () => ({ ...counts, sums: { ...sums, communities } }))
      .on(judgeAll, () => ({ jobId: idOf(9) }))
    await show(<JudgeAllButton query={{ q: '槐', status: ['surveyed'] }} told={() => told.push('told')} />)
    await press('判定纳入条件')
    return { server, told }
  }

  it('says how many there are first, then judges the same by the policy of today', async () => {
    const { server, told } = await open(1264)
    await appears('判定 1,264 个小区的纳入条件？')
    expect(server.askedOf(judgeAll)).toEqual([])
    await press('判定 1,264 个')
    await until(() => expect(told).toEqual(['told']))
    const asked = server.askedOf(judgeAll)[0]
    expect([asked?.query.toString(), asked?.body]).toEqual(['q=%E6%A7%90&status=surveyed', { on: today() }])
    expect(server.askedOf(countCommunities)[0]?.query.toString()).toBe(asked?.query.toString())
  })

  it('does nothing when that is declined, and asks nothing where there is none', async () => {
    const first = await open(3)
    await press('取消')
    expect(first.server.askedOf(judgeAll)).toEqual([])
    clearScreen()
    await open(0)
    await appears('没有可判定的小区')
    expect(said()).not.toContain('？')
  })

  it('says why it was refused', async () => {
    const { server } = await open(3)
    server.on(judgeAll, () => refused(409, 'job.too-many', words('已有 3 项任务在进行')))
    await press('判定 3 个')
    await appears('已有 3 项任务在进行')
  })
})

describe('the verdict beside a record', () => {
  const open = async (more: Parameters<typeof exampleCommunity>[0] = {}) => {
    const { explanation: _tree, buildings: _each, printed: _printed, ...line } = verdict
    const server = new Server().on(listVerdicts, () => ({ rows: [line] })).on(judgeCommunity, () => verdict)
    const { addressNow } = await show(<VerdictCard record={exampleCommunity(more)} />)
    await appears('历次判定')
    return { server, addressNow }
  }

  it('is judged for a chosen day by those who may, and opens', async () => {
    const { server, addressNow } = await open({ allowed: ['judge'] })
    await type('按哪一天的政策', '2025-06-30')
    await press('判定')
    await until(() => expect(addressNow()).toBe(`/verdicts/${idOf(5)}`))
    expect(server.askedOf(judgeCommunity)[0]?.body).toEqual({ on: '2025-06-30' })
  })

  it('is not judged for a day that does not read, nor for none', async () => {
    const { server } = await open({ allowed: ['judge'] })
    await type('按哪一天的政策', '2025-02-30')
    await press('判定')
    expect(document.querySelector('[data-wrong]')).not.toBeNull()
    await type('按哪一天的政策', '')
    await until(() => expect(standing('判定')).toBe('disabled'))
    expect(server.askedOf(judgeCommunity)).toEqual([])
  })

  it('is only looked at by all others, with the reasons and the verdicts before', async () => {
    await open({ verdict: 'meets', verdictId: idOf(5) })
    expect(standing('判定')).toBe('absent')
    expect(leadsTo('看依据')).toBe(`/verdicts/${idOf(5)}`)
    expect(said()).toContain('按 2026-11-20')
  })

  it('says why it was not judged', async () => {
    const { server } = await open({ allowed: ['judge'] })
    server.on(judgeCommunity, () => refused(404, 'not-found', words('没有这个小区')))
    await press('判定')
    await appears('没有这个小区')
  })
})

describe('a verdict as it was given', () => {
  const open = async (more: Partial<typeof verdict>, language: 'zh' | 'en' = 'zh') => {
    new Server().on(getVerdict, () => ({ ...verdict, ...more }))
    await show(<VerdictScreen />, { path: '/verdicts/$verdict', at: `/verdicts/${idOf(5)}`, language })
    await appears('槐树小区')
  }

  it('says by which policy, by whom, and for each building where they differ', async () => {
    await open({})
    expect(said()).toMatch(/按 2026-11-20 的政策判定，判定于 .+，判定人 系统/)
    expect(rows()[1]).toMatch(/^2号楼 \| .*不符合.* \| 建成于 2003 年$/)
    expect(leadsTo('槐树小区')).toBe(`/communities/${idOf(1)}`)
  })

  it('says nothing of buildings where they agree, and names who judged', async () => {
    await open({ isMixed: false, recordedBy: '李明' })
    expect(said()).not.toContain('逐栋判定')
    expect(said()).toContain('判定人 李明')
  })

  it('says why it cannot be read', async () => {
    new Server().on(getVerdict, () => refused(404, 'not-found', words('没有这份判定')))
    await show(<VerdictScreen />, { path: '/verdicts/$verdict', at: `/verdicts/${idOf(5)}` })
    await appears('没有这份判定')
  })
})
