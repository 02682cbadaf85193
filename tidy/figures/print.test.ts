// Shows the tables: aligned whatever the script, all figures once, and two measurings side by side.
import { expect, it } from 'vitest'
import { treeOf } from '../tree.ts'
import { measureTree } from './measure.ts'
import { printComparison, printFigures } from './print.ts'
import { alignTable } from './table.ts'

const before = measureTree(treeOf({ 'packages/web/src/a.ts': '// a\nconst b = c as D\n' }), ['dwelling'])
const now = measureTree(
  treeOf({
    'packages/web/src/a.ts': '// a\nconst b = c\nconst e = dwelling\n',
    'packages/domain/src/x/dwelling.ts': '// a\n// b\n',
  }),
  ['dwelling'],
)

it('aligns columns, a Chinese character two wide, texts left and numbers right', () => {
  expect(
    alignTable(
      [
        ['文件', 'files', '9'],
        ['行', 'x', '1234'],
      ],
      2,
    ),
  ).toEqual(['文件  files     9', '行    x      1234'])
})

it('prints each figure once, each floor in its column, the files with casts and the entity', () => {
  const lines = printFigures(now)
  expect(lines[1]?.split(/\s+/)).toEqual([
    '指标',
    'figure',
    'all',
    'quantities',
    'engines',
    'optimiser',
    'policy',
    'domain',
    'contract',
    'server',
    'web',
    'tools',
  ])
  expect(lines.find((line) => line.startsWith('行'))?.split(/\s+/)).toEqual('行 lines 5 0 0 0 0 2 0 0 3 0'.split(' '))
  expect(lines.filter((line) => line.startsWith('文件  '))).toHaveLength(1)
  expect(printFigures(before)).toContain('packages/web/src/a.ts  1')
  expect(lines).toContain('实体 entity dwelling, dwellings')
  expect(lines.slice(-2).map((line) => line.split(/\s{2,}/))).toEqual([
    ['自有', 'own', 'packages/domain/src/x/dwelling.ts', '2'],
    ['共用，提到', 'shared, names it', 'packages/web/src/a.ts:3', '1'],
  ])
})

it('prints the whole side by side, of a floor only what changed, and the entity', () => {
  const rows = printComparison(before, now).map((line) => line.split(/\s{2,}/))
  const rowOf = (part: string, figure: string) => rows.find((row) => row[1] === part && row[3] === figure)?.slice(4)
  expect(rowOf('all', 'lines')).toEqual(['2', '5', '+3'])
  expect(rowOf('all', 'casts')).toEqual(['1', '0', '-1'])
  expect(rowOf('all', 'functions')).toEqual(['0', '0'])
  expect(rowOf('web', 'casts')).toEqual(['1', '0', '-1'])
  expect(rowOf('web', 'functions')).toBeUndefined()
  expect(rowOf('dwelling', 'own lines')).toEqual(['0', '2', '+2'])
  const nearly = printComparison({ floors: { all: { lines: 5, testLinesPerLine: 0.004 } }, entities: {} }, now)
  expect(
    nearly
      .find((line) => line.includes('per line'))
      ?.split(/\s{2,}/)
      .slice(4),
  ).toEqual(['0.00', '0.00'])
  const unknown = printComparison({ floors: {}, entities: {} }, now).map((line) => line.split(/\s{2,}/))
  expect(unknown.find((row) => row[1] === 'all' && row[3] === 'lines')?.slice(4)).toEqual(['–', '5'])
})
