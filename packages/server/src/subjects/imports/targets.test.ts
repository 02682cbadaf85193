// One import for any kind of record, over HTTP on a real PostgreSQL: each target from template to record and back.
import { dwelling } from '@huanju/domain/communities'
import { creditCodeOf } from '@huanju/domain/organisations'
import { fieldsOf } from '@huanju/engines/entities'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listOf, openImportingCity, type ImportingCity } from '../../testing/importing-city.ts'
import { importing, rowsIn, saidOf, statesOf } from '../../testing/importing.ts'

let city: ImportingCity['city']
let east: ImportingCity['east']
let west: ImportingCity['west']
let byEast: ImportingCity['byEast']
let byWest: ImportingCity['byWest']
let inEast: ImportingCity['inEast']
let kindTitle: ImportingCity['kindTitle']
beforeAll(async () => {
  ;({ city, east, west, byEast, byWest, inEast, kindTitle } = await openImportingCity())
})
afterAll(() => city.close())

type Json = Record<string, unknown>
const codes = [1, 2, 3].map((nth) => creditCodeOf(`91370900${String(nth).padStart(9, '0')}`))

describe('buildings and dwellings', () => {
  it('come in under the community they name, and a dwelling under its building within it', async () => {
    const buildings = await byEast.bring('building', [
      ['楼号', '小区', '层数', '危险等级'],
      ['1号楼', '向阳里', 6, '无'],
      ['2号楼', '向阳里', 6, 'B'],
      ['1号楼', '机械厂宿舍', 5, ''],
    ])
    expect(statesOf(await byEast.commit(buildings.id))).toEqual(['committed', 'committed', 'committed'])
    const [stored] = await city.query("select absences from buildings where danger_grade is null and absences <> '{}'")
    expect(stored?.['absences']).toEqual({ dangerGrade: 'none' })

    const dwellings = await byEast.bring('dwelling', [
      ['小区', '楼号', '单元', '房号', '楼层', '用途', '建筑面积'],
      ['向阳里', '1号楼', 1, '101', 1, '住宅', 82.5],
      ['向阳里', '1号楼', '无', '102', 1, '住宅', '不适用'],
      ['向阳里', '2号楼', '不详', '201', '', '商铺', '不详'],
      ['机械厂宿舍', '1号楼', 1, '101', 1, '住宅', 60],
      ['向阳里', '1号楼', 1, '１０１', 1, '住宅', 82.5],
    ])
    expect(statesOf(dwellings.rows)).toEqual(['good', 'good', 'good', 'good', 'duplicate'])
    expect(saidOf(dwellings.rows[4])).toContain('与第 2 行重复')
    const committed = await byEast.commit(dwellings.id)
    expect(statesOf(committed)).toEqual(['committed', 'committed', 'committed', 'committed', 'duplicate'])
    const second = (await east.call(`GET /dwellings/${committed[1]?.recordId ?? ''}`)).json
    expect(second).toMatchObject({
      door: '102',
      entrance: null,
      absences: { entrance: 'none', registeredAreaDm2: 'inapplicable' },
    })
    const third = (await east.call(`GET /dwellings/${committed[2]?.recordId ?? ''}`)).json
    expect(third).toMatchObject({ entrance: null, use: 'commercial', registeredAreaDm2: null, absences: {} })
    const history = (await east.call(`GET /dwellings/${committed[0]?.recordId ?? ''}/history`)).json['rows'] as Json[]
    expect(history.map(({ action }) => (action as { zh: string }).zh)).toEqual(['导入房屋'])
    expect(await listOf(west, 'dwellings')).toEqual([])
  })

  it('say which names are missing or mean several, which there are, and the way out', async () => {
    await byEast.commit(
      (
        await byEast.bring('community', [
          ['小区名称', '街道'],
          ['双名苑', '东甲标街道'],
        ])
      ).id,
    )
    const cityWide = importing(city, await city.as('city'))
    await cityWide.commit(
      (
        await cityWide.bring('community', [
          ['小区名称', '街道', '县区'],
          ['双名苑', '西乙标街道', '西乙标县'],
        ])
      ).id,
    )
    const head = ['小区', '楼号', '房号', '用途']
    const { rows, id } = await cityWide.bring('dwelling', [
      head,
      ['向阳', '1号楼', '301', '住宅'],
      ['向阳里', '9号楼', '301', '住宅'],
      ['双名苑', '1号楼', '301', '住宅'],
      ['', '1号楼', '301', '住宅'],
      ['', '', '301', '住宅'],
    ])
    expect(statesOf(rows)).toEqual(['bad', 'bad', 'bad', 'bad', 'bad'])
    expect(saidOf(rows[0])).toBe(
      '没有名为“向阳”的小区，或不在您的管辖范围内；相近的有：向阳里；请按台账中的名称填写，或先登记',
    )
    expect(saidOf(rows[1])).toBe(
      '“向阳里”没有名为“9号楼”的楼栋，已登记的有：1号楼、2号楼；请按登记的名称填写，或先登记',
    )
    expect(saidOf(rows[2])).toMatch(
      /名为“双名苑”的小区有 2 个：.*东甲标县东甲标街道.*请同时填写县（市、区）和街道（镇）/,
    )
    expect(saidOf(rows[3])).toBe('“所属小区”不能为空，请补填')
    expect(saidOf(rows[4])).toBe('“楼栋”不能为空，请补填')
    // The place that is assumed for the whole list tells the two apart; so does one that a row gives.
    const narrowed = await cityWide.check(id, inEast)
    expect(saidOf(narrowed[2])).toBe('“双名苑”没有名为“1号楼”的楼栋，还没有登记过；请按登记的名称填写，或先登记')
    const told = await cityWide.bring('building', [
      ['楼号', '小区', '县区', '街道'],
      ['1号楼', '双名苑', '西乙标县', '西乙标街道'],
    ])
    expect(statesOf(await cityWide.commit(told.id))).toEqual(['committed'])
    expect(
      saidOf(
        (
          await byEast.bring('building', [
            ['楼号', '小区', '县区'],
            ['3号楼', '双名苑', '西乙标县'],
          ])
        ).rows[0],
      ),
    ).toContain('没有名为“西乙标县”的县')
  })
})

