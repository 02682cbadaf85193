// A form opens for who may write, on what can be changed, and begins with what the address and the town already say.
// @vitest-environment happy-dom
import { buildings, dwellings, facilities, getCommunity, owners } from '@huanju/contract/communities'
import { listRegions } from '@huanju/contract/organisations'
import { listCatalogue } from '@huanju/contract/policy'
import { facility, owner } from '@huanju/domain/communities'
import { afterEach, describe, expect, it } from 'vitest'
import {
  appears,
  box,
  buttons,
  choose,
  clearScreen,
  link,
  press,
  said,
  show,
  type,
  until,
} from '../../testing/screen.tsx'
import { down, held, refused, type Server } from '../../testing/server.ts'
import { canteen, idOf, regions, townServer } from '../../testing/town.ts'
import { RecordFormScreen } from './RecordFormScreen.tsx'

afterEach(clearScreen)

const editing = {
  at: `/facilities/${canteen.id}/edit`,
  path: '/facilities/$id/edit',
  rights: ['communities.write'],
} as const
const fresh = { at: '/facilities/new', path: '/facilities/new', rights: ['communities.write'] } as const
const form = <RecordFormScreen entity={facility} />

describe('changing a record', () => {
  it('is not offered without the right, whatever the address says', async () => {
    townServer().on(facilities.get, () => canteen)
    await show(form, { ...editing, rights: ['communities.read'] })
    await appears('您的岗位没有登记和修改的权限，请联系本单位安全管理员授权')
    expect(buttons()).toEqual([])
    expect(document.querySelectorAll('input')).toHaveLength(0)
  })

  it('is not offered of what is voided, whose record is a link away', async () => {
    townServer().on(facilities.get, () => ({ ...canteen, voidedAt: '2026-11-21T02:00:00.000Z', voidReason: '重复' }))
    await show(form, editing)
    await appears('这条记录已作废，不能再修改')
    expect(buttons()).toEqual([])
    expect(link('查看档案').getAttribute('href')).toBe(`/facilities/${canteen.id}`)
  })

  it.each([
    ['gone', () => refused(404, 'not-found', { zh: '没有找到设施', en: '' }), '没有找到设施'],
    ['not theirs', () => refused(403, 'no-right', { zh: '您的岗位没有权限', en: '' }), '您的岗位没有权限'],
    ['out of reach', down, '网络中断'],
  ])('says why where the record is %s, and opens once it can be read', async (_, fails, words) => {
    const server = townServer().on(facilities.get, fails)
    await show(form, editing)
    await appears(words)
    expect(buttons()).toEqual(['重试'])
    server.on(facilities.get, () => canteen)
    await press('重试')
    await until(() => expect(box('设施名称').value).toBe('南门食堂'))
  })

  it('waits for the record on a slow network, and offers nothing to save before', async () => {
    const slow = held<typeof canteen>()
    townServer().on(facilities.get, () => slow.answer)
    await show(form, editing)
    await until(() => expect(document.querySelector('[aria-label=正在读取]')).not.toBeNull())
    expect(buttons()).toEqual([])
    slow.give(canteen)
    await until(() => expect(box('设施名称').value).toBe('南门食堂'))
  })
})

describe('a new record', () => {
  it('begins with the county and subdistrict where there is only one of each, and with neither where there are more', async () => {
    const chosen = () => ['东县', '西县', '城关街道'].filter((name) => said().includes(name))
    townServer().on(listRegions, () => ({
      on: '2026-11-23',
      rows: regions.filter(({ id }) => [idOf(1), idOf(11)].includes(id)),
    }))
    const { close } = await show(form, fresh)
    await appears('保存')
    expect(chosen()).toEqual(['东县', '城关街道'])
    close()
    townServer()
    await show(form, fresh)
    await appears('保存')
    expect(chosen()).toEqual([])
  })

  it('begins with the parent its address names, which cannot be changed there', async () => {
    const server = townServer().on(owners.create, () => refused(422, 'x', { zh: '到此为止', en: '' }))
    const names = { buildingId: '1号楼', 'buildingId.communityId': '南关小区' }
    server.on(dwellings.get, () => Response.json({ entrance: '2', door: '301', names }))
    const at = `/owners/new?dwellingId=${idOf(50)}`
    await show(<RecordFormScreen entity={owner} />, { at, path: '/owners/new', rights: ['communities.write'] })
    await appears('保存')
    expect(document.querySelector('.fixed-value')?.textContent).toBe('南关小区 1号楼 2-301')
    expect(() => box('房号')).toThrow('nothing to fill in')
    await type('姓名或单位名称', '张三')
    await press('保存')
    await appears('到此为止')
    expect(server.askedOf(owners.create)[0]?.body).toMatchObject({ dwellingId: idOf(50), name: '张三' })
  })

  it('looks for what lies deep step by step, from what its address names', async () => {
    const suggested = (name: string, place: string, nth: number) => () => ({ rows: [{ id: idOf(nth), name, place }] })
    const server = townServer()
      .on(getCommunity, () => Response.json({ name: '南关小区' }))
      .on(buildings.suggest, suggested('1号楼', '南关小区', 60))
      .on(dwellings.suggest, suggested('2-301', '南关小区 1号楼', 61))
      .on(owners.create, () => refused(422, 'x', { zh: '到此为止', en: '' }))
    const at = `/owners/new?communityId=${idOf(50)}`
    await show(<RecordFormScreen entity={owner} />, { at, path: '/owners/new', rights: ['communities.write'] })
    await appears('南关小区')
    await choose('楼栋', '1号楼 南关小区')
    expect(server.askedOf(buildings.suggest).at(-1)?.query.get('within')).toBe(idOf(50))
    await choose('房号', '2-301 南关小区 1号楼')
    expect(server.askedOf(dwellings.suggest).at(-1)?.query.get('within')).toBe(idOf(60))
    await type('姓名或单位名称', '张三')
    await press('保存')
    await appears('到此为止')
    const [sent] = server.askedOf(owners.create)
    expect(sent?.body).toMatchObject({ dwellingId: idOf(61), name: '张三' })
    expect(Object.keys(Object(sent?.body))).not.toContain('buildingId')
  })

  it('asks for everything that is required, without a version', async () => {
    const server = townServer().on(facilities.create, () => canteen)
    await show(form, fresh)
    await press('保存')
    await appears('还有 3 项需要修改')
    expect(document.activeElement).toBe(box('设施名称'))
    expect(server.askedOf(facilities.create)).toEqual([])
  })

  it('is not opened before what one chooses from has come', async () => {
    const slow = held<{ rows: [] }>()
    townServer().on(listCatalogue, () => slow.answer)
    await show(form, fresh)
    await until(() => expect(document.querySelector('[role=status]')).not.toBeNull())
    expect(buttons()).toEqual([])
    slow.give({ rows: [] })
    await appears('保存')
  })
})

it('speaks English to who reads English', async () => {
  const server: Server = townServer().on(facilities.get, () => canteen)
  await show(form, { ...editing, language: 'en' })
  await type('Name', '')
  await press('Save')
  await appears('One field is still to be mended')
  expect(buttons()).toEqual(expect.arrayContaining(['Save', 'Keep draft', 'Cancel']))
  expect(server.askedOf(facilities.update)).toEqual([])
})
