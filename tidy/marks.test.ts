// Shows that a Chinese mark which the screen would say in English too is found, and one within Chinese words is not.
import { describe, expect, it } from 'vitest'
import { checkMarks } from './marks.ts'
import { treeOf } from './tree.ts'

const found = (text: string, path = 'packages/web/src/a.tsx') => checkMarks(treeOf({ [path]: text }))

describe('Chinese marks', () => {
  it.each([
    'const a = <b>{one}：{two}</b>',
    'const a = `${one}（${two}）`',
    "const a = all.join('；')",
    "const a = w('甲，乙', 'a，b')",
    "const a = { zh: '甲：', en: 'a：' }",
  ])('finds them in %s', (text) => {
    expect(found(`\n${text}`).map(({ line }) => line)).toContain(2)
  })

  it.each([
    "const a = w('甲，乙', 'a, b')",
    "const a = w(`${one}：${all.join('、')}`, `${one}: ${all.join(', ')}`)",
    "const a = { zh: '甲：', en: 'a: ' }",
    "const a = w('甲', 'Choose “Save”')",
  ])('lets pass %s', (text) => {
    expect(found(text)).toEqual([])
  })

  it('leaves tests and the server to themselves', () => {
    expect(found("const a = '：'", 'packages/web/src/a.test.tsx')).toEqual([])
    expect(found("const a = '：'", 'packages/server/src/a.ts')).toEqual([])
  })
})
