// The policy: values of the day that was asked for, with clause and doubt, found by name or citation.
// @vitest-environment happy-dom
import { getPolicyPack, listDocuments, listParameters } from '@huanju/contract/policy'
import { afterEach, describe, expect, it } from 'vitest'
import { rows, wordsAt } from '../../testing/reading.ts'
import { appears, clearScreen, said, show, type, until } from '../../testing/screen.tsx'
import { refused, Server } from '../../testing/server.ts'
import PolicyScreen from './PolicyScreen.tsx'

afterEach(clearScreen)

const words = (zh: string, en = zh) => ({ zh, en })
const value = {
  id: 'age.limit',
  title: words('建成年限', 'Latest year'),
  value: words('2000 年底前', 'before 2001'),
  unit: '',
  from: '2020-07-20',
  citation: words('《办法》第三条'),
  doubts: [],
  lastCheckedOn: null,
}
const doubtful = {
  ...value,
  id: 'b',
  title: words('补助', 'Subsidy'),
  from: null,
  doubts: [words('未见原文'), words('或已失效')],
}
const document_ = {
  id: 'd',
  title: words('办法'),
  number: '甲发1号',
  issuer: words('甲单位'),
  issuedOn: '2020-07-10',
  verification: 'secondary',
  clauses: [
    {
      clause: '第三条',
      words: words('2000 年底前建成'),
      inForceFrom: '2020-07-20',
      inForceTo: null,
      doubts: [words('待核')],
    },
  ],
}

async function open(query = '', language: 'zh' | 'en' = 'zh') {
  const server = new Server()
    .on(getPolicyPack, () => ({ place: '甲市', day: '2026-11-20', hash: 'abcdef0123456789', pack: {} }))
    .on(listParameters, () => ({ rows: [value, doubtful] }))
    .on(listDocuments, () => ({ rows: [document_, { ...document_, id: 'e', verification: 'unheard-of' }] }))
  const shown = await show(<PolicyScreen />, { at: `/here${query}`, language })
  await appears('《办法》第三条')
  return { server, ...shown }
}

describe('the values', () => {
  it('are those of the day in the address, with clause and doubts', async () => {
    const { server } = await open('?on=2025-01-01')
    expect(server.askedOf(listParameters)[0]?.query.toString()).toBe('on=2025-01-01')
    expect(rows()).toContain('建成年限 | 2000 年底前 | 2020-07-20 | 《办法》第三条')
    expect(rows()).toContain('补助 | 2000 年底前 | — | 《办法》第三条存疑：未见原文；或已失效')
  })

  it('are asked for anew when another day is typed, and not while it reads as none', async () => {
    const { server, addressNow } = await open()
    await appears('甲市 · abcdef012345')
    await type('看哪一天', '2025')
    expect(addressNow()).toBe('/here')
    await type('看哪一天', '2025-06-30')
    await until(() => expect(server.askedOf(listParameters).at(-1)?.query.get('on')).toBe('2025-06-30'))
    expect(addressNow()).toBe('/here?on=2025-06-30')
  })

  it('are found by their names in either language, whatever the case, and say where none is', async () => {
    await open()
    await type('在名称和依据中查找', 'SUBSIDY')
    await until(() => expect(rows().join()).not.toContain('建成年限'))
    expect(rows().join()).toContain('补助')
    await type('在名称和依据中查找', '没有这样的')
    await appears('没有匹配的数值')
  })

  it('say why they cannot be read', async () => {
    new Server()
      .on(getPolicyPack, () => refused(503, 'unavailable', words('正在维护')))
      .on(listParameters, () => refused(503, 'unavailable', words('读不到政策数据')))
    await show(<PolicyScreen />)
    await appears('读不到政策数据')
  })
})

it('tells of each document how far it was read, and when each clause is in force', async () => {
  await open()
  document.querySelectorAll<HTMLElement>('[role=tab]')[1]?.click()
  await appears('甲发1号')
  expect(wordsAt('summary .tag')).toEqual(['据转载', 'unheard-of'])
  expect(rows()).toContain('第三条 | 2000 年底前建成存疑：待核 | 2020-07-20 — 未载明')
  expect(said()).toContain('本系统自述，非原文')
})

it('speaks English too', async () => {
  await open('', 'en')
  expect(rows()).toContain('Latest year | before 2001 | 2020-07-20 | 《办法》第三条')
})
