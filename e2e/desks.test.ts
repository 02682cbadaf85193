// The desk of every demo account in a real browser: every link opens, and none ends at a right that its person lacks.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoAccounts } from '../packages/server/src/demo/accounts.ts'
import { openBrowser, visit } from './browser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** The links of the desk, one for each kind of place and names in its query. */
async function linksOn(page: Page): Promise<string[]> {
  await page.locator('.desk').waitFor()
  const hrefs = await page
    .locator('#content a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  const kinds = new Map<string, string>()
  for (const href of hrefs) {
    const [path = '', query = ''] = href.split('?')
    const names = [...new URLSearchParams(query).keys()].toSorted().join()
    kinds.set(`${path.replaceAll(/[0-9a-f-]{36}/g, '$')} ${names}`, href)
  }
  return [...kinds.values()]
}

describe('every desk', () => {
  it.each(demoAccounts.map(({ login }) => login))('of %s leads nowhere its person may not go', async (login) => {
    const { page, open, go, troubles, close } = await visit(browser, login)
    await open('/')
    const links = await linksOn(page)
    expect(links.length).toBeGreaterThan(0)
    for (const link of links) {
      await go(link)
      await page.locator('h1').first().waitFor()
      const said = await page.locator('#content').innerText()
      expect(said, link).not.toMatch(/没有“.*”权限|没有这个页面|没有找到/)
    }
    expect(troubles).toEqual([])
    await close()
  })
})

describe('what is done to all that a filter finds', () => {
  it('asks first, with its number, and does nothing when taken back', async () => {
    const { page, open, close } = await visit(browser, 'taishan')
    await open('/communities?status=planned')
    const jobs = () => page.evaluate<{ total: number }>(`fetch('/api/jobs').then((answer) => answer.json())`)
    const before = await jobs()
    await page.getByRole('button', { name: '判定纳入条件' }).click()
    const asked = page.locator('.ant-modal-confirm')
    await asked.waitFor()
    expect(await asked.innerText()).toMatch(/判定 \d+ 个小区的纳入条件？/)
    await asked.getByRole('button', { name: '取消' }).click()
    expect(await jobs()).toEqual(before)
    await close()
  })

  it('says of a wrong password what is wrong, without a code nobody asked for', async () => {
    const { page, close } = await visit(browser, null)
    await page.fill('#login', 'taishan')
    await page.fill('#password', 'not-the-password')
    await page.click('button[type=submit]')
    const said = await page.locator('[role=alert]').innerText()
    expect(said).toBe('账号或口令不正确。请检查大小写，再输一次')
    await close()
  })
})
