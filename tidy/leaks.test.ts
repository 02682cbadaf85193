// Shows that names from outside the project are found.
import { describe, expect, it } from 'vitest'
import { checkLeaks } from './leaks.ts'
import { treeOf } from './tree.ts'

describe('leaks', () => {
  it.each(['see ../../elsewhere/design', 'in /tmp/x', 'at /home/someone/x'])('finds %s', (text) => {
    expect(checkLeaks(treeOf({ 'docs/a.md': `# A\n${text}` })).map(({ line }) => line)).toEqual([2])
  })

  it('lets code use the folder of temporary files, and paths that stay inside', () => {
    const files = {
      'packages/web/src/app/b.ts': "import '../parts/a.ts'",
      'packages/server/src/a.ts': "const folder = '/tmp/x'",
      'docs/a.md': 'packages/server/tmp/x and ./tmp/',
    }
    expect(checkLeaks(treeOf(files))).toEqual([])
  })
})
