// One import: each state offers what may be done in it and no more, and the columns that were confirmed are what is sent.
// @vitest-environment happy-dom
import {
  checkImport,
  chooseImportSheet,
  commitImport,
  getImport,
  listImportRows,
  voidImport,
} from '@huanju/contract/imports'
import { listRegions } from '@huanju/contract/organisations'
import { afterEach, describe, expect, it } from 'vitest'
import { leadsTo, rows, standing, wordsAt } from '../../testing/reading.ts'
import { appears, choose, clearScreen, press, said, show, type, until } from '../../testing/screen.tsx'
import { refused, Server } from '../../testing/server.ts'
import ImportScreen, { type ImportRecord } from './ImportScreen.tsx'
import { countsOf, exampleImport, idOf } from './testing/example-import.ts'

afterEach(clearScreen)

const words = (zh: string) => ({ zh, en: zh })
const checked = countsOf({ rows: 12, good: 6, warned: 1, bad: 3, duplicate: 2 })

async function open(record: ImportRecord, language: 'zh' | 'en' = 'zh') {
  const server = new Server()
    .on(getImport, () => record)
    .on(listRegions, () => ({ on: '2026-11-20', rows: [] }))
    .on(listImportRows, () => ({ rows: [], total: 0 }))
    .on(checkImport, () => ({ jobId: idOf(7) }))
    .on(commitImport, () => ({ jobId: idOf(7) }))
    .on(voidImport, () => ({ ...record, state: 'voided' as const }))
  await show(<ImportScreen />, { path: '/imports/$import', at: `/imports/${record.id}`, language })
  await appears(record.fileName)
  return server
}

describe('what is offered', () => {
  const commit = '入库合格行（7）'
  it.each<[ImportRecord['state'], Partial<ImportRecord>, Record<string, string>]>([
    ['uploaded', {}, { 检查每一行: 'offered', 作废导入: 'offered', 下载带错误说明的原表: 'absent' }],
    ['checking', { counts: checked }, { 检查每一行: 'absent', 作废导入: 'absent', 下载带错误说明的原表: 'absent' }],
    ['checked', { counts: checked }, { [commit]: 'offered', 作废导入: 'offered', 下载带错误说明的原表: 'offered' }],
    ['committing', { counts: checked }, { [commit]: 'absent', 作废导入: 'absent', 检查每一行: 'absent' }],
    ['committed', { counts: { ...checked, committed: 7 } }, { [commit]: 'absent', 作废导入: 'absent' }],
    ['failed', { problem: words('文件损坏') }, { 检查每一行: 'offered', 作废导入: 'offered' }],
    ['voided', { counts: checked, problem: words('导错了') }, { [commit]: 'absent', 作废导入: 'absent' }],
  ])('of an import that is %s fits its state', async (state, more, expected) => {
    await open(exampleImport({ state, ...more }))
    for (const [name, how] of Object.entries(expected)) expect([name, standing(name)]).toEqual([name, how])
    expect(said().includes('正在处理，进度见页面右上方')).toBe(state === 'checking' || state === 'committing')
  })

  it('is not committing where no row is good, nor voiding once some are in', async () => {
    await open(exampleImport({ state: 'checked', counts: countsOf({ rows: 3, bad: 3 }) }))
    expect(said()).not.toContain('入库合格行')
    clearScreen()
    await open(exampleImport({ state: 'failed', counts: countsOf({ rows: 3, good: 3, committed: 1 }) }))
    expect(standing('作废导入')).toBe('absent')
  })

  it('says that records that stand will be updated where some will, and counts them in', async () => {
    const counts = countsOf({ rows: 12, good: 6, changed: 4, unchanged: 2 })
    await open(exampleImport({ state: 'checked', counts }))
    expect(standing('入库并更新（10）')).toBe('offered')
    expect(wordsAt('.sums')[0]).toBe(
      '共 12 行合格 6 行有提示 0 行有错误 0 行重复 0 行将更新 4 行无变化 2 行已入库 0 行',
    )
  })

  it('asks before it commits, saying how many rows go in and into what, and goes when that is answered', async () => {
    const counts = countsOf({ rows: 12, good: 6, changed: 4, unchanged: 2 })
    const server = await open(exampleImport({ state: 'checked', counts }))
    await press('入库并更新（10）')
    await appears('“台账.xlsx”共 12 行，10 行将写入甲市的小区台账，其中 4 行更新已有记录。其余各行不写入。')
    await press('取消')
    expect(server.askedOf(commitImport)).toEqual([])
    await press('入库并更新（10）')
    await press('开始入库')
    await until(() => expect(server.askedOf(commitImport)).toHaveLength(1))
  })

  it('asks in English with the marks of English', async () => {
    await open(exampleImport({ state: 'checked', counts: checked }), 'en')
    await press('Commit the good rows (7)')
    await appears('7 of 12 rows go into the register of 甲市 as “Community”. The others do not.')
  })

  it('says so where a list has a head and nothing below it', async () => {
    await open(exampleImport({ state: 'checked', counts: countsOf({}) }))
    expect(said()).toContain('表头下面没有可导入的行')
    clearScreen()
    await open(exampleImport({ state: 'checked', counts: checked }))
    expect(said()).not.toContain('表头下面没有可导入的行')
  })

  it('leads to the communities that came of it', async () => {
    await open(exampleImport({ state: 'committed', counts: { ...checked, committed: 7 } }))
    expect(leadsTo('看入库的小区')).toBe(`/communities?importId=${idOf(1)}`)
    clearScreen()
    await open(exampleImport({ state: 'committed', target: 'dwelling', counts: { ...checked, committed: 7 } }))
    expect(said()).not.toContain('看入库的小区')
  })
})

