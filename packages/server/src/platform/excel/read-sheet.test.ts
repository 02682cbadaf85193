// Sheets as offices send them, and files that are no such thing.
import { Problem, type Words } from '@huanju/contract'
import { writeXlsx, writeXlsxStream } from 'hucre/xlsx'
import { afterAll, describe, expect, it } from 'vitest'
import { openArchive } from './archive.ts'
import { readSheet, type SheetRow } from './read-sheet.ts'
import { fileOf, partsOf, removeFiles, sheetXml, zipOf } from './testing/workbooks.ts'
import { UnreadableFile } from './unreadable.ts'

afterAll(removeFiles)

async function rowsIn(path: string, rowsMax = 1000): Promise<SheetRow[]> {
  const rows: SheetRow[] = []
  for await (const row of readSheet(path, { rowsMax })) rows.push(row)
  return rows
}

const cellsIn = async (path: string) => (await rowsIn(path)).map(({ cells }) => cells)

/** Why a file is refused, in Chinese; the English says it without a Chinese character. */
async function reasonOf(reading: Promise<unknown>): Promise<string> {
  const error = await reading.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (error instanceof UnreadableFile) return chinese(error.words)
  if (!(error instanceof Problem)) throw new Error(`expected a problem, found ${String(error)}`)
  expect(error.code).toBe('unreadable-file')
  return chinese(error.details.reason)
}

function chinese(words: Words | undefined): string {
  expect(words?.en).toMatch(/^\P{Script=Han}+$/u)
  return words?.zh ?? ''
}

