// Shows what the figures count.
import { expect, it } from 'vitest'
import { printFigures, spread } from './figures.ts'
import { treeOf } from './tree.ts'

it('gives median, 95th percentile and longest', () => {
  expect(spread([3, 1, 2])).toBe('2/3/3')
  expect(spread([])).toBe('0/0/0')
})

it('prints one line for each package and one for all', () => {
  const code = '// a\nexport const f = () => 1'
  const tree = treeOf({ 'packages/web/src/a.ts': code, 'packages/web/src/a.test.ts': '// b\n// c' })
  const figures = ' · 1 files, lines 2/2/2 · functions 1/1/1 · imports 0/0/0 · documented 0 %'
    + ' · test lines 1.00 per line'
  expect(printFigures(tree)).toEqual(['web', 'all'].map((name) => name.padEnd(10) + figures))
})
