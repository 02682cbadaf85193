// Shows that a how-to of eleven lines is found and one of ten passes.
import { expect, it } from 'vitest'
import { checkHowTos } from './how-to.ts'
import { treeOf } from './tree.ts'

function linesFound(count: number, name = 'add-a-screen.md'): number[] {
  const text = `# Add a screen\n\n${'Do this.\n\n'.repeat(count)}`
  return checkHowTos(treeOf({ [`docs/how-to/${name}`]: text })).map(({ line }) => line)
}

it('finds a how-to of eleven lines, not counting heading and empty lines', () => {
  expect(linesFound(10)).toEqual([])
  expect(linesFound(11)).toEqual([23])
  expect(linesFound(11, 'README.md')).toEqual([])
})
