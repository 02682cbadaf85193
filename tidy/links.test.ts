// Shows that broken links and anchors are found, Chinese headings included.
import { describe, expect, it } from 'vitest'
import { anchorsOf, checkLinks } from './links.ts'
import { treeOf } from './tree.ts'

function linesOf(text: string): number[] {
  const tree = treeOf({ 'docs/a.md': text, 'docs/decisions/0001-x.md': '# One\n## 数据 data', 'README.md': '# R' })
  return checkLinks(tree).map(({ line }) => line)
}

describe('links', () => {
  it.each([
    '[x](missing.md)',
    '[x](../../outside.md)',
    '[x](#no-heading)',
    '[x](decisions/0001-x.md#two)',
    '![x](shot.png)',
    '[x](/docs/a.md)',
    '[x]: missing.md',
    '<img src="shot.png">',
    '[`code`](missing.md)',
  ])('finds %s', (link) => {
    expect(linesOf(`# A\n${link}`)).toEqual([2])
  })

  it.each([
    '[x](../README.md)',
    '[x](decisions/)',
    '[x](decisions/0001-x.md#数据-data)',
    '[x](#a)',
    '[x](https://example.org/y)',
    '`[x](missing.md)`',
    '```\n[x](missing.md)\n```',
  ])('lets pass %s', (link) => {
    expect(linesOf(`# A\n${link}`)).toEqual([])
  })

  it('makes anchors as the sites do that show Markdown', () => {
    const text = '# 1. The idea, in `one` breath\n## Errors: three kinds\n## 错误\n## 错误\n```\n# no heading\n```'
    expect([...anchorsOf(text)]).toEqual(['1-the-idea-in-one-breath', 'errors-three-kinds', '错误', '错误-1'])
  })
})
