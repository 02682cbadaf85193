// Every screen for those who use it, at one width: no error, nobody else asked, nothing serious for a screen reader.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Screen } from '../../packages/web/src/app/subject.ts'
import { subjects } from '../../packages/web/src/subjects/index.ts'
import { openBrowser, seriousFaults, visit, type Visit } from '../browser.ts'

let browser: Browser

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

/** Walks every screen at the width, in a file of its own: files run side by side. */
export function walkScreens(width: number): void {
  describe(`at ${width} pixels`, () => {
    beforeAll(async () => {
      browser = await openBrowser()
    })
    afterAll(() => browser.close())

    const walked = new Set<string>()

    it.each(logins)('%s finds every screen in order', async (login) => {
      const one = await visit(browser, login, width)
      for (const path of await pathsFor(one)) {
        walked.add(path)
        await one.open(path)
        await one.page.locator('h1').first().waitFor()
        expect(await seriousFaults(one.page), path).toEqual([])
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
}
