// Every screen for those who use it, wide and on a phone: no error, nobody else asked, nothing serious for a screen reader.
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Screen } from '../packages/web/src/app/subject.ts'
import { subjects } from '../packages/web/src/subjects/index.ts'
import { openBrowser, visit, type Visit } from './browser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** People who between them may use every screen. */
const logins = ['taishan', 'sysadmin', 'secadmin', 'auditor', 'jiedao']
/** Every screen that opens without naming a record. */
const screens = subjects.flatMap((one): readonly Screen[] => one.screens).filter(({ path }) => !path.includes('$'))

/** The screens that the person who is signed in may use. */
async function pathsFor({ page }: Visit): Promise<string[]> {
  const answer = await page.request.get(new URL('/api/session', page.url()).href)
  const { rights } = (await answer.json()) as { rights: string[] }
  return screens.filter(({ right }) => right === 'session' || rights.includes(right)).map(({ path }) => path)
}

describe.each([1440, 390])('at %i pixels', (width) => {
  const walked = new Set<string>()

  it.each(logins)('%s finds every screen in order', async (login) => {
    const one = await visit(browser, login, width)
    for (const path of await pathsFor(one)) {
      walked.add(path)
      await one.open(path)
      await one.page.locator('h1').first().waitFor()
      const { violations } = await new AxeBuilder({ page: one.page }).analyze()
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
      expect(serious.map(({ id, nodes }) => `${path} ${id}: ${nodes[0]?.html.slice(0, 160)}`)).toEqual([])
      const overflow = await one.page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth')
      expect(overflow, `${path} is wider than the screen`).toBeLessThanOrEqual(1)
    }
    expect(one.troubles).toEqual([])
    await one.close()
  })

  it('leaves no screen unseen', () => {
    expect([...walked].sort()).toEqual(screens.map(({ path }) => path).sort())
  })
})

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
