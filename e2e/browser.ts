// A real browser for the journeys, and a page that remembers everything it should not have said or asked for.
import { AxeBuilder } from '@axe-core/playwright'
import { existsSync } from 'node:fs'
import { chromium, type Browser, type Page } from 'playwright-core'
import { inject } from 'vitest'

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
  open(path: string): Promise<void>
  close(): Promise<void>
}

/** The password of the demo accounts, as the sign-in page itself offers it. */
const demoPassword = 'Huanju-demo-2026'

/** Opens a page in a fresh session, signed in as a demo account unless `login` is null. */
export async function visit(browser: Browser, login: string | null, width = 1440): Promise<Visit> {
  const baseUrl = inject('baseUrl')
  const context = await browser.newContext({
    viewport: { width, height: width < 500 ? 844 : 900 },
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
  const open = async (path: string) => {
    await page.goto(baseUrl + path)
    await page.waitForLoadState('networkidle').catch(() => undefined)
  }
  await page.goto(baseUrl)
  if (login !== null) {
    await page.fill('#login', login)
    await page.fill('#password', demoPassword)
    await page.click('button[type=submit]')
    await page.waitForSelector('.shell')
  }
  return { page, troubles, open, close: () => context.close() }
}

/**
 * What is serious for a screen reader on the page, or within a part of it, as it stands, by rule and first place. The page has no frames of
 * others, so it is looked at in one go, without a second page; only violations are written out.
 */
export async function seriousFaults(page: Page, within?: string): Promise<string[]> {
  const builder = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
  const { violations } = await (within === undefined ? builder : builder.include(within)).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)
}
