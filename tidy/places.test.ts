// Shows that names of places, departments and documents are found in code, and allowed in tests and the demo city.
import { describe, expect, it } from 'vitest'
import { checkPlaceNames } from './places.ts'
import { treeOf } from './tree.ts'

describe('places', () => {
  it.each([
    '泰山区',
    '市住建局',
    '区财政局',
    "the Tai'an plan",
    'taian-plan-2020',
    '泰政办字〔2020〕1号',
    '国办发〔2020〕23号',
    "'370902'",
  ])('finds %s', (name) => {
    const text = `// x\n// ${name}`
    expect(checkPlaceNames(treeOf({ 'packages/server/src/a.ts': text })).map(({ line }) => line)).toEqual([2])
    expect(checkPlaceNames(treeOf({ 'packages/server/src/a.test.ts': text }))).toEqual([])
    expect(checkPlaceNames(treeOf({ 'packages/server/src/demo/city.ts': text }))).toEqual([])
    expect(checkPlaceNames(treeOf({ 'packages/policy/370900-x/a.yaml': text }))).toEqual([])
  })

  it.each(['财政资金', '街道', '1370902x', 'maintain'])('lets pass %s', (name) => {
    expect(checkPlaceNames(treeOf({ 'packages/server/src/a.ts': `// ${name}` }))).toEqual([])
  })
})
