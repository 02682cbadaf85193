// The acts of a record: offered, grey with every reason, or absent; asked before done, and done once with what was said.
// @vitest-environment happy-dom
import type { AnswerOf } from '@huanju/contract/endpoint'
import { communityStage } from '@huanju/domain/communities'
import type { Ground, Offer } from '@huanju/engines/workflow'
import { afterEach, describe, expect, it } from 'vitest'
import { today } from '../../app/today.ts'
import { appears, box, button, buttons, clearScreen, press, said, show, type, until } from '../../testing/screen.tsx'
import { down, held, refused } from '../../testing/server.ts'
import { idOf, townServer } from '../../testing/town.ts'
import { ActButtons } from './ActButtons.tsx'
import { actFor, actsFor } from './endpoints.ts'

afterEach(clearScreen)

const { offers } = actsFor(communityStage)
const plan = actFor(communityStage, 'plan')
const drop = actFor(communityStage, 'drop')
const clause = {
  document: 'plan',
  title: { zh: '实施方案', en: 'The programme' },
  number: null,
  clause: '三(一)',
  inForceFrom: '2020-01-01',
  inForceTo: null,
}
const ground = (standing: Ground['standing']): Ground => ({
  citation: clause,
  standing,
  doubts: standing === 'in-doubt' ? [{ zh: '原文印发日期不清', en: 'Its day is unclear' }] : [],
})
const offerOf = (act: 'plan' | 'drop', more: Partial<Offer> = {}): Offer => ({
  act,
  title: communityStage.acts[act].title,
  to: communityStage.acts[act].to,
  against: [],
  ground: null,
  ...more,
})
const notJudged = {
  code: 'stage.not-judged',
  words: { zh: '尚未判定资格，不能列入计划', en: 'It has not been judged' },
  clause,
  limit: { bound: { zh: '1,000 万元', en: '10 million' }, asked: { zh: '1,200 万元', en: '12 million' } },
  wayOut: { zh: '先在档案中判定资格', en: 'Judge it first' },
}

const standing = (...offered: Offer[]): AnswerOf<typeof offers> => ({ state: 'surveyed', version: 7, offers: offered })

/** Shows what is offered of a community. */
async function offered(...all: Offer[]) {
  const server = townServer().on(offers, () => standing(...all))
  const screen = await show(<ActButtons flow={communityStage} id={idOf(5)} name="南关小区" />)
  return { server, ...screen }
}

describe('an act', () => {
  it('is a button where it may be done, and nothing where it is not offered', async () => {
    await offered(offerOf('plan'))
    await until(() => expect(buttons()).toEqual(['列入计划']))
    expect(button('列入计划').getAttribute('aria-disabled')).toBeNull()
  })

  it('is grey where something stands against it, and says every reason, limit, clause and way out, but does nothing', async () => {
    const other = { ...notJudged, code: 'x', words: { zh: '年度已封存', en: 'The year is closed' }, limit: null }
    const { server } = await offered(offerOf('plan', { against: [notJudged, other] }))
    await until(() => expect(button('列入计划').getAttribute('aria-disabled')).toBe('true'))
    expect(said()).not.toContain('尚未判定资格')
    await press('列入计划')
    await appears('尚未判定资格，不能列入计划')
    for (const words of [
      '限额 1,000 万元 · 所提 1,200 万元',
      '依据《实施方案》三(一)',
      '先在档案中判定资格',
      '年度已封存',
    ])
      expect(said()).toContain(words)
    expect(document.querySelector('.ant-modal')).toBeNull()
    expect(server.askedOf(plan)).toEqual([])
  })

  it('cannot be asked while nobody knows what is offered, which can be tried again', async () => {
    const server = townServer().on(offers, down)
    await show(<ActButtons flow={communityStage} id={idOf(5)} name="南关小区" />)
    await appears('网络中断')
    expect(buttons()).toEqual(['重试'])
    server.on(offers, () => standing(offerOf('drop')))
    await press('重试')
    await until(() => expect(buttons()).toEqual(['移出计划']))
  })
})

