// Shows that a circle is found, and that types close none.
import { describe, expect, it } from 'vitest'
import { checkCircles } from './circles.ts'
import { printFinding } from './finding.ts'
import { treeOf } from './tree.ts'

describe('circles', () => {
  it('finds a circle of three once, with its way', () => {
    const found = checkCircles(
      treeOf({
        'packages/x/src/a.ts': "// a\nimport { b } from './b.ts'",
        'packages/x/src/b.ts': "export { c } from './c.ts'",
        'packages/x/src/c.ts': "export const c = () => import('./a.ts')",
      }),
    )
    expect(found.map(printFinding)).toEqual([
      'packages/x/src/a.ts:2 closes a circle packages/x/src/a.ts → packages/x/src/b.ts → packages/x/src/c.ts → ' +
        'packages/x/src/a.ts; move what both need to a third file',
    ])
  })

  it('finds a file that imports itself', () => {
    expect(checkCircles(treeOf({ 'a.ts': "import { x } from './a.ts'" }))).toHaveLength(1)
  })

  it('lets types go round', () => {
    const found = checkCircles(
      treeOf({
        'a.ts': "import type { B } from './b.ts'",
        'b.ts': "import { a } from './a.ts'\nexport type { A } from './a.ts'",
      }),
    )
    expect(found).toEqual([])
  })
})
