// A real browser for the journeys, and a page that remembers everything it should not have said or asked for.
import axe from 'axe-core'
import { existsSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { chromium, type Browser, type Page, type Request } from 'playwright-core'
import { expect, inject } from 'vitest'
import { demoPassword } from '../packages/server/src/demo/accounts.ts'

const flags = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-background-networking',
]
const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/microsoft-edge']

/** Opens the browser named by CHROMIUM_PATH, the packaged one on Linux, or one of the system's. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? (await packaged()) ?? usual.find((path) => existsSync(path))
  if (!executablePath) throw new Error('没有浏览器：请安装 Chromium，或用 CHROMIUM_PATH 指明')
  // The packaged browser brings fonts of its own, without Chinese; where the system has some, it reads those.
  const fonts = existsSync('/etc/fonts/fonts.conf') ? { FONTCONFIG_PATH: '/etc/fonts' } : {}
  return chromium.launch({ executablePath, args: flags, env: { ...process.env, ...fonts } as Record<string, string> })
}

async function packaged(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  // The package unpacks the libraries it needs only where it believes to run on such a machine.
  process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs22.x'
  const { default: binary } = await import('@sparticuz/chromium')
  return binary.executablePath()
}

/** A page with its own session and the list of what went wrong on it. */
export interface Visit {
  readonly page: Page
  readonly troubles: string[]
  /** Loads a page anew, as from a bookmark. */
  open(path: string): Promise<void>
  /** Goes to a page within the product, as by a link: nothing is loaded twice. */
  go(path: string): Promise<void>
  close(): Promise<void>
}

/** Opens a page in a fresh session, signed in as a demo account unless `login` is null. */
export async function visit(browser: Browser, login: string | null, width = 1440): Promise<Visit> {
  const baseUrl = inject('baseUrl')
  const context = await browser.newContext({
    viewport: { width, height: heightOf(width) },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  const page = await context.newPage()
  // The runner ends what hangs; a busy machine is let take its time.
  page.setDefaultTimeout(180_000)
  const troubles: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') troubles.push(`${page.url()} ${message.text()}`)
  })
  page.on('pageerror', (error) => troubles.push(`${page.url()} ${error.message}`))
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(baseUrl))
      troubles.push(`elsewhere: ${request.url()}`)
  })
  const settled = settling(page)
  const open = async (path: string) => {
    await page.goto(baseUrl + path)
    await settled()
  }
  const go = async (path: string) => {
    await page.evaluate(`history.pushState({}, '', ${JSON.stringify(path)})`)
    await settled()
  }
  await page.goto(baseUrl)
  if (login !== null) {
    await page.fill('#login', login)
    await page.fill('#password', demoPassword)
    await page.click('button[type=submit]')
    await page.waitForSelector('.shell')
  }
  return { page, troubles, open, go, close: () => context.close() }
}

/** How long nothing is asked of the server until a page counts as drawn, in milliseconds. */
const quietMs = 150

/** The longest to wait for that: a page may have given a request up without a word. */
const settledMs = 8000

/** Waits until every request of the page but its streams is answered, and none has followed for a moment. */
function settling(page: Page): () => Promise<void> {
  const open = new Set<Request>()
  let changed = 0
  const on = (request: Request, isOpen: boolean) => {
    if (request.resourceType() === 'eventsource') return
    if (isOpen) open.add(request)
    else open.delete(request)
    changed = performance.now()
  }
  page.on('request', (request) => on(request, true))
  page.on('requestfinished', (request) => on(request, false))
  page.on('requestfailed', (request) => on(request, false))
  return async () => {
    const begun = performance.now()
    changed = begun
    const isOver = () => performance.now() - begun > settledMs
    while (!isOver() && (open.size > 0 || performance.now() - changed < quietMs)) await wait(25)
    open.clear()
  }
}

// A colour on its way to another is not yet the one that is looked at; what turns for ever is left turning.
const atRest = `Promise.allSettled(document.getAnimations()
  .filter((one) => Number.isFinite(one.effect?.getComputedTiming().endTime)).map(({ finished }) => finished))`

/** What is serious for a screen reader on the page as it stands, or within a part of it, by rule and first place. */
export async function seriousFaults(page: Page, within?: string): Promise<string[]> {
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(axe.source)
  await page.evaluate(atRest)
  const context = within === undefined ? 'document' : JSON.stringify(within)
  const { violations } = await page.evaluate<axe.AxeResults>(`axe.run(${context}, { resultTypes: ['violations'] })`)
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)
}

/** The widths a page is looked at in: a desk and a phone. */
const widths = [1440, 390]

/** Looks at the page as it stands at both widths, the present one last: nothing serious, nothing wider than the screen. */
export async function expectInOrder({ page, troubles }: Visit, where: string): Promise<void> {
  const present = page.viewportSize()?.width ?? 1440
  for (const width of [...widths.filter((one) => one !== present), present]) {
    await resize(page, width)
    expect(await seriousFaults(page), `${where} at ${width}`).toEqual([])
    const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth')
    expect(overflow, `${where} is wider than ${width}`).toBeLessThanOrEqual(1)
  }
  expect(troubles).toEqual([])
}

/** Makes the window as wide as a desk's or a phone's, and waits until the page has been drawn anew. */
export async function resize(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: heightOf(width) })
  await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))')
}

const heightOf = (width: number) => (width < 500 ? 844 : 900)