describe('reading workbooks', () => {
  it('gives every kind of cell as the text a person sees', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: '台账',
          rows: [
            ['小区', '户数', '面积', '日期', '是否', '编号'],
            ['示例小区', 1944, 6000.1, new Date(Date.UTC(2005, 11, 31)), true, '00370902'],
            [null, 0.1 + 0.2, 123456789012345, null, false, ' 空格 '],
          ],
        },
      ],
    })
    expect(await rowsIn(await fileOf(bytes))).toEqual([
      { rowNumber: 1, cells: ['小区', '户数', '面积', '日期', '是否', '编号'] },
      { rowNumber: 2, cells: ['示例小区', '1944', '6000.1', '2005-12-31', '是', '00370902'] },
      { rowNumber: 3, cells: ['', '0.3', '123456789012345', '', '否', '空格'] },
    ])
  })

  it('reads an archive in the order of Excel, with texts after the cells and dates by their format', async () => {
    const xml = sheetXml('<row r="1"><c r="A1" t="s"><v>1</v></c><c r="C1" s="1"><v>38717</v></c></row>')
    const path = await fileOf(zipOf(partsOf([{ name: '一', xml }], ['甲', '乙小区'])))
    expect(await rowsIn(path)).toEqual([{ rowNumber: 1, cells: ['乙小区', '', '2005-12-31'] }])
  })

  it('keeps zeros that a format shows, days of Chinese formats, and says which numbers have lost digits', async () => {
    const styles =
      `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="000000"/>` +
      `<numFmt numFmtId="171" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/>` +
      `<numFmt numFmtId="172" formatCode="[Red]#,##0.00_);(0.00E+00)"/></numFmts>` +
      `<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>` +
      `<cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="172"/><xf numFmtId="57"/></cellXfs></styleSheet>`
    const cells = [
      ['1', '902'],
      ['2', '35246'],
      ['3', '1234.5'],
      ['4', '35246.75'],
      ['0', '370902199001011234'],
      ['0', '2E+1'],
    ]
    const xml = sheetXml(
      `<row r="1">${cells.map(([style, value]) => `<c s="${style}"><v>${value}</v></c>`).join('')}</row>`,
    )
    const path = await fileOf(zipOf({ ...partsOf([{ name: '一', xml }]), 'xl/styles.xml': styles }))
    expect(await rowsIn(path)).toEqual([
      {
        rowNumber: 1,
        flaws: { 4: 'digits-lost' },
        cells: ['000902', '1996-06-30', '1234.5', '1996-06-30', '370902199001011264', '20'],
      },
    ])
  })

  it('leaves blank rows out and keeps the numbers of the others', async () => {
    const xml = sheetXml(
      '<row r="2"><c r="A2"><v>1</v></c></row><row r="3"/><row r="5"><c r="B5" s="1"/></row>' +
        '<row r="9"><c r="B9"><v>2</v></c></row>',
    )
    const rows = await rowsIn(await fileOf(zipOf(partsOf([{ name: '一', xml }]))), 2)
    expect(rows).toEqual([
      { rowNumber: 2, cells: ['1'] },
      { rowNumber: 9, cells: ['', '2'] },
    ])
  })

  it('takes the first sheet that is shown, whatever its part is called', async () => {
    const [hidden, shown] = ['甲', '乙'].map((text) =>
      sheetXml(`<row r="1"><c r="A1" t="str"><v>${text}</v></c></row>`),
    )
    const path = await fileOf(
      zipOf(
        partsOf([
          { name: '隐藏', xml: hidden ?? '', state: 'hidden' },
          { name: '甲&amp;乙', xml: shown ?? '', part: 'worksheets/Data.xml' },
        ]),
      ),
    )
    expect(await cellsIn(path)).toEqual([['乙']])
  })

  it('reads what it has streamed out', async () => {
    const rows = Array.from({ length: 3000 }, (_, index) => [`小区${index}`, index])
    const bytes = new Uint8Array(await new Response(writeXlsxStream(rows, { name: '台账' })).arrayBuffer())
    const back = await rowsIn(await fileOf(bytes), 3000)
    expect(back.length).toBe(3000)
    expect(back.at(-1)).toEqual({ rowNumber: 3000, cells: ['小区2999', '2999'] })
  })

  it('looks at two hundred columns at most', async () => {
    const bytes = await writeXlsx({
      sheets: [{ name: '宽', rows: [Array.from({ length: 300 }, (_, index) => index)] }],
    })
    expect((await cellsIn(await fileOf(bytes)))[0]?.length).toBe(200)
  })

  it('can be left after the first rows', async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => [`小区${index}`, '幸福路'])
    const path = await fileOf(await writeXlsx({ sheets: [{ name: '台账', rows }] }))
    for await (const { cells } of readSheet(path, { rowsMax: 20_000 })) {
      expect(cells).toEqual(['小区0', '幸福路'])
      break
    }
  })
})

