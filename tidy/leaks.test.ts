// Shows that names from outside the project are found.
import { describe, expect, it } from 'vitest'
import { checkLeaks } from './leaks.ts'
import { treeOf } from './tree.ts'

describe('leaks', () => {
  it.each(['see ../shared/design', 'in /tmp/x', 'cd /work/main', 'a subagent', 'at /home/someone/x'])(
    'finds %s', (text) => {
      expect(checkLeaks(treeOf({ 'docs/a.md': `# A\n${text}` })).map(({ line }) => line)).toEqual([2])
    })

  it('lets code use the folder of temporary files, and a folder of its own called shared', () => {
    const files = {
      'packages/web/src/shared/a.ts': '',
      'packages/web/src/app/b.ts': "import '../shared/a.ts'",
      'packages/server/src/a.ts': "const folder = '/tmp/x'",
      'docs/a.md': 'packages/server/tmp/x and ./tmp/',
    }
    expect(checkLeaks(treeOf(files))).toEqual([])
  })
})
