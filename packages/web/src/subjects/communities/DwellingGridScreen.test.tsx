// A whole building at once: what is marked red is not sent, areas go exactly, and what was refused stands at its door.
// @vitest-environment happy-dom
import { buildings, dwellings } from '@huanju/contract/communities'
import type { RecordOf, RowOf } from '@huanju/contract/entities'
import { listCatalogue } from '@huanju/contract/policy'
import type { building as buildingEntity, dwelling as dwellingEntity } from '@huanju/domain/communities'
import type { Right } from '@huanju/domain/subjects'
import { afterEach, describe, expect, it } from 'vitest'
import { standing, typeInto, wordsAt } from '../../testing/reading.ts'
import { appears, clearScreen, press, said, show, type, until } from '../../testing/screen.tsx'
import { refused, Server } from '../../testing/server.ts'
import DwellingGridScreen from './DwellingGridScreen.tsx'
import { idOf } from './testing/example-community.ts'

afterEach(clearScreen)

const words = (zh: string) => ({ zh, en: zh })
const meta = {
  version: 1,
  changedAt: '2026-11-20T02:00:00Z',
  createdAt: '2026-11-20T02:00:00Z',
  voidedAt: null,
  voidReason: null,
  names: {},
  absences: {},
}
const building: RecordOf<typeof buildingEntity> = {
  ...meta,
  id: idOf(6),
  communityId: idOf(1),
  name: '1号楼',
  completedOn: null,
  storeyCount: 2,
  entranceCount: 1,
  householdCount: null,
  floorAreaDm2: null,
  dangerGrade: null,
  warnings: [],
  allowed: [],
}
const recordedAs = (door: string): RowOf<typeof dwellingEntity> => ({
  ...meta,
  id: idOf(7),
  door,
  buildingId: idOf(6),
  entrance: '1',
  floor: 1,
  use: 'residential',
  registeredAreaDm2: null,
  surveyedAreaDm2: null,
})

async function open(recorded: readonly string[] = [], rights: readonly Right[] = ['communities.write']) {
  const server = new Server()
    .on(buildings.get, () => building)
    .on(dwellings.list, () => ({ rows: recorded.map(recordedAs), total: recorded.length }))
    .on(listCatalogue, () => ({ rows: [] }))
    .on(dwellings.batch, () => ({ created: 4 }))
  const shown = await show(<DwellingGridScreen />, {
    path: '/dwellings/grid',
    at: `/dwellings/grid?buildingId=${idOf(6)}`,
    rights,
  })
  return { server, ...shown }
}

const areaOf = (name: string) => `面积 1 单元 ${name.slice(0, -2)} 层 ${name}`

// A number is named by itself, so its box is called otherwise once it is typed over.
function doorOf(number: string): HTMLInputElement {
  const found = document.querySelector<HTMLInputElement>(`[aria-label="房号 1 单元 2 层 ${number}"]`)
  if (!found) throw new Error(`no door ${number}`)
  return found
}

