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

it('takes a day key by key, says what it cannot read, and filters once it is a day', async () => {
  const clerk = await visit(browser, 'taishan')
  await clerk.open('/communities')
  const box = clerk.page.locator('.filters .day-box input, .day-box input').first()
  await box.click()
  await clerk.page.keyboard.type('1996.6.3')
  expect(await box.inputValue()).toBe('1996.6.3')
  await clerk.page.keyboard.press('Backspace')
  await clerk.page.locator('.day-input[data-wrong]').first().waitFor()
  await clerk.page.getByRole('tooltip').filter({ hasText: '1998-06-30' }).waitFor()
  await clerk.page.keyboard.type('30')
  await clerk.page.keyboard.press('Tab')
  await expect.poll(() => new URL(clerk.page.url()).searchParams.get('completedTo')).toBe('1996-06-30')
  expect(await box.inputValue()).toBe('1996-06-30')
  expect(clerk.troubles).toEqual([])
  await clerk.close()
})
