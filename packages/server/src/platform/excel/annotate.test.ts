// A person's own workbook comes back as it was, with columns added on the right.
import { readXlsx, writeXlsx } from 'hucre/xlsx'
import { readFile } from 'node:fs/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { annotateWorkbook } from './annotate.ts'
import { readSheet, type SheetRow } from './read-sheet.ts'
import { fileOf, partsOf, removeFiles, sheetXml, zipOf } from './testing/workbooks.ts'
import { bytesOf, listEntries } from './zip.ts'

afterAll(removeFiles)

const annotation = {
  headerRow: 2,
  headers: ['检查结果', '错误说明'],
  notes: [
    { rowNumber: 3, cells: ['有错误', '“户数”应为整数 <6万余> & 其他'] },
    { rowNumber: 5, cells: ['合格', ''] },
  ],
}

async function annotated(source: string, given = annotation): Promise<string> {
  const target = await fileOf('')
  await annotateWorkbook(source, target, given)
  return target
}

async function rowsIn(path: string): Promise<SheetRow[]> {
  const rows: SheetRow[] = []
  for await (const row of readSheet(path, { rowsMax: 1000 })) rows.push(row)
  return rows
}

async function partsIn(path: string): Promise<Map<string, string>> {
  const parts = new Map<string, string>()
  for (const entry of await listEntries(path)) {
    const pieces: Buffer[] = []
    for await (const piece of bytesOf(path, entry)) pieces.push(piece)
    parts.set(entry.name, Buffer.concat(pieces).toString('utf8'))
  }
  return parts
}

