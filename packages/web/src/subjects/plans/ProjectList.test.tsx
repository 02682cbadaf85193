// The communities of a plan: narrowed by the address alone, explained part by part, ordered in or out with a reason.
// @vitest-environment happy-dom
import { explainPlanProject, listPlanProjects, updatePlan } from '@huanju/contract/plans'
import type { AnswerOf } from '@huanju/contract'
import type { Right } from '@huanju/domain/subjects'
import { afterEach, describe, expect, it } from 'vitest'
import { leadsTo, rows, standing } from '../../testing/reading.ts'
import { appears, clearScreen, press, said, show, type, until } from '../../testing/screen.tsx'
import { refused, Server } from '../../testing/server.ts'
import { useDraft } from '../../components/draft.tsx'
import { leversOf } from './levers-of.ts'
import { ProjectList } from './ProjectList.tsx'
import type { Plan } from './PlanScreen.tsx'
import { examplePlan, idOf } from './testing/example-plan.ts'

afterEach(clearScreen)

const words = (zh: string) => ({ zh, en: zh })
type Row = AnswerOf<typeof listPlanProjects>['rows'][number]
const row: Row = {
  rank: 7,
  communityId: idOf(6),
  community: '槐树小区',
  countyId: idOf(3),
  county: '甲县',
  subdistrict: '城关街道',
  decision: 'planned',
  year: 2027,
  verdict: 'meets',
  scoreHundredths: 6495,
  force: null,
  reason: words('当年资金足够'),
  buildingCount: 4,
  householdCount: 206,
  floorAreaDm2: 1_650_000n,
  estimatedCostFen: 138_130_000n,
  runningCostFen: 900_000_000n,
  runningHouseholds: 1200,
}
const parts = [
  {
    part: 'age',
    title: words('建成年代'),
    weight: 60,
    points: 80,
    shareHundredths: 4800,
    facts: [{ label: words('建成'), value: words('1988 年') }],
    formula: words('越早越高'),
    isMissing: false,
  },
  {
    part: 'safety',
    title: words('安全'),
    weight: 40,
    points: null,
    shareHundredths: 0,
    facts: [],
    formula: words('隐患越多越高'),
    isMissing: true,
  },
]
const forced = { communityId: idOf(8), kind: 'in' as const, year: 2028, reason: '已承诺' }
const plan = examplePlan({ forces: [forced, { ...forced, communityId: idOf(6), reason: '旧的指定' }] })

function Listed({ plan: of }: { plan: Plan }) {
  return <ProjectList plan={of} draft={useDraft(leversOf(of), of.version)} />
}

async function open({ query = '', rights = ['plans.write'], of = row, state = 'ranked' }: Partial<Opened> = {}) {
  const server = new Server()
    .on(listPlanProjects, () => ({ rows: [of], total: 1 }))
    .on(explainPlanProject, () => ({ project: of, parts }))
    .on(updatePlan, () => plan)
  await show(<Listed plan={{ ...plan, state }} />, {
    path: '/plans/$plan',
    at: `/plans/${plan.id}${query}`,
    rights,
  })
  await appears('槐树小区')
  return server
}
function optionOf(name: string): HTMLElement {
  const found = [...document.querySelectorAll<HTMLElement>('.ant-select-item-option')].find(
    ({ textContent }) => textContent === name,
  )
  if (!found) throw new Error(`no option “${name}”`)
  return found
}
interface Opened {
  readonly query: string
  readonly rights: readonly Right[]
  readonly of: Row
  readonly state: Plan['state']
}

describe('the rows', () => {
  it('are those the address asks for, and names it does not know are left out', async () => {
    const server = await open({ query: `?decision=planned&year=2027&countyId=${idOf(3)}&q=槐&page=2&colour=red` })
    const asked = server.askedOf(listPlanProjects)[0]
    expect(Object.fromEntries(asked?.query ?? [])).toEqual({
      page: '2',
      size: '20',
      decision: 'planned',
      year: '2027',
      countyId: idOf(3),
      q: '槐',
    })
  })

  it('are all of them where the address asks for a decision there is not', async () => {
    const server = await open({ query: '?decision=everything' })
    expect(server.askedOf(listPlanProjects)[0]?.query.has('decision')).toBe(false)
  })

  it('say where each stands, what it costs and what its year comes to down to it', async () => {
    await open()
    expect(rows().at(-1)).toContain('2027 年列入')
    expect(rows().at(-1)).toMatch(/64\.95 \| 206累计 1,200 \| 138\.13累计 900\.00 \| 当年资金足够/)
  })

  it('say nothing of a running sum where there is none', async () => {
    await open({ of: { ...row, decision: 'deferred', year: null, runningCostFen: null, runningHouseholds: null } })
    expect(rows().at(-1)).not.toContain('累计')
  })

  it('go back to all years when another decision is chosen', async () => {
    const server = await open({ query: '?decision=planned&year=2027' })
    document.querySelectorAll<HTMLElement>('.ant-segmented-item-input')[2]?.click()
    await until(() => expect(server.askedOf(listPlanProjects).at(-1)?.query.get('decision')).toBe('deferred'))
    expect(server.askedOf(listPlanProjects).at(-1)?.query.has('year')).toBe(false)
  })
})

