// The head of a list, remembered with its mapping; and lists of organisations and their duties, each an own head.
import { creditCodeOf } from '@huanju/domain/organisations'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { choicesIn } from '../../platform/entities/choices.ts'
import { openImportingCity, type ImportingCity } from '../../testing/importing-city.ts'
import { importing, saidOf, statesOf, workbookOf } from '../../testing/importing.ts'

let city: ImportingCity['city']
let east: ImportingCity['east']
let byEast: ImportingCity['byEast']
let byWest: ImportingCity['byWest']
let inEast: ImportingCity['inEast']
beforeAll(async () => {
  ;({ city, east, byEast, byWest, inEast } = await openImportingCity())
})
afterAll(() => city.close())

const codes = [1, 2, 3].map((nth) => creditCodeOf(`91370900${String(nth).padStart(9, '0')}`))

describe('organisations', () => {
  const head = ['机构名称', '英文名称', '县（市、区）', '街道（镇）', '类别', '设立日', '存续至', '承接机构']
  const nowhere = { countyId: null, subdistrictId: null }

  it('of the city, a county and a subdistrict come in by one list, with their duties by another, and back unchanged', async () => {
    const byAdmin = importing(city, await city.as('sysadmin'))
    const { id, rows } = await byAdmin.bring(
      'organisation',
      [
        head,
        ['双子市审批局', 'Approval', '', '', '部门', '2019-01-01', '', ''],
        ['东甲标审批局', 'Approval East', '东甲标县', '', '部门', '2019-01-01', '2024-12-31', '双子市机构'],
        ['东甲标街道办', 'Office', '东甲标县', '东甲标街道', '街道（镇）', '2019-01-01', '', ''],
        ['无处局', 'Nowhere', '无此县', '', '部门', '2019-01-01', '', ''],
      ],
      nowhere,
    )
    expect(statesOf(rows)).toEqual(['good', 'good', 'good', 'bad'])
    expect(statesOf(await byAdmin.commit(id)).slice(0, 3)).toEqual(['committed', 'committed', 'committed'])
    const stored = await city.query(`select o.name, k.kind from organisations o join regions k on k.id = o.region_id
      where o.name in ('双子市审批局', '东甲标审批局', '东甲标街道办') order by o.name_en`)
    expect(stored.map(({ kind }) => kind)).toEqual(['city', 'county', 'subdistrict'])
    const titles = choicesIn(city.policy.packOn('2026-11-26'))('duties')
      .slice(0, 2)
      .map(({ title }) => title.zh)
    const duties = await byAdmin.bring(
      'dutyHolding',
      [
        ['职责', '机构', '起始日', '终止日'],
        [titles[0] ?? '', '双子市审批局', '2019-01-01', ''],
        [titles[1] ?? '', '双子市审批局', '2019-01-01', '2020-12-31'],
        [titles[1] ?? '', '双子市审批局', '2020-12-31', ''],
      ],
      nowhere,
    )
    const states = statesOf(await byAdmin.commit(duties.id))
    expect([states.slice(0, 2), states[2] === 'committed']).toEqual([['committed', 'committed'], false])
    for (const [target, many] of [
      ['organisation', 'organisations'],
      ['dutyHolding', 'dutyHoldings'],
    ] as const) {
      const back = await byAdmin.bring(target, await byAdmin.exported(many), nowhere)
      expect(back.rows.length, target).toBeGreaterThan(1)
      expect(
        statesOf(back.rows).filter((state) => state !== 'unchanged'),
        JSON.stringify(back.rows),
      ).toEqual([])
    }
  })

  it('by a list may not succeed each other in a circle', async () => {
    const byAdmin = importing(city, await city.as('sysadmin'))
    const first = [
      head,
      ['甲承局', 'A', '', '', '部门', '2019-01-01', '', ''],
      ['乙承局', 'B', '', '', '部门', '2019-01-01', '', ''],
    ]
    expect(statesOf(await byAdmin.commit((await byAdmin.bring('organisation', first, nowhere)).id))).toEqual([
      'committed',
      'committed',
    ])
    const circle = [
      head,
      ['甲承局', 'A', '', '', '部门', '2019-01-01', '', '乙承局'],
      ['乙承局', 'B', '', '', '部门', '2019-01-01', '', '甲承局'],
    ]
    const rows = await byAdmin.commit((await byAdmin.bring('organisation', circle, nowhere)).id)
    expect(statesOf(rows)).toEqual(['bad', 'bad'])
    expect(saidOf(rows[0])).toContain('首尾相接')
  })
})

describe('the head of a list', () => {
  it('is remembered with its mapping and place, for its kind of record alone', async () => {
    const rows = [
      ['名字', '代码', '类'],
      ['东甲记性', codes[1] ?? '', '施工单位'],
    ]
    const first = (
      await byEast.upload(
        'legalPerson',
        await workbookOf([
          ['单位名称', ...(rows[0] ?? [])],
          ['甲', ...(rows[1] ?? [])],
        ]),
      )
    ).json
    expect(first).toMatchObject({
      isRemembered: false,
      target: 'legalPerson',
      targetTitle: { zh: '单位' },
      targetPath: 'legalPersons',
    })
    const mapping = [
      ['名字', 'name'],
      ['代码', 'creditCode'],
      ['类', 'kinds'],
    ].map(([header, column]) => ({ header, column, unit: null }))
    const checked = await byEast.check(String(first['id']), inEast, mapping)
    expect(statesOf(checked)).toEqual(['good'])
    const bytes = await workbookOf([
      ['单位名称', ...(rows[0] ?? [])],
      ['乙', ...(rows[1] ?? [])],
    ])
    expect((await byEast.upload('legalPerson', bytes)).json).toMatchObject({
      isRemembered: true,
      mapping,
      defaults: inEast,
    })
    expect((await byWest.upload('legalPerson', bytes)).json).toMatchObject({ isRemembered: false })
    expect(
      (
        await byEast.upload(
          'facility',
          await workbookOf([
            ['设施名称', '类别'],
            ['甲', '乙'],
          ]),
        )
      ).json,
    ).toMatchObject({ isRemembered: false })
  })

  it('must name the key of the record, and has a template of its own for each kind', async () => {
    const { json } = await byEast.upload(
      'dwelling',
      await workbookOf([
        ['小区', '房号', '用途'],
        ['向阳里', '101', '住宅'],
      ]),
    )
    const refused = await east.call(`PUT /imports/${String(json['id'])}/mapping`, {
      body: { mapping: json['mapping'], defaults: inEast },
    })
    expect(refused.status).toBe(400)
    expect(refused.text).toContain('请指明哪一列是楼栋')
    for (const target of ['community', 'building', 'dwelling', 'facility', 'legalPerson']) {
      const template = await east.call('GET /imports/template', { query: { target } })
      expect(decodeURIComponent(String(template.headers['content-disposition']))).toContain('台账导入模板.xlsx')
      expect((await byEast.upload(target, template.bytes)).json['templateVersion'], target).toMatch(/^T/)
      const other = target === 'dwelling' ? 'facility' : 'dwelling'
      const wrong = await byEast.upload(other, template.bytes)
      expect(wrong.status).toBe(422)
      expect(wrong.json['message']).toEqual({
        zh: expect.stringContaining('请重新下载模板'),
        en: expect.stringMatching(/^\P{Script=Han}+ download the template again \P{Script=Han}+$/u),
      })
    }
    expect((await east.call('GET /imports/template', { query: { target: 'nothing' } })).status).toBe(400)
  })
})
