import { chromium } from 'playwright-core'
import chrome from '@sparticuz/chromium'
const base='http://127.0.0.1:18712'
process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs22.x'
const browser = await chromium.launch({ executablePath: await chrome.executablePath(), args: ['--no-sandbox','--use-angle=swiftshader','--enable-unsafe-swiftshader','--ignore-gpu-blocklist'], headless: true, env: { ...process.env, FONTCONFIG_PATH: '/etc/fonts' } as Record<string, string> })
const errors: string[] = []
async function as(login: string, width: number, height: number) {
  const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: { width, height } })
  const page = await context.newPage()
  page.on('console', (m) => { if (m.type()==='error') errors.push(m.text()) })
  page.on('pageerror', (e) => errors.push(String(e)))
  await page.goto(base+'/'); await page.waitForTimeout(1500)
  await page.fill('#login', login)
  await page.fill('input[type=password]', 'Huanju-demo-2026')
  await page.keyboard.press('Enter'); await page.waitForTimeout(2500)
  return page
}
const page = await as(process.argv[2] ?? 'taishan', 1440, 900)
const shot = async (n: string) => page.screenshot({ path: `/tmp/shot-${n}.png` })
await page.goto(base+'/communities?q=育才里'); await page.waitForTimeout(2500)
await shot('list')
await page.click('text=育才里小区'); await page.waitForTimeout(2500); await shot('community')
const id = page.url().split('/').pop()
await page.click('text=总数核对'); await page.waitForTimeout(1500); await shot('totals')
await page.click('[role=tab]:has-text("业主")'); await page.waitForTimeout(1800); await shot('owners')
await page.click('text=登记业主'); await page.waitForTimeout(1800); await shot('newowner')
await page.goto(base+'/owners?communityId='+id); await page.waitForTimeout(2500); await shot('ownerlist')
await page.click('tbody a'); await page.waitForTimeout(2000); await shot('owner')
await page.goto(base+'/dwellings?communityId='+id); await page.waitForTimeout(2500); await shot('dwellings')
await page.click('tbody a'); await page.waitForTimeout(2000); await shot('dwelling')
console.log(errors)
await browser.close()