describe('the dialog of an act', () => {
  it('says what is done to what, and begins with today', async () => {
    await offered(offerOf('plan'))
    await press('列入计划')
    await appears('列入计划：南关小区')
    expect(box('办理日期').value).toBe(today())
    expect(said()).not.toContain('接续文件或理由')
  })

  it('sends nothing while something is missing or wrong, and puts the cursor into the first of it', async () => {
    const { server } = await offered(offerOf('drop'))
    server.on(drop, () => standing())
    await press('移出计划')
    await appears('移出计划：南关小区')
    button('移出计划').click()
    await appears('请填写理由')
    await until(() => expect(document.activeElement).toBe(box('理由')))
    await type('理由', '居民未过半数')
    await type('办理日期', '2199-12-31')
    await appears('办理日期不能晚于今天')
    box('理由').focus()
    button('移出计划').click()
    await until(() => expect(document.activeElement).toBe(box('办理日期')))
    expect(server.askedOf(drop)).toEqual([])
    await type('办理日期', '2026-03-01')
    button('移出计划').click()
    await appears('已办理')
    expect(server.askedOf(drop).map(({ body }) => body)).toEqual([
      { on: '2026-03-01', reason: '居民未过半数', version: 7, successor: null },
    ])
  })

  it('stays with what was typed where nobody knows any more what is offered', async () => {
    const { server, client } = await offered(offerOf('drop'))
    await press('移出计划')
    await type('理由', '居民未过半数')
    server.on(offers, () => refused(500, 'fault', { zh: '系统故障', en: '' }))
    void client.invalidateQueries()
    await appears('系统故障')
    expect(box('理由').value).toBe('居民未过半数')
  })

  it('tells what the server found at a field once, there', async () => {
    const { server } = await offered(offerOf('drop'))
    const findings = [{ field: 'reason', message: { zh: '理由太笼统', en: 'Too vague' } }]
    server.on(drop, () => refused(400, 'invalid-input', { zh: '“reason”填写有误：理由太笼统', en: '' }, { findings }))
    await press('移出计划')
    await type('理由', '不行')
    button('移出计划').click()
    await appears('理由太笼统')
    await appears('有内容需要修改，已在下面标出')
    expect(said().split('理由太笼统')).toHaveLength(2)
  })

  it('closes when it is done, and what is offered is read anew', async () => {
    const { server } = await offered(offerOf('plan'))
    server.on(plan, () => standing())
    await press('列入计划')
    await appears('列入计划：南关小区')
    server.on(offers, () => ({ ...standing(offerOf('drop')), version: 8 }))
    button('列入计划').click()
    await until(() => expect(buttons().at(0)).toBe('移出计划'))
    await until(() => expect(said()).not.toContain('列入计划：南关小区'))
  })

  it('is sent once, however often one presses while the answer is on its way', async () => {
    const slow = held<AnswerOf<typeof plan>>()
    const { server } = await offered(offerOf('plan'))
    server.on(plan, () => slow.answer)
    await press('列入计划')
    await appears('列入计划：南关小区')
    button('列入计划').click()
    await until(() => expect(button('列入计划').className).toContain('loading'))
    button('列入计划').click()
    slow.give(standing())
    await appears('已办理')
    expect(server.askedOf(plan)).toHaveLength(1)
  })

  it('is sent once where one presses twice before the screen can show the first', async () => {
    const { server } = await offered(offerOf('plan'))
    server.on(plan, () => standing())
    await press('列入计划')
    await appears('列入计划：南关小区')
    const go = button('列入计划')
    go.click()
    go.click()
    await appears('已办理')
    expect(server.askedOf(plan)).toHaveLength(1)
  })

  it.each([
    ['refused', () => refused(422, 'x', notJudged.words, { refusals: [notJudged] }), '先在档案中判定资格'],
    ['overtaken', () => refused(409, 'stale-version', { zh: '这条记录已被他人修改', en: '' }), '已被他人修改'],
    ['cut off', down, '网络中断，内容还在本页'],
  ])('stays with what was typed where the act is %s, says why, and can be tried again', async (_, fails, words) => {
    const { server } = await offered(offerOf('plan'))
    server.on(plan, fails)
    await press('列入计划')
    await type('说明', '第一批')
    button('列入计划').click()
    await appears(words)
    expect(box('说明').value).toBe('第一批')
    await until(() => expect(server.askedOf(offers).length).toBeGreaterThan(1))
    server.on(plan, () => standing())
    await until(() => expect(button('列入计划').className).not.toContain('loading'))
    button('列入计划').click()
    await appears('已办理')
    expect(server.askedOf(plan).at(-1)?.body).toMatchObject({ remark: '第一批', on: today() })
  })

  it('shows what the server found wrong at its field, where the cursor goes', async () => {
    const { server } = await offered(offerOf('plan'))
    const findings = [{ field: 'paper', message: { zh: '没有这个文号', en: 'There is none' } }]
    server.on(plan, () => refused(400, 'invalid-input', { zh: '填写有误', en: 'Invalid' }, { findings }))
    await press('列入计划')
    await type('文件或文号', '甲1号')
    box('说明').focus()
    button('列入计划').click()
    await until(() => expect(document.getElementById('paper-finding')?.textContent).toBe('没有这个文号'))
    await until(() => expect(document.activeElement).toBe(box('文件或文号')))
  })
})

describe('a clause that is not plainly in force', () => {
  it.each([
    ['in-doubt', '这项办理所依据的条款效力存疑'],
    ['out-of-force', '这项办理所依据的条款现不在有效期内'],
  ] as const)('is said where it is %s, and what succeeds it must be given', async (how, words) => {
    const { server } = await offered(offerOf('plan', { ground: ground(how) }))
    server.on(plan, () => standing())
    await press('列入计划')
    await appears(words)
    expect(said()).toContain('《实施方案》三(一)')
    expect(said().includes('原文印发日期不清')).toBe(how === 'in-doubt')
    button('列入计划').click()
    await appears('请填写接续文件或理由')
    await until(() => expect(document.activeElement).toBe(box('接续文件或理由')))
    expect(server.askedOf(plan)).toEqual([])
    await type('接续文件或理由', '新方案')
    button('列入计划').click()
    await appears('已办理')
    expect(server.askedOf(plan)[0]?.body).toMatchObject({ successor: '新方案' })
  })

  it('is not asked about where it is in force', async () => {
    await offered(offerOf('plan', { ground: ground('in-force') }))
    await press('列入计划')
    await appears('列入计划：南关小区')
    expect(said()).not.toContain('条款')
  })
})
