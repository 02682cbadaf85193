// Shows that each bar on size is found crossed by one, and not when just met.
import { describe, expect, it } from 'vitest'
import {
  checkFileSizes,
  checkFunctionSizes,
  checkLineLengths,
  checkParameterCounts,
  checkUsualLineLengths,
} from './sizes.ts'
import { treeOf, type Tree } from './tree.ts'

function fileOf(text: string): Tree {
  return treeOf({ 'packages/domain/src/plans/a.ts': text })
}

describe('sizes', () => {
  it('finds a file of 401 lines and lets 400 pass', () => {
    expect(checkFileSizes(fileOf('// x\n'.repeat(400)))).toEqual([])
    expect(checkFileSizes(fileOf('// x\n'.repeat(401)))).toHaveLength(1)
  })

  it('finds a function of 71 lines and lets 70 pass', () => {
    const ofLines = (count: number) => fileOf(`// x\nexport const walk = () => {\n${'  step()\n'.repeat(count - 2)}}`)
    expect(checkFunctionSizes(ofLines(70))).toEqual([])
    const [finding] = checkFunctionSizes(ofLines(71))
    expect(finding?.line).toBe(2)
    expect(finding?.words).toBe('walk has 71 lines, 70 at most; name its parts and call them')
  })

  it('takes no group of tests for a function', () => {
    const body = `{\n${'  step()\n'.repeat(80)}}`
    const groups = `describe('all', () => ${body})\ndescribe.each([1])('x', () => ${body})`
    expect(checkFunctionSizes(fileOf(groups))).toEqual([])
    expect(checkFunctionSizes(fileOf(`it('one', () => ${body})`))).toHaveLength(1)
  })

  it('finds a function of five parameters and lets four pass', () => {
    const found = checkParameterCounts(fileOf('const four = (a, b, c, d) => a\nfunction five(a, b, c, d, e) {}'))
    expect(found.map(({ line }) => line)).toEqual([2])
  })

  it('finds a line of 241 characters and lets 240 pass, Chinese ones too', () => {
    expect(checkLineLengths(fileOf(`//${'区'.repeat(238)}`))).toEqual([])
    expect(checkLineLengths(fileOf(`// x\n//${'区'.repeat(239)}`)).map(({ line }) => line)).toEqual([2])
  })

  it('lets one line in a hundred be longer than 120 characters, and finds two', () => {
    const lines = (long: number) =>
      fileOf(Array.from({ length: 100 }, (_, index) => (index < long ? `//${'区'.repeat(119)}` : '// x')).join('\n'))
    expect(checkUsualLineLengths(lines(1))).toEqual([])
    expect(checkUsualLineLengths(lines(2))).toHaveLength(1)
  })
})