describe('why a community stands where it stands', () => {
  it('is told part by part, and what is not known counts for nothing', async () => {
    await open()
    await press('槐树小区')
    await appears('评分合计')
    expect(rows()).toContain('建成年代建成 1988 年越早越高 | 80 | 60 | 48.00')
    expect(rows()).toContain('安全缺资料，计 0 分隐患越多越高 | — | 40 | 0.00')
    expect(rows()).toContain('评分合计 | 64.95')
    expect(leadsTo('打开小区档案')).toBe(`/communities/${idOf(6)}`)
  })

  it('is told to those who may not order it in or out as well', async () => {
    await open({ rights: ['plans.read'] })
    await press('槐树小区')
    await appears('评分合计')
    expect(standing('保存指定')).toBe('absent')
  })

  it('says why it cannot be told', async () => {
    const server = await open()
    server.on(explainPlanProject, () => refused(404, 'not-found', words('计划中没有这个小区')))
    await press('槐树小区')
    await appears('计划中没有这个小区')
  })
})

describe('ordering a community in or out', () => {
  it('needs a reason that is not blank', async () => {
    await open()
    await press('槐树小区')
    await appears('保存指定')
    expect(standing('保存指定')).toBe('disabled')
    await type('事由（必填）', '   ')
    expect(standing('保存指定')).toBe('disabled')
    await type('事由（必填）', '危房')
    expect(standing('保存指定')).toBe('offered')
  })

  it('takes a planned one out, in no year, in the place of an earlier order and beside all others', async () => {
    const server = await open()
    await press('槐树小区')
    await appears('保存指定')
    await type('事由（必填）', '另有安排')
    await press('保存指定')
    await until(() => expect(server.askedOf(updatePlan)).toHaveLength(1))
    expect(server.askedOf(updatePlan)[0]?.body).toMatchObject({
      version: 3,
      forces: [forced, { communityId: idOf(6), kind: 'out', year: null, reason: '另有安排' }],
    })
    await until(() => expect(said()).not.toContain('保存指定'))
  })

  it('takes one that waits in, in the year that is chosen', async () => {
    const server = await open({ of: { ...row, decision: 'deferred', year: null } })
    await press('槐树小区')
    await appears('保存指定')
    await type('事由（必填）', '管线同步')
    // The filter above the list asks for a year as well; here it is the one of the order.
    document
      .querySelector('.ant-drawer [aria-label="年度"]')
      ?.dispatchEvent(new MouseEvent('mousedown', { bubbles: true }))
    await until(() => optionOf('2028').click())
    await press('保存指定')
    await until(() => expect(server.askedOf(updatePlan)).toHaveLength(1))
    expect(server.askedOf(updatePlan)[0]?.body).toMatchObject({ forces: { 1: { kind: 'in', year: 2028 } } })
  })

  it('is grey with the reason while the plan is being ranked, and not offered of a voided one', async () => {
    await open({ state: 'ranking' })
    await press('槐树小区')
    await appears('评分合计')
    expect(standing('保存指定')).toBe('grey')
    clearScreen()
    await open({ state: 'voided' })
    await press('槐树小区')
    await appears('评分合计')
    expect(standing('保存指定')).toBe('absent')
  })

  it('stays open with the reason typed where it is refused', async () => {
    const server = await open()
    server.on(updatePlan, () => refused(409, 'plan.is-voided', words('这个计划已作废，不能修改')))
    await press('槐树小区')
    await appears('保存指定')
    await type('事由（必填）', '另有安排')
    await press('保存指定')
    await appears('这个计划已作废，不能修改')
    expect(document.querySelector('textarea')?.value).toBe('另有安排')
  })
})
