// The list of a kind of record: what it asks of the server, and which ways on it offers to whom.
// @vitest-environment happy-dom
import { buildings, facilities, getCommunity, owners } from '@huanju/contract/communities'
import { building, facility, owner } from '@huanju/domain/communities'
import type { Right } from '@huanju/domain/subjects'
import { Button } from 'antd'
import { afterEach, describe, expect, it } from 'vitest'
import { appears, button, buttons, clearScreen, link, press, said, show, until } from '../../testing/screen.tsx'
import { held, refused } from '../../testing/server.ts'
import { canteen, idOf, townServer } from '../../testing/town.ts'
import { RecordList } from './RecordList.tsx'

afterEach(clearScreen)

const all: readonly Right[] = ['communities.read', 'communities.write', 'communities.import', 'communities.export']
const list = <RecordList entity={facility} extras={{}} />
const two = { rows: [canteen, { ...canteen, id: idOf(8), name: '北门食堂', floorAreaDm2: null }], total: 2 }
const waysOn = () => buttons().filter((name) => ['导入 Excel', '导出', '登记设施'].includes(name))

describe('what is offered', () => {
  it.each<[string, readonly Right[], string[]]>([
    ['who may do all', all, ['导入 Excel', '导出', '登记设施']],
    ['who may record', ['communities.write'], ['登记设施']],
    ['who may import', ['communities.import'], ['导入 Excel']],
    ['who may export', ['communities.export'], ['导出']],
    ['who may only read', ['communities.read'], []],
  ])('to %s is that and nothing else', async (_, rights, offered) => {
    townServer().on(facilities.list, () => two)
    await show(list, { rights })
    await appears('共 2 条')
    expect(waysOn()).toEqual(offered)
  })

  it.each<[string, readonly Right[], string, string[]]>([
    ['to import or to record', all, '还没有设施。可以导入 Excel 台账，或逐条登记', ['导入 Excel', '登记设施']],
    ['to record', ['communities.write'], '还没有设施。可以逐条登记', ['登记设施']],
    ['nothing', ['communities.read'], '还没有登记设施', []],
  ])('of an empty list is %s, to who has the right to it', async (_, rights, words, offered) => {
    townServer().on(facilities.list, () => ({ rows: [], total: 0 }))
    await show(list, { rights })
    await appears(words)
    const empty = document.querySelector('.empty')
    expect(empty && buttons(empty)).toEqual(offered)
  })

  it('of a filtered list that is empty is to widen the filter', async () => {
    townServer().on(facilities.list, () => ({ rows: [], total: 0 }))
    await show(list, { rights: all, at: '/here?kind=canteen&page=2' })
    await appears('没有符合条件的设施。可以放宽筛选')
    expect(said()).not.toContain('还没有')
  })

  it('leads to the form, which knows the one parent that the list is of', async () => {
    const parent = `communityId=${idOf(50)}`
    townServer().on(buildings.list, () => ({ rows: [], total: 0 }))
    const children = <RecordList entity={building} extras={{}} />
    const { close } = await show(children, { rights: all, at: `/here?${parent}` })
    await appears('登记楼栋')
    expect(link('登记楼栋').getAttribute('href')).toBe(`/buildings/new?${parent}`)
    close()
    await show(children, { rights: all, at: `/here?${parent}&communityId=${idOf(51)}` })
    await appears('登记楼栋')
    expect(link('登记楼栋').getAttribute('href')).toBe('/buildings/new')
  })

  it('leads on from all that lies under a record further up, which is filtered by and shown by its name', async () => {
    const server = townServer()
      .on(owners.list, () => ({ rows: [], total: 0 }))
      .on(getCommunity, () => Response.json({ name: '南关小区' }))
    const at = `/here?communityId=${idOf(50)}`
    await show(<RecordList entity={owner} extras={{}} />, { rights: all, at })
    await appears('登记业主')
    expect(link('登记业主').getAttribute('href')).toBe(`/owners/new?communityId=${idOf(50)}`)
    expect(server.askedOf(owners.list).at(-1)?.query.toString()).toContain(`communityId=${idOf(50)}`)
    await appears('所属小区')
    await appears('南关小区')
    expect(said()).toContain('没有符合条件的业主')
  })

  it('are buttons of its own too, where the kind of record has some', async () => {
    townServer().on(facilities.list, () => two)
    await show(<RecordList entity={facility} extras={{ Actions: () => <Button>排序</Button> }} />)
    await appears('共 2 条')
    expect(buttons()).toContain('排序')
  })
})