describe('the mapping', () => {
  it('is shown with the first rows, and sent with its units as it was guessed', async () => {
    const server = await open(exampleImport())
    expect(said()).toContain('表头在第 3 行')
    expect(wordsAt('td.muted')).toEqual(['槐树小区 · 柳树小区', '1.2 · 3.4', '旧'])
    await press('检查每一行')
    await until(() => expect(server.askedOf(checkImport)).toHaveLength(1))
    expect(server.askedOf(checkImport)[0]?.body).toEqual({
      mapping: exampleImport().mapping,
      defaults: { countyId: null, subdistrictId: null },
    })
  })

  it('gives a column to one header alone, in its first unit until another is chosen', async () => {
    const server = await open(exampleImport())
    await choose('备注栏 对应系统中的', '建筑面积')
    await press('检查每一行')
    await choose('备注栏 单位', '万㎡')
    await press('检查每一行')
    await until(() => expect(server.askedOf(checkImport)).toHaveLength(2))
    const name = { header: '小区名称', column: 'name', unit: null }
    expect(server.askedOf(checkImport).map(({ body }) => body)).toMatchObject([
      { mapping: [name, { header: '备注栏', column: 'floorAreaDm2', unit: '㎡' }] },
      { mapping: [name, { header: '备注栏', column: 'floorAreaDm2', unit: '万㎡' }] },
    ])
  })

  it('is of the sheet that is chosen, where several look like lists', async () => {
    await open(exampleImport())
    expect(said()).not.toContain('读哪张工作表')
    clearScreen()
    const server = await open(exampleImport({ sheets: ['第一张', '第二张'] }))
    server.on(chooseImportSheet, () => exampleImport({ sheets: ['第一张', '第二张'], sheet: '第二张' }))
    await choose('读哪张工作表', '第二张')
    await until(() => expect(server.askedOf(chooseImportSheet)[0]?.body).toEqual({ sheet: '第二张' }))
  })

  it('says that it is that of last time, and why it was refused', async () => {
    const server = await open(exampleImport({ isRemembered: true }))
    expect(said()).toContain('沿用上次的列对应')
    server.on(checkImport, () => refused(400, 'invalid-input', words('必填的列没有对应')))
    await press('检查每一行')
    await appears('必填的列没有对应')
  })
})

describe('voiding an import', () => {
  it('asks for a reason, sends none that is blank, and can be thought better of', async () => {
    const server = await open(exampleImport())
    await press('作废导入')
    await appears('作废导入“台账.xlsx”')
    document.querySelector<HTMLElement>('.ant-modal-footer .ant-btn-dangerous')?.click()
    await appears('请写明事由')
    await press('取消')
    await until(() => expect(said()).not.toContain('请写明事由'))
    expect(server.askedOf(voidImport)).toEqual([])
  })

  it('sends the reason, and says why it was refused', async () => {
    const server = await open(exampleImport())
    server.on(voidImport, () => refused(409, 'import.is-busy', words('正在检查，不能作废')))
    await press('作废导入')
    await type('事由', '  导错了表 ')
    document.querySelector<HTMLElement>('.ant-modal-footer .ant-btn-dangerous')?.click()
    await appears('正在检查，不能作废')
    expect(server.askedOf(voidImport)[0]?.body).toEqual({ reason: '导错了表' })
  })
})

describe('the rows', () => {
  const row = {
    rowNumber: 5,
    state: 'bad' as const,
    cells: { 小区名称: '槐树小区', 面积: '1.2' },
    recordId: idOf(6),
    changes: [
      { field: 'households', title: words('户数'), from: null, to: words('54'), unit: words('户') },
      { field: 'remark', title: words('备注'), from: words('旧'), to: null, unit: null },
    ],
    findings: [
      { column: 'name', severity: 'error' as const, message: words('名称重复') },
      { column: 'area', severity: 'warning' as const, message: words('面积偏大') },
    ],
  }

  it('say what was found and what would change, and lead to the record', async () => {
    const server = await open(exampleImport({ state: 'checked', counts: checked }))
    server.on(listImportRows, () => ({ rows: [row], total: 1 }))
    document.querySelectorAll<HTMLElement>('.ant-segmented-item-input')[3]?.click()
    await appears('名称重复')
    expect(server.askedOf(listImportRows).at(-1)?.query.get('state')).toBe('bad')
    expect(rows().at(-1)).toMatch(/名称重复面积偏大户数 未知 → 54 户备注 旧 → 未知打开 \| 槐树小区 \| 1\.2/)
    expect(leadsTo('打开')).toBe(`/communities/${idOf(6)}`)
  })
})

it('says what it knows of the file, in both languages, and why it failed in red', async () => {
  await open(exampleImport({ state: 'failed', problem: words('第 9 行读不出'), notices: [words('有两行隐藏')] }), 'en')
  expect(wordsAt('.notice.red')).toEqual(['第 9 行读不出'])
  expect(said()).toContain('有两行隐藏')
  expect(standing('Void the import')).toBe('offered')
})
