// One page of a list: rows, or words and a way on; sort and page stand in the address; cards on a phone.
// @vitest-environment happy-dom
import { endpoint } from '@huanju/contract/endpoint'
import { listOf, page } from '@huanju/contract/shapes'
import { Button } from 'antd'
import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { useAddress } from '../app/address.ts'
import { useAnswer } from '../app/queries.ts'
import { appears, buttons, clearScreen, press, resize, said, show, until } from '../testing/screen.tsx'
import { down, held, refused, Server } from '../testing/server.ts'
import { ListTable, type ListColumn } from './ListTable.tsx'

afterEach(clearScreen)

const row = z.object({ id: z.string(), name: z.string(), households: z.number() })
type Row = z.output<typeof row>
const words = { zh: '小区', en: 'Communities' }
const list = endpoint({
  words,
  at: 'GET /communities',
  right: 'session',
  query: z.object({ ...page.shape, sort: z.string().optional(), order: z.string().optional() }),
  gives: listOf(row),
})
const columns: readonly ListColumn<Row>[] = [
  { id: 'name', title: { zh: '名称', en: 'Name' }, show: ({ name }) => name, sort: 'byName' },
  { id: 'households', title: { zh: '户数', en: 'Households' }, show: ({ households }) => households },
]

function List() {
  const [address] = useAddress()
  const answer = useAnswer(list, { query: address })
  return (
    <ListTable
      {...{ words, answer, columns }}
      keyOf={({ id }) => id}
      card={({ name }) => <i>{name}</i>}
      empty={{ zh: '还没有小区', en: 'None yet' }}
      emptyActions={<Button>登记</Button>}
      above={<p>合计</p>}
    />
  )
}

const rows = ['甲', '乙'].map((name, index) => ({ id: name, name, households: index + 1 }))
const headOf = (title: string) => [...document.querySelectorAll('th')].find(({ textContent }) => textContent === title)

describe('a list', () => {
  it('shows its rows by column, and no pages where all stand on one', async () => {
    new Server().on(list, () => ({ rows, total: 20 }))
    await show(<List />)
    await appears('乙')
    const cells = [...document.querySelectorAll('tbody tr[data-row-key]')].map((one) =>
      [...one.querySelectorAll('td')].map(({ textContent }) => textContent),
    )
    expect(cells).toEqual([
      ['甲', '1'],
      ['乙', '2'],
    ])
    expect(document.querySelector('.pager')).toBeNull()
    expect(said()).toContain('合计')
  })

  it('turns to the page of the address, and tells how many there are', async () => {
    const server = new Server().on(list, () => ({ rows, total: 1021 }))
    const { addressNow } = await show(<List />, { at: '/here?page=2&kind=x' })
    await appears('共 1,021 条')
    expect(document.querySelector('.ant-pagination-item-active')?.textContent).toBe('2')
    const third = document.querySelector<HTMLElement>('.ant-pagination-item-3')
    third?.click()
    await until(() => expect(addressNow()).toBe('/here?page=3&kind=x&size=20'))
    await until(() => expect(server.askedOf(list).at(-1)?.query.get('page')).toBe('3'))
  })

  it('is sorted by a press on a head that sorts: up, down, and not at all', async () => {
    new Server().on(list, () => ({ rows, total: 2 }))
    const { addressNow } = await show(<List />, { at: '/here?page=4' })
    await appears('乙')
    headOf('名称')?.click()
    await until(() => expect(addressNow()).toBe('/here?sort=byName&order=asc'))
    await until(() => expect(headOf('名称')?.getAttribute('aria-sort')).toBe('ascending'))
    headOf('名称')?.click()
    await until(() => expect(addressNow()).toBe('/here?sort=byName&order=desc'))
    await until(() => expect(headOf('名称')?.getAttribute('aria-sort')).toBe('descending'))
    headOf('名称')?.click()
    await until(() => expect(addressNow()).toBe('/here'))
    headOf('户数')?.click()
    expect(headOf('户数')?.className).not.toContain('sort')
  })

  it('keeps the former page on screen while the next is on its way', async () => {
    const slow = held<{ rows: Row[]; total: number }>()
    const server = new Server().on(list, () => ({ rows, total: 60 }))
    await show(<List />)
    await appears('乙')
    server.on(list, () => slow.answer)
    document.querySelector<HTMLElement>('.ant-pagination-item-2')?.click()
    await until(() => expect(document.querySelector('.list')?.getAttribute('aria-busy')).toBe('true'))
    expect(said()).toContain('乙')
    slow.give({ rows: [{ id: '丙', name: '丙', households: 3 }], total: 60 })
    await appears('丙')
    expect(said()).not.toContain('乙')
  })

  it('shows cards instead of a table once the window is as narrow as a phone', async () => {
    new Server().on(list, () => ({ rows, total: 60 }))
    await show(<List />)
    await appears('乙')
    expect(document.querySelectorAll('.row-cards i')).toHaveLength(0)
    resize(390)
    await until(() => expect(document.querySelector('table')).toBeNull())
    expect([...document.querySelectorAll('.row-cards i')].map(({ textContent }) => textContent)).toEqual(['甲', '乙'])
  })
})