describe('what is asked of the server', () => {
  it('is what stands in the address, as far as the server knows it', async () => {
    const server = townServer().on(facilities.list, () => two)
    const at = `/here?q=食堂&kind=canteen&kind=x&countyId=${idOf(1)}&voided=all&sort=name&page=2&strange=1&servesFrom=2020-01-01`
    await show(list, { at })
    await appears('共 2 条')
    const asked = server.askedOf(facilities.list).map(({ query }) => query.toString())
    expect(asked.map(decodeURIComponent)).toEqual([
      `q=食堂&voided=all&sort=name&page=2&countyId=${idOf(1)}&kind=canteen&kind=x`,
    ])
  })

  it('is anew what the address says after one went back', async () => {
    const server = townServer().on(facilities.list, ({ query }) =>
      query.get('q') === '北' ? { ...two, rows: two.rows.slice(1), total: 1 } : two,
    )
    const { history } = await show(list)
    await appears('南门食堂')
    history.push('/here?q=北')
    await appears('共 1 条')
    expect(said()).not.toContain('南门食堂')
    history.back()
    await appears('南门食堂')
    expect(server.askedOf(facilities.list).map(({ query }) => query.get('q'))).toEqual([null, '北'])
  })
})

describe('the export', () => {
  it('takes the filter without page and order, once for each press, and says where the file will be', async () => {
    const slow = held<{ jobId: string }>()
    const server = townServer()
      .on(facilities.list, () => two)
      .on(facilities.export, () => slow.answer)
    await show(list, { rights: all, at: '/here?kind=canteen&page=2&size=50&sort=name&order=asc' })
    await press('导出')
    await until(() => expect(button('导出').className).toContain('loading'))
    button('导出').click()
    slow.give({ jobId: idOf(90) })
    await appears('已开始导出当前筛选的内容')
    expect(server.askedOf(facilities.export).map(({ query }) => query.toString())).toEqual(['kind=canteen'])
  })

  it('says why it was refused, and stays to be tried again', async () => {
    const words = { zh: '您已有 3 项导出在排队', en: 'Three are waiting' }
    const wayOut = { zh: '等其中一项完成后再导出', en: 'Wait for one' }
    const refusals = [{ code: 'job.too-many', words, clause: null, limit: null, wayOut }]
    townServer()
      .on(facilities.list, () => two)
      .on(facilities.export, () => refused(422, 'job.too-many', words, { refusals }))
    await show(list, { rights: all })
    await press('导出')
    await appears('您已有 3 项导出在排队')
    expect(said()).toContain('等其中一项完成后再导出')
    expect(said()).toContain('南门食堂')
    await until(() => expect(button('导出').className).not.toContain('loading'))
  })

  it('is not to be pressed where there is nothing to export', async () => {
    const server = townServer().on(facilities.list, () => ({ rows: [], total: 0 }))
    await show(list, { rights: all })
    await appears('还没有设施')
    button('导出').click()
    expect(button('导出').disabled).toBe(true)
    expect(server.askedOf(facilities.export)).toEqual([])
  })
})

describe('a row', () => {
  it('tells unknown from a figure, leads to its record, and says that it is voided', async () => {
    const voided = { ...canteen, id: idOf(9), name: '旧食堂', voidedAt: '2026-11-21T02:00:00.000Z' }
    townServer().on(facilities.list, () => ({ rows: [...two.rows, voided], total: 3 }))
    await show(list)
    await appears('旧食堂')
    const rowOf = (name: string) =>
      [...document.querySelectorAll('tr[data-row-key]')].find(({ textContent }) => textContent.includes(name))
    expect(rowOf('南门食堂')?.textContent).toContain('123.50')
    expect(rowOf('北门食堂')?.textContent).toContain('—')
    expect(rowOf('旧食堂')?.textContent).toContain('✕作废')
    expect(rowOf('南门食堂')?.textContent).not.toContain('作废')
    expect(link('北门食堂').getAttribute('href')).toBe(`/facilities/${idOf(8)}`)
    expect(said()).toContain('建筑面积（㎡）')
  })

  it('says that it is of the city itself where it lies in no county', async () => {
    townServer().on(facilities.list, () => ({ rows: [{ ...canteen, names: { county: null } }], total: 1 }))
    await show(list)
    await appears('市本级')
  })
})

it('speaks English to who reads English', async () => {
  townServer().on(facilities.list, () => ({ rows: [], total: 0 }))
  await show(list, { rights: all, language: 'en' })
  await appears('No facility yet. You can import a list or record one')
  expect(buttons()).toEqual(expect.arrayContaining(['Import Excel', 'Export', 'Record facility']))
})
