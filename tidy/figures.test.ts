// Shows what the figures count.
import { expect, it } from 'vitest'
import { printFigures, repeatedLines, spread } from './figures.ts'
import { treeOf } from './tree.ts'

it('gives median, 95th percentile and longest', () => {
  expect(spread([3, 1, 2])).toBe('2/3/3')
  expect(spread([])).toBe('0/0/0')
})

it('counts the lines of runs that stand twice, in one file or in two', () => {
  const run = ['a1', 'b1', '', 'c1', 'd1', '}', 'e1', 'f1']
  expect(repeatedLines([{ path: 'a.ts', lines: run }, { path: 'b.ts', lines: ['x1', ...run] }])).toBe(12)
  expect(repeatedLines([{ path: 'a.ts', lines: [...run, ...run] }])).toBe(12)
  expect(repeatedLines([{ path: 'a.ts', lines: run }, { path: 'b.ts', lines: run.slice(1) }])).toBe(0)
})

it('prints one line for each package and one for all', () => {
  const code = '// a\nexport const f = () => 1 as unknown as 2\nconst g = [1] as const'
  const tree = treeOf({ 'packages/web/src/a.ts': code, 'packages/web/src/a.test.ts': '// b\n// c\n// d' })
  const figures = ' · 1 files, lines 3/3/3 · functions 1/1/1 · imports 0/0/0 · comments 33 % · documented 0 %'
    + ' · casts 666.7 per 1000 lines · repeated 0 % · test lines 1.00 per line'
  expect(printFigures(tree)).toEqual(['web', 'all'].map((name) => name.padEnd(10) + figures))
})
