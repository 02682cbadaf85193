// Shows that missing purposes and missing sentences are found.
import { describe, expect, it } from 'vitest'
import { checkPurposes, documentedPercent, exportedFunctions, listUndocumented } from './comments.ts'
import { treeOf } from './tree.ts'

const path = 'packages/domain/src/plans/a.ts'

describe('comments', () => {
  it.each(["import 'x'\n// What this file is for.", 'export const one = 1', '// x\nexport const one = 1'])(
    'finds no purpose at the top of %j',
    (text) => {
      expect(checkPurposes(treeOf({ [path]: text }))).toHaveLength(1)
    },
  )

  it.each([
    '// What this file is for.',
    '/* 小区台账的一张表 */',
    '#!/usr/bin/env node\n// Starts the server of the city.',
  ])('reads the purpose of %j', (text) => {
    expect(checkPurposes(treeOf({ [path]: text }))).toEqual([])
  })

  it('counts the exported functions that say their rule', () => {
    const text = [
      '/** Says it. */',
      'export function said() {}',
      '',
      'export const unsaid = () => 1',
      '/** Says it. */',
      'export const alsoSaid = function () {}',
      'export const noFunction = 1',
      '// A plain comment.',
      'export async function plain() {}',
      'function hidden() {}',
    ].join('\n')
    const found = exportedFunctions(treeOf({ [path]: text }))
    expect(documentedPercent(found)).toBe(50)
    expect(listUndocumented(found).map(({ line }) => line)).toEqual([4, 9])
  })
})
