// A page opens to who holds its right; others are told which right that is, and their browser asks for nothing.
// @vitest-environment happy-dom
import { Problem } from '@huanju/contract'
import { rightNamed } from '@huanju/domain/subjects'
import { afterEach, expect, it } from 'vitest'
import { clearScreen, said, show } from '../testing/screen.tsx'
import { guarded } from './guarded.tsx'

afterEach(clearScreen)

let isLoaded = false
const Screen = Object.assign(() => <p>导入的内容</p>, {
  preload: async () => {
    isLoaded = true
  },
})
const Imports = guarded('imports.use', Screen)
const Own = guarded('session', Screen)

it('opens to who holds its right, and what is everybody’s to everybody', async () => {
  await show(<Imports />, { rights: ['imports.use'] })
  expect(said()).toContain('导入的内容')
  clearScreen()
  await show(<Own />)
  expect(said()).toContain('导入的内容')
})

it('tells who lacks the right its name, and shows nothing of the page', async () => {
  await show(<Imports />, { rights: ['communities.read'] })
  expect(said()).toContain(new Problem('no-right', { right: rightNamed('imports.use') }).words.zh)
  expect(said()).not.toContain('导入的内容')
})

it('is loaded ahead as the screen itself is', async () => {
  await Imports.preload?.()
  expect(isLoaded).toBe(true)
})
