// Common parts and premises by list, over HTTP on a real PostgreSQL: the right rows come in, the wrong ones say why.
import { creditCodeOf } from '@huanju/domain/organisations'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listOf, openImportingCity, type ImportingCity } from '../../testing/importing-city.ts'
import { rowsIn, saidOf, statesOf } from '../../testing/importing.ts'

let city: ImportingCity['city']
let east: ImportingCity['east']
let west: ImportingCity['west']
let byEast: ImportingCity['byEast']
let inEast: ImportingCity['inEast']
beforeAll(async () => {
  ;({ city, east, west, byEast, inEast } = await openImportingCity())
  const buildings = await byEast.bring('building', [
    ['楼号', '小区'],
    ['1号楼', '向阳里'],
    ['2号楼', '向阳里'],
    ['9号楼', '机械厂宿舍'],
  ])
  expect(statesOf(await byEast.commit(buildings.id))).toEqual(['committed', 'committed', 'committed'])
  const owning = await byEast.bring(
    'legalPerson',
    [
      ['单位名称', '统一社会信用代码', '单位类别'],
      ['东甲供水', creditCodeOf('91370900000000001'), '专营单位'],
    ],
    inEast,
  )
  expect(statesOf(await byEast.commit(owning.id))).toEqual(['committed'])
})
afterAll(() => city.close())

const partHeads = [
  '部位名称',
  '小区',
  '类别',
  '所在位置',
  '楼号',
  '权属单位',
  '长度（米）',
  '面积',
  '启用年份',
  '现状等级',
]

describe('a list of common parts', () => {
  it('brings in those of each building and those of the ground, of one name where they are apart', async () => {
    const { id, rows } = await byEast.bring('commonPart', [
      partHeads,
      ['屋面', '向阳里', '屋面', '楼内', '1号楼', '无', '', 600, '1996', 'C'],
      ['屋面', '向阳里', '屋面', '楼内', '2号楼', '无', '', 600, '', ''],
      ['照明', '向阳里', '照明', '小区公共区域', '无', '无', '', '', '', 'B'],
      ['照明', '向阳里', '照明', '小区外', '', '', '', '', '', ''],
      ['供水管', '机械厂宿舍', '供水管线', '小区内', '', '东甲供水', 320, '', '', ''],
    ])
    expect(statesOf(rows)).toEqual(['warned', 'good', 'good', 'duplicate', 'good'])
    expect(saidOf(rows[0])).toContain('1996-12-31')
    expect(saidOf(rows[3])).toContain('与第 4 行重复')
    const committed = await byEast.commit(id)
    const [roof, , light, , pipe] = await Promise.all(
      committed.map(async ({ recordId }) => (await east.call(`GET /commonParts/${recordId ?? ''}`)).json),
    )
    expect(roof).toMatchObject({
      kind: 'roof',
      place: 'in-building',
      names: { communityId: '向阳里', buildingId: '1号楼' },
      areaDm2: '60000',
      servesFrom: '1996-12-31',
      absences: { ownerId: 'none' },
    })
    expect(light).toMatchObject({ place: 'common-ground', absences: { buildingId: 'none', ownerId: 'none' } })
    expect(pipe).toMatchObject({ lengthM: 320, names: { ownerId: '东甲供水', communityId: '机械厂宿舍' } })
    expect(await listOf(west, 'commonParts')).toEqual([])
    const again = await byEast.bring('commonPart', await byEast.exported('commonParts'))
    expect(statesOf(again.rows)).toEqual(['unchanged', 'unchanged', 'unchanged', 'unchanged'])
  })

  it('says of a wrong row which field is wrong and the way out', async () => {
    const { rows } = await byEast.bring('commonPart', [
      partHeads,
      ['楼道', '向阳里', '楼道', '楼内', '', '', '', '', '', ''],
      ['道路', '向阳里', '道路', '小区公共区域', '1号楼', '', '', '', '', ''],
      ['外墙', '向阳里', '外墙', '楼内', '9号楼', '', '', '', '', ''],
      ['外墙', '没有的小区', '外墙', '楼内', '9号楼', '', '', '', '', ''],
      ['外墙', '', '外墙', '楼内', '1号楼', '', '', '', '', ''],
      ['排水', '向阳里', '雨水管线', '小区内', '', '', 0, 0, '', ''],
    ])
    expect(statesOf(rows)).toEqual(['bad', 'bad', 'bad', 'bad', 'bad', 'bad'])
    expect(rows.slice(0, 3).map(({ findings }) => findings.map(({ column }) => column))).toEqual([
      ['buildingId'],
      ['buildingId'],
      ['buildingId'],
    ])
    expect(saidOf(rows[0])).toContain('楼内的须选楼栋')
    expect(saidOf(rows[1])).toContain('不在楼内的不选楼栋，请标“无”')
    expect(saidOf(rows[2])).toBe(
      '“向阳里”没有名为“9号楼”的楼栋，已登记的有：1号楼、2号楼；请按登记的名称填写，或先登记',
    )
    expect(saidOf(rows[3])).toMatch(/^没有名为“没有的小区”的小区，[^“]*$/)
    expect(saidOf(rows[4])).toBe('“所属小区”不能为空，请补填')
    expect(saidOf(rows[5])).toMatch(/长度.*1 到 1000000.*面积须大于零/)
  })
})

describe('a list of premises', () => {
  it('brings in those of a community and those of none, and says what is odd and what is wrong', async () => {
    const { id, rows } = await byEast.bring(
      'premises',
      [
        ['用房名称', '类别', '街道', '小区', '面积', '使用状况', '规划用途', '租金', '运营单位'],
        ['物业用房', '物业用房', '东甲标街道', '向阳里', 86.5, '在用', '物业管理', '无', '东甲供水'],
        ['物业用房', '物业用房', '东甲标街道', '机械厂宿舍', 40, '在用', '', '', ''],
        ['旧粮店', '闲置公房', '东甲标街道', '无', 120, '闲置', '商业', '', '东甲供水'],
        ['旧粮店', '闲置公房', '东甲标街道', '', 0, '闲置', '', '', ''],
      ],
      inEast,
    )
    expect(statesOf(rows)).toEqual(['good', 'good', 'warned', 'bad'])
    expect(saidOf(rows[2])).toBe('闲置的用房填了运营单位，请核对使用状况，或去掉运营单位')
    expect(saidOf(rows[3])).toContain('建筑面积须大于零')
    const committed = await byEast.commit(id)
    expect((await east.call(`GET /premises/${committed[0]?.recordId ?? ''}`)).json).toMatchObject({
      kind: 'property-room',
      useState: 'in-use',
      floorAreaDm2: '8650',
      rentFen: null,
      absences: { rentFen: 'none' },
      names: { communityId: '向阳里' },
    })
    expect((await listOf(east, 'premises')).length).toBe(3)
    expect(await listOf(west, 'premises')).toEqual([])
    const [heads = []] = await rowsIn(await byEast.exported('premises'))
    expect(heads).toEqual(expect.arrayContaining(['年租金（元）', '房屋安全等级', '使用状况']))
  })
})
