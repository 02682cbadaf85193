// The template people fill in: drop-downs, notes, and the stamp that tells an old one.
import { templateVersion, type Column } from '@huanju/engines/tables'
import { readXlsx, writeXlsx } from 'hucre/xlsx'
import { afterAll, expect, it } from 'vitest'
import { readSheet } from './read-sheet.ts'
import { fileOf, removeFiles } from './testing/workbooks.ts'
import { templateVersionIn, writeTemplate } from './template.ts'
import { lookAtSheets } from './read-sheet.ts'

afterAll(removeFiles)

const words = (zh: string) => ({ zh, en: zh })
const land = { id: 'state-owned', title: words('国有土地') }
const columns: Column[] = [
  { id: 'name', title: words('小区名称'), kind: 'text', isRequired: true, example: '示例小区' },
  { id: 'completedOn', title: words('建成日期'), kind: 'day', help: words('按竣工验收日期') },
  { id: 'landKind', title: words('土地性质'), kind: 'choice', options: [land, { id: 'mixed', title: words('混合') }] },
  { id: 'demolitionPlanned', title: words('拟拆除新建'), kind: 'yes-no' },
  { id: 'papers', title: words('已备材料'), kind: 'choices', options: [land] },
]

it('offers each choice from a list, in columns that can be read back', async () => {
  const bytes = await writeTemplate(columns, { title: '小区台账' })
  const { sheets } = await readXlsx(bytes)
  const [list, help, options, stamp] = sheets
  expect(sheets.map(({ name, hidden }) => [name, hidden ?? false])).toEqual([
    ['小区台账', false],
    ['填写说明', false],
    ['选项', true],
    ['模板版本', true],
  ])
  expect(list?.rows[0]).toEqual(['小区名称*', '建成日期', '土地性质', '拟拆除新建', '已备材料'])
  const lists = list?.dataValidations?.filter(({ type }) => type === 'list')
  expect(lists?.map(({ range, formula1 }) => [range, formula1])).toEqual([
    ['C2:C5001', "'选项'!$C$1:$C$2"],
    ['D2:D5001', "'选项'!$D$1:$D$2"],
  ])
  expect(options?.rows.map((row) => row.slice(2, 4))).toEqual([
    ['国有土地', '是'],
    ['混合', '否'],
  ])
  expect(help?.rows[2]).toEqual(['建成日期', '', '按竣工验收日期（年月日，如 1996-06-30）', ''])
  expect(stamp?.rows).toEqual([[templateVersion(columns)]])
  expect(list?.cells?.get('0,0')?.comment?.text).toContain('示例：示例小区')
})

it('keeps what is typed into a text column as text', async () => {
  const {
    sheets: [list],
  } = await readXlsx(await writeTemplate(columns, { title: '小区台账' }), { readStyles: true })
  expect(list?.cells?.get('1,0')?.style?.numFmt).toBe('@')
  expect(list?.cells?.get('1000,0')?.style?.numFmt).toBe('@')
  expect(list?.cells?.get('1,1')?.style?.numFmt).toBeUndefined()
})

it('reads as a list whose only row is the header', async () => {
  const path = await fileOf(await writeTemplate(columns, { title: '小区台账' }))
  const rows = []
  for await (const { cells } of readSheet(path, { rowsMax: 10 })) rows.push(cells)
  expect(rows).toEqual([['小区名称*', '建成日期', '土地性质', '拟拆除新建', '已备材料']])
})

it('tells its version, and knows that other files have none', async () => {
  const ours = await fileOf(await writeTemplate(columns, { title: '小区台账' }))
  expect(templateVersionIn(await lookAtSheets(ours, 2))).toBe(templateVersion(columns))
  const older = await fileOf(await writeTemplate(columns, { title: '小区台账', version: 'T0000001' }))
  expect(templateVersionIn(await lookAtSheets(older, 2))).toBe('T0000001')
  const theirs = await fileOf(await writeXlsx({ sheets: [{ name: '甲', rows: [['T0000001']] }] }))
  expect(templateVersionIn(await lookAtSheets(theirs, 2))).toBeNull()
  expect(templateVersionIn(await lookAtSheets(await fileOf('小区名称\n甲\n', 'a.csv'), 2))).toBeNull()
})
