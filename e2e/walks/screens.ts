// Every screen for those who use it, at both widths: no error, nobody else asked, nothing serious for a screen reader.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { demoPassword } from '../../packages/server/src/demo/accounts.ts'
import type { Screen } from '../../packages/web/src/app/subject.ts'
import { subjects } from '../../packages/web/src/subjects/index.ts'
import { expectInOrder, openBrowser, visit } from '../browser.ts'

let browser: Browser

/** People who between them may use every screen. */
export const logins = ['taishan', 'sysadmin', 'secadmin', 'auditor', 'jiedao'] as const
/** Every screen that opens without naming a record. */
const screens = subjects.flatMap((one): readonly Screen[] => one.screens).filter(({ path }) => !path.includes('$'))

/** The screens that a person may use. */
async function pathsFor(login: string): Promise<string[]> {
  const answer = await fetch(`${inject('baseUrl')}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password: demoPassword }),
  })
  const { rights } = (await answer.json()) as { rights: string[] }
  return screens.filter(({ right }) => right === 'session' || rights.includes(right)).map(({ path }) => path)
}

/** Walks the screens of some people, in a file of its own: files run side by side. */
export function walkScreens(mine: readonly (typeof logins)[number][]): void {
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  it.each(mine)('%s finds every screen in order', async (login) => {
    const one = await visit(browser, login)
    for (const path of await pathsFor(login)) {
      await one.go(path)
      await one.page.locator('h1').first().waitFor()
      await expectInOrder(one, path)
    }
    await one.close()
  })
}

/** No screen is left that none of them may use. */
export function expectNoneUnseen(): void {
  it('leaves no screen unseen', async () => {
    const seen = new Set<string>()
    for (const login of logins) for (const path of await pathsFor(login)) seen.add(path)
    expect([...seen].sort()).toEqual(screens.map(({ path }) => path).sort())
  })
}
