// The register narrowed by an import says by which, and lets go of it.
// @vitest-environment happy-dom
import { getImport } from '@huanju/contract/imports'
import { listRegions } from '@huanju/contract/organisations'
import { afterEach, expect, it } from 'vitest'
import { PanelsContext } from '../../app/panels.tsx'
import { appears, clearScreen, press, said, show, until } from '../../testing/screen.tsx'
import { Server } from '../../testing/server.ts'
import { FilterBar } from '../communities/FilterBar.tsx'
import { imports } from './index.ts'
import { exampleImport, idOf } from './testing/example-import.ts'

afterEach(clearScreen)

it.each([
  ['zh', '由“台账.xlsx”导入 ✕'],
  ['en', 'Came in by “台账.xlsx” ✕'],
] as const)('names the file in %s, and lets go of it', async (language, words) => {
  new Server()
    .on(listRegions, () => ({ on: '2026-11-20', rows: [] }))
    .on(getImport, () => exampleImport({ state: 'committed' }))
  const element = (
    <PanelsContext value={imports.panels ?? []}>
      <FilterBar />
    </PanelsContext>
  )
  const at = `/communities?importId=${idOf(1)}&q=槐`
  const { addressNow } = await show(element, { path: '/communities', at, language })
  await appears(words)
  await press(words)
  await until(() => expect(addressNow()).toBe('/communities?q=槐'))
  expect(said()).not.toContain('台账.xlsx')
})
