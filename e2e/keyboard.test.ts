// Signing in without a mouse, the other language, larger letters; the journal is verified on the screen.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser, visit } from './browser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

it('signs in without a mouse, speaks English at a switch, and grows at a switch', async () => {
  const one = await visit(browser, null)
  await one.page.locator('#login').focus()
  await one.page.keyboard.type('lingdao')
  await one.page.keyboard.press('Tab')
  await one.page.keyboard.type('Huanju-demo-2026')
  await one.page.keyboard.press('Enter')
  await one.page.waitForSelector('.shell')
  await one.open('/profile')
  await one.page.getByText('English', { exact: true }).click()
  await one.page.getByRole('heading', { name: 'Profile' }).waitFor()
  await one.page.locator('#large').click()
  await expect.poll(() => one.page.evaluate<string>('getComputedStyle(document.body).fontSize')).toBe('18px')
  expect(one.troubles).toEqual([])
  await one.close()
})

it('verifies the journal and shows a verdict that prints', async () => {
  const auditor = await visit(browser, 'auditor')
  await auditor.open('/journal')
  await auditor.page.getByRole('button', { name: '核验日志链' }).click()
  await auditor.page.getByText('逐行核验一致').waitFor()
  await auditor.close()
})
