// What a study came to: shares that add up and open their rows, overruns as they were asked for, and its list.
// @vitest-environment happy-dom
import { createStudy, listStudies, studyRobustness } from '@huanju/contract/studies'
import type { Right } from '@huanju/domain/subjects'
import { afterEach, describe, expect, it } from 'vitest'
import { leadsTo, rows, standing } from '../../testing/reading.ts'
import { appears, clearScreen, press, said, show, until } from '../../testing/screen.tsx'
import { refused, Server } from '../../testing/server.ts'
import { ConstraintSwitches } from './ConstraintSwitches.tsx'
import { CountyShares } from './CountyShares.tsx'
import { Robustness } from './Robustness.tsx'
import StudyCard from './StudyCard.tsx'
import { exampleResult, exampleStudy, idOf } from './testing/example-study.ts'

afterEach(clearScreen)

const words = (zh: string) => ({ zh, en: zh })
const solved = exampleStudy({ state: 'solved', result: exampleResult })

describe('the shares of the counties', () => {
  it('set what each gets against what it has, and a county without stock against nothing', async () => {
    await show(<CountyShares study={solved} result={exampleResult} />)
    expect(rows().slice(1)).toEqual([
      '甲县 | 2 | 600 | 66.7% | 50.0% | 133.3%',
      '乙区 | 1 | 300 | 33.3% | 50.0% | 66.7%',
      '丙区 | 0 | 0 | 0.0% | 0.0% | —',
    ])
    expect(said()).toContain('85%—120%')
    expect(leadsTo('乙区')).toBe(`/studies/${idOf(1)}?view=projects&countyId=${idOf(4)}`)
  })

  it('are nought, not broken, where nothing starts', async () => {
    const byCounty = exampleResult.byCounty.map((one) => ({ ...one, communities: 0, households: 0 }))
    await show(<CountyShares study={solved} result={{ ...exampleResult, byCounty }} />)
    expect(rows()[1]).toBe('甲县 | 0 | 0 | 0.0% | 50.0% | 0.0%')
  })
})

describe('overruns', () => {
  const tested = {
    draws: 1000,
    broken: 125,
    limits: [{ name: words('2027 年债券'), times: 125 }],
    reserves: [
      { heldBackHundredths: 5, value: 1050, broken: 12 },
      { heldBackHundredths: 10, value: null, broken: null },
    ],
  }

  it('are tested only when asked, and told beside what holding money back would do', async () => {
    const server = new Server().on(studyRobustness, () => tested)
    await show(<Robustness study={solved} />)
    expect(server.asked).toEqual([])
    await press('开始检验（约十五秒）')
    await appears('模拟了 1000 次：其中 125 次（12.5%）有资金不够用')
    expect(server.askedOf(studyRobustness)[0]?.query.toString()).toBe('chance=20&by=15')
    expect(rows()).toEqual([
      '每项资金预留 | 满足的需求（分） | 不够的次数',
      '不预留（现方案） | 1,100 | 125',
      '5% | 1,050 | 12',
      '10% | 限时内没有找到方案 | —',
      '不够的资金 | 不够的次数',
      '2027 年债券 | 125',
    ])
  })

  it('say why they could not be tested', async () => {
    new Server().on(studyRobustness, () => refused(409, 'study.no-plan', words('还没有方案')))
    await show(<Robustness study={solved} />)
    await press('开始检验（约十五秒）')
    await appears('还没有方案')
  })
})

describe('the demands', () => {
  const demand = (id: 'fair-share' | 'channel-budget', canBeOff: boolean) => ({
    id,
    sentence: words(`${id} 的要求`),
    formula: 'x',
    source: null,
    relaxedBy: 'fen',
    canBeOff,
  })
  const open = async (isFixed: boolean, off: readonly 'fair-share'[] = []) => {
    const changes: unknown[] = []
    const settings = { ...solved.settings, off: [...off] }
    await show(
      <ConstraintSwitches
        settings={settings}
        change={(next) => changes.push(next.off)}
        isFixed={isFixed}
        rows={[demand('fair-share', true), demand('channel-budget', false)]}
      />,
    )
    return changes
  }

  it('are switched off where the city may, and never otherwise', async () => {
    const changes = await open(false)
    expect(standing('启用 channel-budget 的要求')).toBe('disabled')
    await press('启用 fair-share 的要求')
    expect(changes).toEqual([['fair-share']])
    clearScreen()
    expect((await open(true)).length).toBe(0)
    expect(standing('启用 fair-share 的要求')).toBe('disabled')
  })

  it('are switched on again, and say until then that they are off', async () => {
    const changes = await open(false, ['fair-share'])
    expect(said()).toContain('未启用')
    await press('启用 fair-share 的要求')
    expect(changes).toEqual([[]])
  })
})

describe('the studies of a plan', () => {
  const { settings: _settings, result: _result, ...line } = solved
  const open = async (list: number, rights: readonly Right[] = ['plans.write']) => {
    const all = Array.from({ length: list }, (_, index) => ({
      ...line,
      id: idOf(index + 1),
      name: `推演 ${index + 1}`,
      value: index === 0 ? 1100 : null,
      gap: index === 0 ? 0.0091 : index === 1 ? 5 : null,
      state: index === 2 ? ('draft' as const) : ('solved' as const),
    }))
    const server = new Server()
      .on(listStudies, () => ({ rows: all, total: list }))
      .on(createStudy, () => exampleStudy({ id: idOf(8) }))
    const shown = await show(<StudyCard planId={idOf(2)} state="ranked" />, { rights })
    return { server, ...shown }
  }

  it('tell how good each is, and nothing where it is not known', async () => {
    await open(3)
    await appears('推演 3')
    expect(rows()[1]).toMatch(/^推演 1 \| .+ \| 1,100 \| 0\.91% \|/)
    expect(rows()[2]).toMatch(/\| — \| 方案粗略 \|/)
    expect(rows()[3]).toMatch(/\| — \| — \|/)
    expect(leadsTo('推演 2')).toBe(`/studies/${idOf(2)}`)
  })

  it('are begun with the next number, and the new one opens', async () => {
    const { server, addressNow } = await open(2)
    await appears('推演 2')
    await press('新建推演')
    await until(() => expect(addressNow()).toBe(`/studies/${idOf(8)}`))
    expect(server.askedOf(createStudy)[0]?.body).toEqual({ name: '推演 3' })
  })

  it('are not begun by those who only look, nor without a word where it is refused', async () => {
    await open(0, ['plans.read'])
    await appears('还没有推演')
    expect(standing('新建推演')).toBe('absent')
    clearScreen()
    const { server } = await open(0)
    await appears('还没有推演')
    server.on(createStudy, () => refused(409, 'plan.is-voided', words('这个计划已作废')))
    await press('新建推演')
    await appears('这个计划已作废')
  })
})
