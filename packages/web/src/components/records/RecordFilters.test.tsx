// The filter of a list stands in its address alone: read from there, written there, and cleared there.
// @vitest-environment happy-dom
import { facilities, getCommunity } from '@huanju/contract/communities'
import { dutyHoldings } from '@huanju/contract/organisations'
import { facility } from '@huanju/domain/communities'
import { dutyHolding } from '@huanju/domain/organisations'
import type { Entity } from '@huanju/engines/entities'
import { afterEach, describe, expect, it } from 'vitest'
import {
  appears,
  box,
  buttons,
  choose,
  clearScreen,
  key,
  leave,
  press,
  resize,
  said,
  show,
  type,
  until,
} from '../../testing/screen.tsx'
import { idOf, townServer } from '../../testing/town.ts'
import { RecordFilters } from './RecordFilters.tsx'
import { useCatalogues } from './surroundings.ts'

afterEach(clearScreen)

function Filters({ entity }: { entity: Entity }) {
  const { optionsOf } = useCatalogues(entity)
  return <RecordFilters {...{ entity, optionsOf }} />
}

const shown = (at: string, entity: Entity = facility) => show(<Filters entity={entity} />, { at })

describe('the filters of a list', () => {
  it('say what stands in the address', async () => {
    townServer().on(getCommunity, () => Response.json({ name: '南关小区' }))
    await shown(`/here?q=食堂&kind=canteen&communityId=${idOf(50)}&countyId=${idOf(2)}&voided=all`)
    expect(box('按名称或编号查找').value).toBe('食堂')
    await appears('canteen类')
    await appears('南关小区')
    await appears('西县')
    expect(said()).toContain('含作废')
    expect(said()).not.toContain('不含作废')
  })

  it('write a search into the address, and go back to the first page', async () => {
    townServer()
    const { addressNow } = await shown('/here?page=3&sort=name&order=asc')
    await type('按名称或编号查找', '  南门 ')
    key('按名称或编号查找', 'Enter')
    await until(() => expect(addressNow()).toBe('/here?sort=name&order=asc&q=南门'))
  })

  it('write choices into the address, one after the other', async () => {
    townServer()
    const { addressNow } = await shown('/here')
    await choose('类别', 'canteen类')
    await until(() => expect(addressNow()).toBe('/here?kind=canteen'))
    await choose('类别', 'elderly-care类')
    await until(() => expect(addressNow()).toBe('/here?kind=canteen&kind=elderly-care'))
    await choose('类别', 'canteen类')
    await until(() => expect(addressNow()).toBe('/here?kind=elderly-care'))
  })

  it('tell counties and subdistricts apart, though both are chosen in one place', async () => {
    townServer()
    const { addressNow } = await shown('/here')
    await choose('在', '西县')
    await until(() => expect(addressNow()).toBe(`/here?countyId=${idOf(2)}`))
    await choose('在', '河湾镇')
    await until(() => expect(addressNow()).toBe(`/here?countyId=${idOf(2)}&subdistrictId=${idOf(12)}`))
  })

  it('offer no neighbourhood and no place that one may not open', async () => {
    townServer()
    await shown('/here')
    await choose('在', '东县')
    const offered = [...document.querySelectorAll('.ant-select-item-option')].map(({ textContent }) => textContent)
    expect(offered).toEqual(['东县', '西县', '城关街道', '河湾镇', '山前街道'])
  })

  it('leave what stands out of the address, since that is usual', async () => {
    townServer()
    const { addressNow } = await shown('/here')
    await choose('作废', '只看作废')
    await until(() => expect(addressNow()).toBe('/here?voided=voided'))
    await choose('作废', '不含作废')
    await until(() => expect(addressNow()).toBe('/here'))
  })

  it('look for a linked record on the server while one types, and keep its name when it is chosen', async () => {
    const server = townServer().on(facilities.list, () => ({ rows: [], total: 0 }))
    const suggest = () => server.asked.filter(({ path }) => path === '/communities/suggestions')
    const { addressNow } = await shown('/here')
    expect(suggest()).toEqual([])
    box('所属小区').dispatchEvent(new MouseEvent('mousedown', { bubbles: true }))
    await until(() => expect(suggest()).toHaveLength(1))
    await type('所属小区', '南关')
    await until(() => expect(suggest().at(-1)?.query.get('q')).toBe('南关'))
    expect(addressNow()).toBe('/here')
  })

  it('are all cleared by one button, which is not there while nothing is set', async () => {
    townServer()
    const { addressNow } = await shown('/here?q=a&kind=canteen&page=2&sort=name')
    await press('重置筛选')
    await until(() => expect(addressNow()).toBe('/here'))
    await until(() => expect(buttons()).not.toContain('重置筛选'))
    expect(box('按名称或编号查找').value).toBe('')
  })

  it('fold into one button on a phone, which counts what is set and shows the rest when it is pressed', async () => {
    resize(390)
    townServer()
    await shown('/here?q=a&kind=canteen&voided=all&page=2')
    await until(() => expect(buttons()).toContain('筛选 2'))
    expect(() => box('类别')).toThrow('nothing to fill in')
    expect(box('按名称或编号查找').value).toBe('a')
    await press('筛选 2')
    await until(() => box('类别'))
    expect(buttons()).toEqual(expect.arrayContaining(['重置筛选', '看结果']))
  })
})

describe('a day in a filter', () => {
  it('goes into the address as a day, however it is written', async () => {
    townServer().on(dutyHoldings.list, () => ({ rows: [], total: 0 }))
    const { addressNow } = await shown('/here', dutyHolding)
    await type('当日有效', '2026.3.1')
    await until(() => expect(addressNow()).toBe('/here?on=2026-03-01'))
    leave('当日有效')
    await until(() => expect(box('当日有效').value).toBe('2026-03-01'))
    await type('当日有效', '')
    await until(() => expect(addressNow()).toBe('/here'))
  })

  it('stays out of the address while it is no day, marked red with words', async () => {
    townServer()
    const { addressNow } = await shown('/here?on=2026-03-01', dutyHolding)
    await type('当日有效', '2026-02-30')
    await appears('这还不是一个日期')
    expect(box('当日有效').getAttribute('aria-invalid')).toBe('true')
    leave('当日有效')
    expect(box('当日有效').value).toBe('2026-02-30')
    expect(addressNow()).toBe('/here?on=2026-03-01')
  })
})
