// Files made to cost more than they may: each is refused with its reason, and all others are answered meanwhile.
import { Problem } from '@huanju/contract'
import { afterAll, describe, expect, it } from 'vitest'
import { annotateWorkbook } from './annotate.ts'
import { inWorker } from './file-client.ts'
import { lookAtSheets, readSheet } from './read-sheet.ts'
import { fileOf, partsOf, removeFiles, sheetXml, zipOf } from './testing/workbooks.ts'
import { turnsOf } from './turns.ts'

afterAll(removeFiles)

const good = '<row r="1"><c r="A1" t="str"><v>小区名称</v></c></row>'
const withRows = (rows: string) => fileOf(zipOf(partsOf([{ name: '一', xml: sheetXml(rows) }])))
const withStrings = (strings: string) =>
  fileOf(zipOf({ ...partsOf([{ name: '一', xml: sheetXml(good) }]), 'xl/sharedStrings.xml': `<sst>${strings}</sst>` }))

async function* all(path: string) {
  yield* readSheet(path, { rowsMax: 1000 })
}

/** What a file is refused with, and how often the server came to other things meanwhile. */
async function refused(work: () => Promise<unknown>): Promise<{ reason: string; turns: number }> {
  let turns = 0
  const others = setInterval(() => {
    turns += 1
  }, 5)
  try {
    const error = await work().then(
      () => undefined,
      (thrown: unknown) => thrown,
    )
    if (!(error instanceof Problem)) throw new Error(`expected a problem, found ${String(error)}`)
    expect(error.words.en).toMatch(/^The file cannot be read: \P{Script=Han}+$/u)
    return { reason: error.words.zh, turns }
  } finally {
    clearInterval(others)
  }
}

async function drain(path: string): Promise<void> {
  for await (const _ of all(path));
}

const note = { headerRow: 1, headers: ['检查结果'], notes: [{ rowNumber: 1, cells: ['甲'] }] }

describe('a poisoned file', () => {
  it.each([
    ['shared texts without end', () => withStrings('<si><t/></si>'.repeat(2_500_000)), '文字过多'],
    ['a shared text without end', () => withStrings(`<si><t>${'甲'.repeat(5_000_000)}</t></si>`), '文字过多'],
    ['one long name of an element', () => withRows(`${good}<${'a'.repeat(3_000_000)}`), '过长'],
    [
      'sixty thousand attributes',
      () => withRows(`<row r="1" ${Array.from({ length: 60_000 }, (_, at) => `a${at}="1"`).join(' ')}/>`),
      '过长',
    ],
    ['elements within elements', () => withRows(`${good}${'<a>'.repeat(200_000)}${'</b>'.repeat(200_000)}`), '已损坏'],
    [
      'entities that swell',
      () =>
        fileOf(
          zipOf(
            partsOf([
              {
                name: '一',
                xml: `<!DOCTYPE a [<!ENTITY b "${'甲'.repeat(999)}">]>${sheetXml('<row><c t="str"><v>&b;</v></c></row>')}`,
              },
            ]),
          ),
        ),
      '已损坏',
    ],
    ['a row that begins and never ends', () => withRows(`${'<row '.repeat(370)}x`), '过长'],
    [
      'a cell without end',
      () => withRows(`<row r="1"><c r="A1" t="str"><v>${'甲'.repeat(400_000)}</v></c></row>`),
      '过长',
    ],
    ['cells without end in a row', () => withRows(`<row r="1">${'<c><v>1</v></c>'.repeat(20_000)}</row>`), '已损坏'],
    [
      'rows that go backwards',
      () => withRows('<row r="5"><c><v>1</v></c></row><row r="4"><c><v>1</v></c></row>'),
      '已损坏',
    ],
    [
      'the same long text in every cell',
      () =>
        fileOf(
          zipOf(
            partsOf(
              [{ name: '一', xml: sheetXml(`<row r="1">${'<c t="s"><v>0</v></c>'.repeat(200)}</row>`) }],
              ['甲'.repeat(30_000)],
            ),
          ),
        ),
      '内容过多',
    ],
    [
      'merged areas upon each other',
      () =>
        fileOf(
          zipOf(
            partsOf([
              {
                name: '一',
                xml: sheetXml(
                  '<row r="1"><c r="A1"><v>1</v></c></row>',
                  `<mergeCells>${'<mergeCell ref="A1:GR99999"/>'.repeat(1000)}</mergeCells>`,
                ),
              },
            ]),
          ),
        ),
      '已损坏',
    ],
    [
      'a sheet that is cut off',
      () => fileOf(zipOf(partsOf([{ name: '一', xml: `<worksheet><sheetData>${good}<row r="2"><c` }]))),
      '已损坏',
    ],
  ])('with %s is refused with its reason, however it is used', async (_, make, reason) => {
    const path = await make()
    expect((await refused(() => drain(path))).reason).toContain(reason)
    expect((await refused(() => annotateWorkbook(path, `${path}.out`, note))).reason).toContain(reason)
  })

  it('leaves the server free for others while it is read', async () => {
    const path = await withStrings('<si><t>甲</t></si>'.repeat(1_900_000))
    let turns = 0
    const others = setInterval(() => {
      turns += 1
    }, 5)
    await lookAtSheets(path, 25).finally(() => clearInterval(others))
    expect(turns).toBeGreaterThan(20)
  })

  it('ends when its memory or its time is used up, and the next file is read as ever', async () => {
    const strings = await withStrings(
      Array.from({ length: 400_000 }, (_, at) => `<si><t>甲乙丙丁${at}</t></si>`).join(''),
    )
    const task = { name: 'look', path: strings, rows: 25 } as const
    const look = async (means: { seconds: number; memoryMb?: number }) => {
      for await (const _ of inWorker(task, means));
    }
    expect((await refused(() => look({ seconds: 300, memoryMb: 24 }))).reason).toContain('所需内存过多')
    expect((await refused(() => look({ seconds: 0.001 }))).reason).toContain('所需时间过长')
    const path = await withRows(good)
    expect((await lookAtSheets(path, 25))[0]?.rows).toEqual([{ rowNumber: 1, cells: ['小区名称'] }])
  })
})

it('lets two through at once, has some wait, and tells the others to come again', async () => {
  const turn = turnsOf({ atOnce: 2, waiting: 1 })
  const ends: (() => void)[] = []
  const work = () => turn(() => new Promise<void>((resolve) => ends.push(resolve)))
  const [first, second, third] = [work(), work(), work()]
  await expect(work()).rejects.toThrow(Problem)
  expect(ends).toHaveLength(2)
  ends[0]?.()
  await first
  await new Promise((resolve) => setImmediate(resolve))
  expect(ends).toHaveLength(3)
  ends.forEach((end) => end())
  await Promise.all([second, third])
})
