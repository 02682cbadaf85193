// What is exported: figures that add up, and texts that stay texts.
import { readXlsx } from 'hucre/xlsx'
import { readFile } from 'node:fs/promises'
import { afterAll, expect, it } from 'vitest'
import { readSheet } from './read-sheet.ts'
import { fileOf, removeFiles } from './testing/workbooks.ts'
import { writeRows } from './write-rows.ts'
import { writeSheet, writeTable } from './write-sheet.ts'
import { bytesOf, listEntries } from './zip.ts'

afterAll(removeFiles)

async function* each<Row>(rows: readonly Row[]): AsyncGenerator<Row> {
  yield* rows
}

async function sheetIn(path: string): Promise<string> {
  const entry = (await listEntries(path)).find(({ name }) => name.endsWith('sheet1.xml'))
  if (!entry) throw new Error('no sheet')
  const pieces: Buffer[] = []
  for await (const piece of bytesOf(path, entry)) pieces.push(piece)
  return Buffer.concat(pieces).toString('utf8')
}

it('keeps ids and formula-like names as texts, and figures as numbers', async () => {
  const path = await fileOf('')
  const texts = ['370902199901011234', '00123', '=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', '1e5', '2005-12-31']
  await writeSheet(path, {
    name: '台账',
    columns: [{ header: '编号' }, { header: '面积' }],
    rows: each(texts.map((text) => [text, 6000.25])),
  })
  const xml = await sheetIn(path)
  expect(xml).not.toMatch(/<f[\s>]/)
  const {
    sheets: [sheet],
  } = await readXlsx(await readFile(path))
  expect(sheet?.rows).toEqual([['编号', '面积'], ...texts.map((text) => [text, 6000.25])])
})

it('streams long lists and blank rows', async () => {
  const path = await fileOf('')
  const rows = Array.from({ length: 20_000 }, (_, index) => (index === 1 ? [] : [`小区${index}`, index, null]))
  await writeRows(path, { name: '检查结果', rows: each(rows) })
  const numbers: number[] = []
  for await (const { rowNumber, cells } of readSheet(path, { rowsMax: 20_000 })) {
    if (rowNumber === 3) expect(cells.slice(0, 2)).toEqual(['小区2', '2'])
    numbers.push(rowNumber)
  }
  expect(numbers.length).toBe(19_999)
  expect(numbers.at(-1)).toBe(20_000)
})

it('stops writing when it is told to', async () => {
  const path = await fileOf('')
  const stop = new AbortController()
  async function* endless(): AsyncGenerator<string[]> {
    for (let row = 0; ; row += 1) {
      if (row === 50_000) stop.abort()
      yield [`小区${row}`]
    }
  }
  const writing = writeSheet(path, {
    name: '台账',
    columns: [{ header: '小区' }],
    rows: endless(),
    signal: stop.signal,
  })
  await expect(writing).rejects.toThrow('abort')
})

it('writes a small table under a merged title', async () => {
  const rows = [
    ['甲', 20],
    ['乙', null],
  ]
  const bytes = await writeTable({ name: '计划', title: '2024年计划', headers: ['小区', '户数'], rows })
  const {
    sheets: [sheet],
  } = await readXlsx(bytes)
  expect(sheet?.rows).toEqual([['2024年计划', null], ['小区', '户数'], ...rows])
  expect(sheet?.merges).toEqual([{ startRow: 0, startCol: 0, endRow: 0, endCol: 1 }])
})