describe('refusing what is no list', () => {
  const usual = partsOf([{ name: '一', xml: sheetXml('<row r="1"><c r="A1"><v>1</v></c></row>') }])
  const withRows = (rows: string) => zipOf({ ...usual, 'xl/worksheets/sheet1.xml': sheetXml(rows) })

  it.each([
    ['an empty file', '', '文件是空的'],
    ['bytes of another kind', Buffer.from([1, 0, 2, 0, 3]), '不是 Excel'],
    ['an old .xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), '另存为不加密的 .xlsx'],
    ['half a workbook', zipOf(usual).subarray(0, 400), '不完整或已损坏'],
    ['a document', zipOf({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w/>' }), '不是 Excel 工作簿'],
    ['an .xlsb', zipOf({ ...usual, 'xl/workbook.bin': 'x' }), '.xlsb'],
    ['macros', zipOf({ ...usual, 'xl/vbaProject.bin': 'x' }), '不含宏的 .xlsx'],
    ['an encrypted part', zipOf(usual, { 'xl/workbook.xml': { flags: 1 } }), '不完整或已损坏'],
    [
      'a table of a web page in .xls',
      '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table><tr><td>小区',
      '网页表格（HTML）',
    ],
    ['a bare table of a web page', '\uFEFF\n<!-- 导出 --><table border="1"><tr><td>小区名称', '网页表格（HTML）'],
    ['a web page in one file', 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="a"\r\n', '（MHTML）'],
    [
      'an XML workbook of 2003',
      '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:',
      'Excel 2003',
    ],
    [
      'the same in UTF-16',
      Buffer.from('\uFEFF<?xml version="1.0" encoding="UTF-16"?><Workbook>', 'utf16le'),
      'Excel 2003',
    ],
    ['other XML', '<?xml version="1.0"?><a/>', '这是 XML 文件'],
    ['JSON', '[{"小区": "甲"}]', 'JSON'],
    ['a PDF', '%PDF-1.7 1 0 obj', 'PDF'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d]), '图片'],
    ['a packed list', Buffer.from('Rar!\u001A\u0007'), 'RAR'],
    ['an archive of lists', zipOf({ 'a.csv': '小区' }), '压缩包'],
    ['an .ods', zipOf({ mimetype: 'a', 'content.xml': '<a/>' }), '.ods'],
    ['a text of the old kind', 'ID;PWXL;N;E', 'SYLK'],
    ['an unknown packing', zipOf(usual, { 'xl/workbook.xml': { method: 12 } }), '不完整或已损坏'],
    ['a workbook without sheets', zipOf({ ...usual, 'xl/workbook.xml': '<workbook/>' }), '没有工作表'],
    ['broken cells', withRows('<row r="1"><c r="ZZZZ1"><v>1</v></c></row>'), '内容已损坏'],
    ['a row beyond all rows', withRows('<row r="9999999"><c r="A9999999"><v>1</v></c></row>'), '行号超出范围'],
  ])('refuses %s and says the way out', async (_, content, reason) => {
    expect(await reasonOf(rowsIn(await fileOf(content)))).toContain(reason)
  })

  it('refuses more rows than it may take', async () => {
    const path = await fileOf(await writeXlsx({ sheets: [{ name: '台账', rows: [['甲'], ['乙'], ['丙']] }] }))
    expect(await rowsIn(path, 3)).toHaveLength(3)
    expect(await reasonOf(rowsIn(path, 2))).toBe('超过 2 行，请按县（市、区）拆分后分别导入')
  })

  it('refuses a workbook that says it is small and unpacks to more', async () => {
    const xml = sheetXml(`<row r="1"><c r="A1" t="str"><v>${'甲'.repeat(2_000_000)}</v></c></row>`)
    const bomb = { ...usual, 'xl/worksheets/sheet1.xml': xml }
    const lying = { 'xl/worksheets/sheet1.xml': { bytes: 1000 } }
    expect(await reasonOf(rowsIn(await fileOf(zipOf(bomb, lying))))).toContain('损坏')
    const silent = { 'xl/worksheets/sheet1.xml': { bytes: 0 } }
    expect(await reasonOf(rowsIn(await fileOf(zipOf(bomb, silent))))).toContain('损坏')
  })

  it('refuses a workbook that unpacks beyond the limits, before unpacking it', async () => {
    const path = await fileOf(zipOf(usual, { 'xl/worksheets/sheet1.xml': { bytes: 601 * 1024 * 1024 } }))
    expect(await reasonOf(rowsIn(path))).toContain('解压后超过 600 MB')
    const styled = await fileOf(zipOf(usual, { 'xl/styles.xml': { bytes: 129 * 1024 * 1024 } }))
    expect(await reasonOf(rowsIn(styled))).toContain('文字和样式解压后超过 128 MB')
    expect(await reasonOf(openArchive(await fileOf(zipOf(usual)), { parts: 3 }))).toContain('部件过多')
  })
})

describe('reading CSV', () => {
  const text = '小区名称,户数,备注\r\n"甲,小区",20,"第一行\n第二行 ""引"""\r\n\r\n乙小区,,\r\n'
  const rows = [
    { rowNumber: 1, cells: ['小区名称', '户数', '备注'] },
    { rowNumber: 2, cells: ['甲,小区', '20', '第一行\n第二行 "引"'] },
    { rowNumber: 4, cells: ['乙小区', '', ''] },
  ]
  // “小区名称,户数” and so on in GB 18030.
  const gbk = Buffer.from('d0a1c7f8c3fbb3c62cbba7cafd0abcd7d0a1c7f82c32300a', 'hex')

  it('reads UTF-8 with and without its mark, and UTF-16', async () => {
    expect(await rowsIn(await fileOf(text, 'a.csv'))).toEqual(rows)
    expect(await rowsIn(await fileOf(`\uFEFF${text}`, 'a.csv'))).toEqual(rows)
    expect(await rowsIn(await fileOf(Buffer.from(`\uFEFF${text}`, 'utf16le'), 'a.csv'))).toEqual(rows)
  })

  it('reads GB 18030 as offices save it', async () => {
    expect(await cellsIn(await fileOf(gbk, 'a.csv'))).toEqual([
      ['小区名称', '户数'],
      ['甲小区', '20'],
    ])
  })

  it('reads tabs and semicolons where the first line has them', async () => {
    expect(await cellsIn(await fileOf('小区\t户数\n甲,乙\t2', 'a.csv'))).toEqual([
      ['小区', '户数'],
      ['甲,乙', '2'],
    ])
    expect(await cellsIn(await fileOf('小区;户数\n甲;2\n', 'a.csv'))).toEqual([
      ['小区', '户数'],
      ['甲', '2'],
    ])
  })

  it.each(['utf16le', 'utf16be'] as const)('reads %s with its mark and without', async (order) => {
    for (const mark of ['\uFEFF', '']) {
      const bytes = Buffer.from(`${mark}${text}`, 'utf16le')
      expect(await rowsIn(await fileOf(order === 'utf16be' ? bytes.swap16() : bytes, 'a.csv'))).toEqual(rows)
    }
  })

  it.each([
    ['泰和老旧小区台账，2024年\n小区\t户数\t地址\n甲\t2\t一路1号,2号\n乙\t3\t二路', '\t'],
    ['某区，台账,第一批,共两页\n小区;户数;面积\n甲;2;6000,25\n乙;3;5000,5\n', ';'],
    ['sep=|\n小区|户数\n甲|2', '|'],
    ['"题,目\n两行"\n小区,户数,备注\n甲,2,"a;b;c;d"\n乙,3,e;f', ','],
    ['台账\n\n\n小区\t户数\n甲\t2', '\t'],
  ])('judges %j by its table, not by its title', async (list, mark) => {
    const cells = await cellsIn(await fileOf(list, 'a.csv'))
    const lines = list.split('\n').filter((line) => line.startsWith('小区') || line.startsWith('甲'))
    expect(
      cells
        .slice(-cells.length)
        .filter(([first]) => first === '小区' || first === '甲')
        .map((row) => row.length),
    ).toEqual(lines.map((line) => line.split(mark).length))
  })

  it('takes ="00123" for the text that it means', async () => {
    expect(await cellsIn(await fileOf('编号,户数\n="00123",5\n', 'a.csv'))).toEqual([
      ['编号', '户数'],
      ['00123', '5'],
    ])
  })

  it('refuses a quote that never ends', async () => {
    expect(await reasonOf(rowsIn(await fileOf('小区\n"甲', 'a.csv')))).toContain('没有结束的引号')
    expect(await reasonOf(rowsIn(await fileOf(`小区\n"${'甲\n'.repeat(600_000)}`, 'a.csv')))).toContain('过长')
  })

  it('reads pieces that end in the middle of a character or a quote', async () => {
    const long = Array.from({ length: 20_000 }, (_, index) => `"小区""${index}""",幸福路${index}号`).join('\n')
    const back = await rowsIn(await fileOf(long, 'a.csv'), 20_000)
    expect(back.length).toBe(20_000)
    expect(back[12_345]).toEqual({ rowNumber: 12_346, cells: ['小区"12345"', '幸福路12345号'] })
  })
})