describe('entering a whole building', () => {
  it('lays out its entrances and floors, and sends each area as it was typed', async () => {
    const { server, addressNow } = await open()
    await appears('登记 4 户')
    await type('默认登记面积', '82.5')
    await type(areaOf('202'), '１０１．０５')
    await appears('登记面积合计 348.55 ㎡')
    await press('登记 4 户')
    await until(() => expect(addressNow()).toBe(`/dwellings?buildingId=${idOf(6)}`))
    expect(server.askedOf(dwellings.batch)[0]?.body).toMatchObject({
      rows: [
        { door: '101', floor: 1, entrance: '1', buildingId: idOf(6), registeredAreaDm2: '8250' },
        { door: '102', registeredAreaDm2: '8250' },
        { door: '201', registeredAreaDm2: '8250' },
        { door: '202', registeredAreaDm2: '10105' },
      ],
    })
  })

  it('sends nothing while an area is red, says where, and sends once it is mended', async () => {
    const { server, addressNow } = await open()
    await appears('登记 4 户')
    await type(areaOf('201'), '很大')
    await appears('还有 1 户需要修改')
    await press('登记 4 户')
    expect(wordsAt('.faults li')[0]).toMatch(/^201：/)
    expect(server.askedOf(dwellings.batch)).toEqual([])
    await type(areaOf('201'), '70')
    await press('登记 4 户')
    await until(() => expect(server.askedOf(dwellings.batch)).toHaveLength(1))
    await until(() => expect(addressNow()).toContain('/dwellings?'))
  })

  it('sends nothing while two doors bear one number', async () => {
    const { server } = await open()
    await appears('登记 4 户')
    await typeInto(doorOf('202'), '201')
    await appears('还有 2 户需要修改')
    await press('登记 4 户')
    expect(said()).toContain('201：同一单元内房号重复')
    expect(server.askedOf(dwellings.batch)).toEqual([])
  })

  it('leaves out what is recorded already and what is unticked', async () => {
    const { server, addressNow } = await open(['101'])
    await appears('登记 3 户')
    expect(said()).toContain('已登记')
    document.querySelector<HTMLElement>('[aria-label="登记 1 单元 2 层 202"]')?.click()
    await press('登记 2 户')
    await until(() => expect(server.askedOf(dwellings.batch)).toHaveLength(1))
    await until(() => expect(addressNow()).toContain('/dwellings?'))
    expect(server.askedOf(dwellings.batch)[0]?.body).toMatchObject({ rows: [{ door: '102' }, { door: '201' }] })
  })

  it('fills a column of floors at once', async () => {
    const { server, addressNow } = await open()
    await appears('登记 4 户')
    await type('1 单元第 2 列面积', '66')
    await press('登记 4 户')
    await until(() => expect(server.askedOf(dwellings.batch)).toHaveLength(1))
    await until(() => expect(addressNow()).toContain('/dwellings?'))
    const areas = [null, '6600', null, '6600'].map((registeredAreaDm2) => ({ registeredAreaDm2 }))
    expect(server.askedOf(dwellings.batch)[0]?.body).toMatchObject({ rows: areas })
  })
})

describe('what the server refused', () => {
  it('stands at the door it belongs to until that is changed', async () => {
    const { server } = await open()
    const finding = { field: 'rows.2.door', message: words('这一户已经登记') }
    server.on(dwellings.batch, () => refused(400, 'invalid-input', words('有误'), { findings: [finding] }))
    await appears('登记 4 户')
    await press('登记 4 户')
    await appears('201：这一户已经登记')
    expect(said()).toContain('还有 1 户需要修改')
    await typeInto(doorOf('201'), '203')
    await until(() => expect(said()).not.toContain('需要修改'))
  })

  it('is said at the top where it belongs to no door', async () => {
    const { server } = await open()
    server.on(dwellings.batch, () => refused(404, 'not-found', words('楼栋已作废')))
    await appears('登记 4 户')
    await press('登记 4 户')
    await appears('楼栋已作废')
  })
})

describe('what keeps a building from being entered', () => {
  it('is a right one does not have', async () => {
    await open([], ['communities.read'])
    await appears('您的岗位没有登记房屋的权限')
  })

  it('is more than can be recorded at once', async () => {
    const { server } = await open()
    await appears('登记 4 户')
    await type('最高楼层', '60')
    await type('单元数', '20')
    await appears('一次最多登记')
    expect(standing('登记 0 户')).toBe('disabled')
    expect(server.askedOf(dwellings.batch)).toEqual([])
  })

  it('is a layout that no building has', async () => {
    const { server } = await open()
    await appears('登记 4 户')
    await type('起始楼层', '2')
    await type('单元数', '很多')
    await press('登记 2 户')
    expect(wordsAt('.finding')).toHaveLength(1)
    expect(server.askedOf(dwellings.batch)).toEqual([])
  })
})
