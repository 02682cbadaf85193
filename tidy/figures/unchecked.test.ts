// Shows what counts as a type taken on trust.
import { expect, it } from 'vitest'
import { modulesOf } from '../module.ts'
import { treeOf } from '../tree.ts'
import { countUnchecked } from './unchecked.ts'

function counted(text: string) {
  return modulesOf(treeOf({ 'packages/domain/src/a.ts': text })).map(countUnchecked)
}

it('counts each cast, a double one twice', () => {
  const [counts] = counted('const a = b as unknown as Row\nconst c = <Row>d\nconst e = f as Row[]')
  expect(counts).toEqual({ casts: 4, nonNulls: 0, anys: 0, switchedOff: 0 })
})

it('takes as const, satisfies, renamed imports and words in texts for no cast', () => {
  const [counts] = counted(
    [
      "import { a as b } from './b.ts'",
      'const c = [1] as const',
      'const d = { e: 1 } satisfies F',
      "const g = 'h as I!'",
      '// taken as Row, any of them!',
      'const j = !k && l !== m',
    ].join('\n'),
  )
  expect(counts).toEqual({ casts: 0, nonNulls: 0, anys: 0, switchedOff: 0 })
})

it('counts !, any and comments that switch a check off', () => {
  const switched = ['// @ts-expect-error', '// oxlint-disable-next-line', '/* eslint-disable */'].join('\n')
  const [counts] = counted(`${switched}\nconst a: any = b!.c!.d\nfunction e(f: any[]) {}`)
  expect(counts).toEqual({ casts: 0, nonNulls: 2, anys: 2, switchedOff: 3 })
})