describe('annotating a workbook', () => {
  const workbook = () =>
    writeXlsx({
      sheets: [
        {
          name: '台账',
          columns: [{ width: 30 }, { width: 8 }],
          merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 2 }],
          rows: [
            ['2023年改造小区台账'],
            ['小区', '户数', '建成'],
            ['甲小区', '6万余', new Date(Date.UTC(1999, 0, 1))],
            [],
            ['乙小区', 20, null],
          ],
          cells: new Map([['2,0', { value: '甲小区', style: { font: { bold: true }, numFmt: '@' } }]]),
          dataValidations: [{ type: 'list', values: ['是', '否'], range: 'B3:B9' }],
        },
        { name: '说明', rows: [['请勿改动']] },
      ],
    })

  it('adds its columns right of the cells and numbers the same rows', async () => {
    expect(await rowsIn(await annotated(await fileOf(await workbook())))).toEqual([
      { rowNumber: 1, cells: Array(3).fill('2023年改造小区台账'), flaws: { 1: 'merged', 2: 'merged' } },
      { rowNumber: 2, cells: ['小区', '户数', '建成', '检查结果', '错误说明'] },
      { rowNumber: 3, cells: ['甲小区', '6万余', '1999-01-01', '有错误', '“户数”应为整数 <6万余> & 其他'] },
      { rowNumber: 5, cells: ['乙小区', '20', '', '合格'] },
    ])
  })

  it('changes nothing but the rows it writes on', async () => {
    const source = await fileOf(await workbook())
    const [before, after] = [await partsIn(source), await partsIn(await annotated(source))]
    expect([...after.keys()]).toEqual([...before.keys()])
    const changed = [...after].filter(([name, text]) => before.get(name) !== text).map(([name]) => name)
    expect(changed).toEqual(['xl/worksheets/sheet1.xml'])
    const without = (after.get('xl/worksheets/sheet1.xml') ?? '').replaceAll(/<c r="[DE]\d+".*?<\/c>/gs, '')
    expect(without).toBe((before.get('xl/worksheets/sheet1.xml') ?? '').replaceAll(/\sspans="[^"]*"/g, ''))
  })

  it('gives a workbook that the library reads whole, with formats, merges and drop-downs', async () => {
    const bytes = await readFile(await annotated(await fileOf(await workbook())))
    const {
      sheets: [list, notes],
    } = await readXlsx(bytes, { readStyles: true })
    expect(list?.rows[4]).toEqual(['乙小区', 20, null, '合格', null])
    expect(list?.merges).toHaveLength(1)
    expect(list?.dataValidations?.[0]?.range).toBe('B3:B9')
    expect(list?.cells?.get('2,0')?.style?.font?.bold).toBe(true)
    expect(notes?.rows).toEqual([['请勿改动']])
  })

  it('makes room among formatted empty cells, counts cells without places, and fills empty rows', async () => {
    const xml = sheetXml(
      '<row r="1" spans="1:9"><c r="A1" t="str"><v>小区</v></c><c r="B1" s="1"/><c r="XFD1" s="1"/></row>' +
        '<row><c t="str"><v>甲</v></c><c><v>2</v></c><c s="1"/></row><row r="4" ht="20"/>',
      '<mergeCells/>',
    )
    const source = await fileOf(zipOf(partsOf([{ name: '一', xml }])))
    const notes = [
      { rowNumber: 2, cells: ['错'] },
      { rowNumber: 3, cells: ['没有此行'] },
      { rowNumber: 4, cells: ['空'] },
    ]
    const target = await annotated(source, { headerRow: 1, headers: ['说明'], notes })
    expect((await rowsIn(target)).map(({ cells }) => cells)).toEqual([
      ['小区', '', '说明'],
      ['甲', '2', '错'],
      ['', '', '空'],
    ])
    const sheet = (await partsIn(target)).get('xl/worksheets/sheet1.xml')
    expect(sheet).toContain('<row r="1"><c r="A1" t="str"><v>小区</v></c><c r="B1" s="1"/><c r="C1" t="inlineStr">')
    expect(sheet).toContain('<row r="4" ht="20"><c r="C4"')
    expect(sheet).toContain('</sheetData><mergeCells/></worksheet>')
  })

  it('keeps the prefix of a sheet that writes one, and its formulas', async () => {
    const row = '<x:row r="1"><x:c r="A1"><x:f>1+1</x:f><x:v>2</x:v></x:c></x:row>'
    const xml = `<x:worksheet xmlns:x="m"><x:sheetData>${row}</x:sheetData></x:worksheet>`
    const source = await fileOf(zipOf(partsOf([{ name: '一', xml }])))
    const target = await annotated(source, { headerRow: 1, headers: ['=说明'], notes: [] })
    const sheet = (await partsIn(target)).get('xl/worksheets/sheet1.xml')
    const text = '<x:t xml:space="preserve">=说明</x:t>'
    expect(sheet).toContain(`<x:v>2</x:v></x:c><x:c r="B1" t="inlineStr"><x:is>${text}</x:is></x:c></x:row>`)
    expect(sheet).toContain('<x:f>1+1</x:f>')
  })

  it('takes a sheet of many rows without losing one', async () => {
    const rows = Array.from({ length: 5000 }, (_, index) => [`小区${index + 1}`, '幸福路'.repeat(index % 7)])
    const source = await fileOf(await writeXlsx({ sheets: [{ name: '台账', rows: [['小区', '地址'], ...rows] }] }))
    const notes = rows.map(([name], index) => ({ rowNumber: index + 2, cells: [`${name}有误`] }))
    const target = await annotated(source, { headerRow: 1, headers: ['说明'], notes })
    let count = 0
    for await (const { rowNumber, cells } of readSheet(target, { rowsMax: 6000 })) {
      if (rowNumber > 1) expect(cells[2]).toBe(`${cells[0]}有误`)
      count += 1
    }
    expect(count).toBe(5001)
  })

  it('gives a CSV back as a workbook of texts', async () => {
    const csv = await fileOf('改造表\n小区,户数\n甲小区,6万余,多出\n\n=1+1,20\n', 'a.csv')
    expect(await rowsIn(await annotated(csv))).toEqual([
      { rowNumber: 1, cells: ['改造表'] },
      { rowNumber: 2, cells: ['小区', '户数', '', '检查结果', '错误说明'] },
      { rowNumber: 3, cells: ['甲小区', '6万余', '多出', '有错误', '“户数”应为整数 <6万余> & 其他'] },
      { rowNumber: 5, cells: ['=1+1', '20', '', '合格'] },
    ])
  })

  it('puts new notes in the place of its own old ones', async () => {
    const again = { ...annotation, notes: [{ rowNumber: 5, cells: ['有错误', '仍须核对'] }] }
    const expected = [
      ['小区', '户数', '建成', '检查结果', '错误说明'],
      ['甲小区', '6万余', '1999-01-01'],
      ['乙小区', '20', '', '有错误', '仍须核对'],
    ]
    const rows = await rowsIn(await annotated(await annotated(await fileOf(await workbook())), again))
    expect(rows.slice(1).map(({ cells }) => cells)).toEqual(expected)
    const csv = await annotated(await fileOf('甲\n小区,检查结果,错误说明\n甲小区,有错误,旧\n\n乙,,\n', 'a.csv'), again)
    expect((await rowsIn(csv)).at(-1)?.cells).toEqual(['乙', '有错误', '仍须核对'])
  })
})