describe('the directory and facilities', () => {
  it('take personal data in the clear, keep it sealed, and show it masked', async () => {
    const { id, given, rows } = await byEast.bring(
      'legalPerson',
      [
        ['单位名称', '统一社会信用代码', '单位类别', '联系人', '联系电话', '经办人手机'],
        ['东甲物业', codes[0] ?? '', '施工单位', '张小伟', '13812345678', '13987654321'],
        ['东甲供热', codes[1] ?? '', '施工单位', '欧阳', '1381234', ''],
        ['东甲缺码', '91370900MA3C4XYW1X', '施工单位', '', '', ''],
      ],
      inEast,
    )
    expect(JSON.stringify(given['sampleRows'])).not.toMatch(/13812345678|张小伟|13987654321/)
    expect(statesOf(rows)).toEqual(['good', 'bad', 'bad'])
    expect(saidOf(rows[1])).toContain('电话应为 11 位手机号')
    expect(saidOf(rows[2])).toContain('不是有效的统一社会信用代码')
    const kept = JSON.stringify(
      await city.query('select cells, facts, findings, changes from import_rows where import_id = $1', [id]),
    )
    expect(kept).toContain('张*伟')
    expect(kept).not.toMatch(/张小伟|13812345678|1381234"|13987654321|欧阳/)
    const [committed] = await byEast.commit(id)
    const record = (await east.call(`GET /legalPersons/${committed?.recordId ?? ''}`)).json
    expect(record).toMatchObject({ name: '东甲物业', contactName: '张*伟', contactPhone: '138****5678' })
    const journal = JSON.stringify(await city.query('select detail from journal'))
    expect(journal).not.toMatch(/张小伟|13812345678/)
  })

  it('find their operator by name or code, and their community within their county', async () => {
    const { id, rows } = await byEast.bring(
      'facility',
      [
        ['设施名称', '类别', '街道', '所属小区', '运营单位', '停用日期', '经度', '纬度', '坐标系'],
        ['甲食堂', kindTitle, '东甲标街道', '向阳里', '东甲物业', '无', 117.1, 36.2, '高德'],
        ['乙食堂', kindTitle, '', '无', codes[0] ?? '', '', '', '', ''],
        ['丙食堂', kindTitle, '', '没有的小区', '没有的单位', '', 117.1, '', ''],
      ],
      inEast,
    )
    expect(statesOf(rows)).toEqual(['good', 'good', 'bad'])
    expect(saidOf(rows[2])).toMatch(/没有名为“没有的小区”的小区.*没有名为“没有的单位”的单位/)
    expect(saidOf(rows[2])).toContain('经度、纬度须同时填写')
    const committed = await byEast.commit(id)
    const [first, second] = await Promise.all(
      committed.slice(0, 2).map(async ({ recordId }) => (await east.call(`GET /facilities/${recordId ?? ''}`)).json),
    )
    expect(first).toMatchObject({
      names: { communityId: '向阳里', operatorId: '东甲物业' },
      absences: { servesTo: 'none' },
      position: { system: 'GCJ-02', longitude: 117.1 },
    })
    expect(second).toMatchObject({
      subdistrictId: null,
      communityId: null,
      names: { operatorId: '东甲物业' },
      absences: { communityId: 'none' },
    })
  })

  it('take a new contact without telling it, and a masked one for no new record', async () => {
    const head = ['统一社会信用代码', '单位名称', '单位类别', '联系人']
    const { rows, id } = await byEast.bring(
      'legalPerson',
      [head, [codes[0] ?? '', '', '', '李四光'], [codes[2] ?? '', '东甲新', '施工单位', '王*']],
      inEast,
    )
    expect(statesOf(rows)).toEqual(['changed', 'bad'])
    expect(rows[0]?.changes).toMatchObject([{ field: 'contactName', from: null, to: { zh: '（已修改，不显示）' } }])
    expect(saidOf(rows[1])).toBe('“联系人”是遮盖后的内容，不能当作新内容；请填写完整，或留空以保持原样')
    expect(JSON.stringify(await city.query('select * from import_rows where import_id = $1', [id]))).not.toContain(
      '李四光',
    )
    const [committed] = await byEast.commit(id)
    expect((await east.call(`GET /legalPersons/${committed?.recordId ?? ''}`)).json).toMatchObject({
      contactName: '李*光',
      contactPhone: '138****5678',
    })
    await byEast.commit(
      (await byEast.bring('legalPerson', [head.slice(0, 1).concat('联系人'), [codes[0] ?? '', '张小伟']])).id,
    )
  })

  it('mean the operator a facility has already where two bear its name, and ask for the code where it has none', async () => {
    const twin = creditCodeOf('91370900000000077')
    await byEast.commit(
      (
        await byEast.bring(
          'legalPerson',
          [
            ['单位名称', '统一社会信用代码', '单位类别'],
            ['东甲物业', twin, '施工单位'],
          ],
          inEast,
        )
      ).id,
    )
    const { rows } = await byEast.bring(
      'facility',
      [
        ['设施名称', '街道', '类别', '运营单位', '地址'],
        ['甲食堂', '东甲标街道', '', '东甲物业', '新址'],
        ['丁食堂', '东甲标街道', kindTitle, '东甲物业', ''],
      ],
      inEast,
    )
    expect(statesOf(rows)).toEqual(['changed', 'bad'])
    expect(rows[0]?.changes.map(({ field }) => field)).toEqual(['address'])
    expect(saidOf(rows[1])).toMatch(new RegExp(`名为“东甲物业”的单位有 2 个：.*${twin}.*请改填统一社会信用代码`))
  })

  it('are duplicates where a record beyond the wall has the key, at the check already', async () => {
    const { rows, id } = await byWest.bring(
      'legalPerson',
      [
        ['单位名称', '统一社会信用代码', '单位类别'],
        ['西乙重码', codes[0] ?? '', '施工单位'],
        ['西乙新码', codes[2] ?? '', '施工单位'],
      ],
      { countyId: city.city.west.countyId, subdistrictId: null },
    )
    expect(statesOf(rows)).toEqual(['duplicate', 'good'])
    expect(saidOf(rows[0])).toContain('在您的管辖范围之外')
    expect(saidOf(rows[0])).not.toContain('东甲')
    expect(statesOf(await byWest.commit(id))).toEqual(['duplicate', 'committed'])
  })
})

describe('a list that meets records which stand', () => {
  it('changes nothing when an export comes back without an edit, whatever the kind of record', async () => {
    for (const [target, many] of [
      ['legalPerson', 'legalPersons'],
      ['facility', 'facilities'],
      ['dwelling', 'dwellings'],
      ['community', 'communities'],
    ] as const) {
      const before = await city.query(
        `select id, version from ${many === 'legalPersons' ? 'legal_persons' : many} order by id`,
      )
      const { rows, given } = await byEast.bring(target, await byEast.exported(many))
      expect(rows.length, target).toBeGreaterThan(0)
      expect(
        statesOf(rows).filter((state) => state !== 'unchanged'),
        `${target} ${JSON.stringify(rows)}`,
      ).toEqual([])
      expect((await east.call(`POST /imports/${String(given['id'])}/commitment`)).json['code']).toBe(
        'import.no-good-rows',
      )
      expect(
        await city.query(`select id, version from ${many === 'legalPersons' ? 'legal_persons' : many} order by id`),
      ).toEqual(before)
    }
  })

  it('tells from what to what, changes only what the row says, and keeps what is masked', async () => {
    const { rows, id } = await byEast.bring('legalPerson', [
      ['统一社会信用代码', '单位名称', '地址', '联系人', '联系电话'],
      [codes[0] ?? '', '东甲物业服务', '向阳路1号', '张*伟', ''],
    ])
    expect(statesOf(rows)).toEqual(['changed'])
    expect(rows[0]?.changes.map(({ field, from, to }) => [field, from?.zh ?? null, to?.zh ?? null])).toEqual([
      ['name', '东甲物业', '东甲物业服务'],
      ['address', null, '向阳路1号'],
    ])
    const { bytes } = await east.call(`GET /imports/${id}/workbook`)
    expect((await rowsIn(bytes))[1]?.slice(-2)).toEqual([
      '有变化，将更新',
      '单位名称：东甲物业 → 东甲物业服务；地址：未知 → 向阳路1号',
    ])
    const [committed] = await byEast.commit(id)
    expect(committed).toMatchObject({ state: 'committed', recordId: rows[0]?.recordId })
    const path = `/legalPersons/${committed?.recordId ?? ''}`
    expect((await east.call(`GET ${path}`)).json).toMatchObject({
      name: '东甲物业服务',
      contactName: '张*伟',
      contactPhone: '138****5678',
      kinds: expect.arrayContaining([expect.any(String)]) as unknown,
    })
    const history = (await east.call(`GET ${path}/history`)).json['rows'] as Json[]
    expect(history.map(({ action }) => (action as { zh: string }).zh)).toEqual([
      '修改单位',
      '修改单位',
      '修改单位',
      '导入单位',
    ])
  })

  it('does not overwrite what somebody changed or voided after the check, and says so', async () => {
    const all = await listOf(east, 'dwellings')
    const row = (door: string, area: number) => ['向阳里', '1号楼', door === '102' ? '无' : 1, door, area]
    const { id, rows } = await byEast.bring('dwelling', [
      ['小区', '楼号', '单元', '房号', '登记面积'],
      row('101', 90),
      row('102', 91),
    ])
    expect(statesOf(rows)).toEqual(['changed', 'changed'])
    const met = all.find((each) => each['id'] === rows[0]?.recordId)
    const full = (await east.call(`GET /dwellings/${String(met?.['id'])}`)).json
    const form = Object.fromEntries(
      [...fieldsOf(dwelling).map(([id]) => id), 'version'].map((name) => [name, full[name]]),
    )
    expect(
      (await east.call(`PUT /dwellings/${String(met?.['id'])}`, { body: { ...form, remark: '先改了' } })).status,
    ).toBe(200)
    expect(
      (
        await east.call(`POST /dwellings/${rows[1]?.recordId ?? ''}/voiding`, {
          body: { reason: '登记错误', version: 1 },
        })
      ).status,
    ).toBe(200)
    const committed = await byEast.commit(id)
    expect(statesOf(committed)).toEqual(['bad', 'bad'])
    expect(saidOf(committed[0])).toContain('已被他人修改或作废，未写入')
    expect((await east.call(`GET /dwellings/${String(met?.['id'])}`)).json).toMatchObject({
      registeredAreaDm2: '8250',
      remark: '先改了',
    })
  })

  it('leaves a community that differs as it was, and says in what', async () => {
    const { rows } = await byEast.bring('community', [
      ['小区名称', '街道', '户数'],
      ['向阳里', '东甲标街道', 121],
      ['机械厂宿舍', '东甲标街道', 90],
    ])
    expect(statesOf(rows)).toEqual(['duplicate', 'unchanged'])
    expect(saidOf(rows[0])).toBe('与台账重复（同一街道同名），未入库；确为另一小区请改名区分')
    expect(rows[0]?.changes).toMatchObject([{ field: 'householdCount', from: { zh: '120' }, to: { zh: '121' } }])
  })
})
