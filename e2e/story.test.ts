// One community followed by hand, as it is told: its totals, its owners, and what nobody may do to them; at the desk and on
// the phone of a street worker.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { expectInOrder, openBrowser, visit, type Visit } from './browser.ts'

let browser: Browser
let clerk: Visit
beforeAll(async () => {
  browser = await openBrowser()
  clerk = await visit(browser, 'taishan')
})
afterAll(() => browser.close())

const name = '育才里小区'

it('stands in the register, and its totals equal their parts to the last square metre', async () => {
  const { page, open } = clerk
  await open(`/communities?q=${encodeURIComponent(name)}`)
  await page.getByRole('link', { name, exact: true }).first().click()
  await page.getByRole('tab', { name: '总数核对' }).click()
  await page.getByText('180 套房屋中 180 套登记了业主，面积 14,040.00 ㎡，按人数计 174 人').waitFor()
  const results = await page.locator('tbody tr td:last-child').allTextContents()
  expect(results).toHaveLength(15)
  expect(new Set(results)).toEqual(new Set(['一致']))
  await expectInOrder(clerk, 'totals of a community')
})

it('leads from its heads to its owners', async () => {
  const { page } = clerk
  await page.getByRole('link', { name: /按人数计 174 人$/ }).click()
  await page.locator('.sums').getByText('共 198 条').waitFor()
  // The list is narrowed to the community, and says so.
  await page.locator('.filters').getByText(name).first().waitFor()
  await expectInOrder(clerk, 'owners of a community')
})

it('lets nobody record a share too many, says by how much, and keeps what was typed', async () => {
  const { page, open } = clerk
  await open(`/communities?q=${encodeURIComponent(name)}`)
  await page.getByRole('link', { name, exact: true }).first().click()
  await page.getByRole('tab', { name: '业主' }).click()
  await page
    .getByRole('link', { name: /1号楼 1-502$/ })
    .first()
    .click()
  await page.getByText('50.0%').first().waitFor()
  await page.getByRole('link', { name: '登记业主' }).click()
  await page.fill('#name', '甲新')
  await page.fill('#share', '1/3')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('这套房屋各业主的份额合计 4/3，超过 1').first().waitFor()
  expect(await page.inputValue('#name')).toBe('甲新')
  // The refusal itself is an answer that the browser notes.
  expect(clerk.troubles.splice(0).filter((one) => !one.includes('400'))).toEqual([])
})

it('is found and read by the street worker on the phone, its owners masked', async () => {
  const worker = await visit(browser, 'jiedao', 390)
  const { page, open } = worker
  await open(`/communities?q=${encodeURIComponent(name)}`)
  await page.getByText(name).first().click()
  await page.getByRole('tab', { name: '总数核对' }).click()
  await page.getByText(/^180 套房屋中/).waitFor()
  await expectInOrder(worker, 'totals on the phone')
  await page.getByRole('tab', { name: '业主' }).click()
  await page.getByText(/^共 198 条/).waitFor()
  const shown = await page.locator('[role=tabpanel][aria-hidden=false] tbody tr').allTextContents()
  expect(shown).toHaveLength(198)
  for (const row of shown) expect(row).toMatch(/^.\*+/)
  await expectInOrder(worker, 'owners on the phone')
  await worker.close()
})
