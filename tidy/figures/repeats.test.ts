// Shows which runs of lines count as repeated.
import { expect, it } from 'vitest'
import { findRepeats, repeatedLines } from './repeats.ts'

const run = ['a1', 'b1', '', 'c1', 'd1', '}', 'e1', '甲']
const everywhere = () => true

it('finds a run of six that stands in two files or twice in one; empty lines and bare brackets do not count', () => {
  const inTwo = findRepeats([
    { path: 'a.ts', lines: run },
    { path: 'b.ts', lines: ['x1', ...run] },
  ])
  expect(inTwo.map(({ places }) => places.map(({ path }) => path))).toEqual([['a.ts', 'b.ts']])
  expect(findRepeats([{ path: 'a.ts', lines: [...run, 'x1', ...run] }])).toHaveLength(1)
})

it('finds none where only five lines are alike', () => {
  expect(
    findRepeats([
      { path: 'a.ts', lines: run },
      { path: 'b.ts', lines: run.slice(1) },
    ]),
  ).toEqual([])
})

it('compares lines whatever their indent and their closing comma', () => {
  const indented = run.map((line) => `    ${line.replace('1', '  =  1')},`)
  const plain = run.map((line) => line.replace('1', ' = 1'))
  expect(
    findRepeats([
      { path: 'a.ts', lines: plain },
      { path: 'b.ts', lines: indented },
    ]),
  ).toHaveLength(1)
})

it('counts each repeated line once, in the files chosen', () => {
  const long = [...run, 'f1', 'g1']
  const repeats = findRepeats([
    { path: 'a.ts', lines: long },
    { path: 'b.ts', lines: long },
  ])
  expect(repeats).toHaveLength(3)
  expect(repeatedLines(repeats, everywhere)).toBe(16)
  expect(repeatedLines(repeats, (path) => path === 'a.ts')).toBe(8)
})