describe('instead of rows', () => {
  it('stand words and what may be done where there are none', async () => {
    new Server().on(list, () => ({ rows: [], total: 0 }))
    await show(<List />)
    await appears('还没有小区')
    expect(buttons()).toEqual(['登记'])
    expect(document.querySelector('table')).toBeNull()
  })

  it('is said that there is no such page where there are rows, with the way to the last', async () => {
    new Server().on(list, ({ query }) => ({ rows: query.get('page') === '3' ? rows : [], total: 42 }))
    const { addressNow } = await show(<List />, { at: '/here?page=99999&kind=x' })
    await appears('没有第 99999 页，一共 3 页')
    expect(said()).not.toContain('还没有小区')
    await press('到最后一页')
    await appears('乙')
    expect(addressNow()).toBe('/here?page=3&kind=x')
  })

  it.each([
    ['page=abc&kind=x', 'page', 'abc', '/here?kind=x'],
    ['status=b&status=xyz&page=2', 'status.1', 'xyz', '/here'],
    ['status=b&status=xyz', 'status', 'b xyz', '/here'],
  ])('is said in words that %s cannot be read, with a way to do without', async (query, field, wrong, left) => {
    const finding = { field, message: { zh: '不在可选的范围内', en: 'it is not one of the choices' } }
    const message = { zh: `“${field}”填写有误：不在可选的范围内`, en: '' }
    const server = new Server().on(list, () => refused(400, 'invalid-input', message, { findings: [finding] }))
    const { addressNow } = await show(<List />, { at: `/here?${query}` })
    await appears(`查询条件“${wrong}”写得不对：不在可选的范围内`)
    expect(buttons()).not.toContain('重试')
    expect(said()).not.toMatch(/page|status/)
    server.on(list, () => ({ rows, total: 2 }))
    await press('去掉这一项再查')
    await appears('乙')
    expect(addressNow()).toBe(left)
  })

  it('is said that they are on their way, and nothing is called empty before they have come', async () => {
    const slow = held<{ rows: Row[]; total: number }>()
    new Server().on(list, () => slow.answer)
    await show(<List />)
    await until(() => expect(document.querySelector('[role=status][aria-label=正在读取]')).not.toBeNull())
    expect(said()).not.toContain('还没有小区')
    slow.give({ rows, total: 2 })
    await appears('乙')
  })

  it.each([
    ['no right to it', () => refused(403, 'no-right', { zh: '您的岗位没有权限', en: '' }), '您的岗位没有权限'],
    ['a fault', () => refused(500, 'fault', { zh: '系统故障', en: '' }, { faultId: 'F-9' }), 'F-9'],
    ['no network', down, '网络中断'],
  ])('is said why where there is %s, with a way to try again', async (_, fails, why) => {
    const server = new Server().on(list, fails)
    await show(<List />)
    await appears(why)
    expect(said()).not.toContain('还没有小区')
    server.on(list, () => ({ rows, total: 2 }))
    await press('重试')
    await appears('乙')
  })
})

it('speaks English to who reads English', async () => {
  new Server().on(list, () => ({ rows, total: 60 }))
  await show(<List />, { language: 'en' })
  await appears('Total 60 rows')
  expect(headOf('Households')).toBeDefined()
})
