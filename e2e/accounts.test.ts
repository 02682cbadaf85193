// An account gets its first password from two administrators in their browsers, in halves; its holder gets in with both.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser, visit } from './browser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const holder = 'newcomer'

async function proveAgain(page: Page): Promise<void> {
  await page.fill('#password-again', 'Huanju-demo-2026')
  await page.getByRole('button', { name: '确认', exact: true }).click()
}
const halfOn = async (page: Page, title: string) => {
  const dialog = page.getByRole('dialog').filter({ hasText: title })
  await dialog.waitFor()
  return (await dialog.locator('code').textContent()) ?? ''
}

it('asks, releases, and signs in with both halves in one', async () => {
  const system = await visit(browser, 'sysadmin')
  await system.open('/people')
  await system.page.getByRole('button', { name: '新建账号' }).click()
  await system.page.fill('#person-login', holder)
  await system.page.fill('#person-name', '新来的人')
  await system.page.getByRole('button', { name: '新建', exact: true }).click()
  const first = await halfOn(system.page, '前半段')

  const security = await visit(browser, 'secadmin')
  await security.open('/people')
  await security.page.getByRole('button', { name: '放行', exact: true }).click()
  await proveAgain(security.page)
  const second = await halfOn(security.page, '后半段')

  const own = await visit(browser, null)
  await own.page.fill('#login', holder)
  await own.page.fill('#password', first + second)
  await own.page.click('button[type=submit]')
  // A one-time password leads nowhere but to one's own.
  await own.page.waitForSelector('#password-next')
  // What the server wants first is an answer of 403 by itself, which the browser notes.
  const noted = [...system.troubles, ...security.troubles].filter((words) => !words.includes('403'))
  expect([...noted, ...own.troubles]).toEqual([])
  await Promise.all([system.close(), security.close(), own.close()])
})
