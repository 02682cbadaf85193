// The register narrowed by a plan says by which, and lets go of it.
// @vitest-environment happy-dom
import { listRegions } from '@huanju/contract/organisations'
import { getPlan } from '@huanju/contract/plans'
import { afterEach, expect, it } from 'vitest'
import { PanelsContext } from '../../app/panels.tsx'
import { appears, clearScreen, press, said, show, until } from '../../testing/screen.tsx'
import { refused, Server } from '../../testing/server.ts'
import { FilterBar } from '../communities/FilterBar.tsx'
import { plans } from './index.ts'
import type { Plan } from './PlanScreen.tsx'
import { examplePlan, idOf } from './testing/example-plan.ts'

afterEach(clearScreen)

const named = examplePlan({ name: '明年计划' })

async function open(
  query: string,
  language: 'zh' | 'en' = 'zh',
  answer: () => Plan | ReturnType<typeof refused> = () => named,
) {
  const server = new Server().on(listRegions, () => ({ on: '2026-11-20', rows: [] })).on(getPlan, answer)
  const element = (
    <PanelsContext value={plans.panels ?? []}>
      <FilterBar />
    </PanelsContext>
  )
  const shown = await show(element, { path: '/communities', at: `/communities${query}`, language })
  return { server, ...shown }
}

it('names the plan and the year, and lets go of both', async () => {
  const { server, addressNow } = await open(`?planId=${idOf(1)}&planYear=2027&q=槐`)
  await appears('计划“明年计划”的 2027 年度 ✕')
  expect(server.askedOf(getPlan)[0]?.path).toBe(`/plans/${idOf(1)}`)
  await press('计划“明年计划”的 2027 年度 ✕')
  await until(() => expect(addressNow()).toBe('/communities?q=槐'))
  expect(said()).not.toContain('明年计划')
})

it('says so in English, and of all years', async () => {
  await open(`?planId=${idOf(1)}`, 'en')
  await appears('Plan “明年计划” ✕')
})

it('still says that a plan narrows the list where its name may not be read', async () => {
  await open(`?planId=${idOf(1)}`, 'zh', () => refused(403, 'forbidden', { zh: '没有权限', en: 'No right' }))
  await appears('一个计划 ✕')
})
