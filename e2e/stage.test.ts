// The stage of a community in a browser: taken into the plan and back, a doubtful clause answered, and a grey button that says why.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, seriousFaults, visit, type Visit } from './browser.ts'

let browser: Browser
let clerk: Visit
beforeAll(async () => {
  browser = await openBrowser()
  clerk = await visit(browser, 'taishan')
})
afterAll(() => browser.close())

async function openFirst({ page, open }: Visit, list: string): Promise<string> {
  await open(list)
  const link = page.locator('a[href^="/communities/"]').filter({ hasNotText: '登记' }).first()
  const path = (await link.getAttribute('href')) ?? ''
  await open(path)
  return path
}

describe('the stage of a community', () => {
  it('moves by an act that asks day and, the clause being in doubt, what succeeds it; the history says all of it', async () => {
    const { page } = clerk
    await openFirst(clerk, '/communities?verdict=meets&status=surveyed')
    await page.getByRole('button', { name: '列入计划' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('这项办理所依据的条款效力存疑').waitFor()
    const day = await page.inputValue('#on')
    await page.fill('#on', '')
    await dialog.getByRole('button', { name: '列入计划' }).click()
    // One press says everything that is missing.
    await dialog.getByText('请填写办理日期').waitFor()
    await dialog.getByText('请填写接续文件或理由').waitFor()
    await page.fill('#on', day)
    expect(await seriousFaults(page, '.ant-modal')).toEqual([])
    await page.fill('#successor', '市政府专题会议纪要')
    await page.fill('#paper', '试字〔2026〕1号')
    await dialog.getByRole('button', { name: '列入计划' }).click()
    await page.getByText('接续文件或理由：市政府专题会议纪要').waitFor()
    await page.getByText(/依据：.*三\(一\)（当时效力存疑）/).waitFor()
    await page.getByRole('button', { name: '登记开工' }).waitFor()
    await page.getByRole('button', { name: '移出计划' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '移出计划' }).click()
    await page.getByText('请填写理由').waitFor()
    await page.fill('#reason', '列错了')
    await page.getByRole('dialog').getByRole('button', { name: '移出计划' }).click()
    await page.getByText('理由：列错了').waitFor()
    await page.getByRole('button', { name: '列入计划' }).waitFor()
  })

  it('may not be moved where it does not qualify: the button is grey and says why, and what to do', async () => {
    const { page } = clerk
    await openFirst(clerk, '/communities?verdict=fails&status=surveyed')
    const button = page.getByRole('button', { name: '列入计划' })
    await button.focus()
    await page.getByText('资格判定为不符合，不能列入计划').waitFor()
    await page.getByText('核对档案并补正后重新判定资格').waitFor()
    expect(await button.getAttribute('aria-disabled')).toBe('true')
    expect(await page.getByRole('dialog').count()).toBe(0)
  })

  it('fits a phone', async () => {
    const phone = await visit(browser, 'taishan', 390)
    await openFirst(phone, '/communities?verdict=meets&status=surveyed')
    await phone.page.getByRole('button', { name: '列入计划' }).click()
    await phone.page.fill('#successor', '纪要')
    const overflow = await phone.page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth')
    expect(overflow).toBeLessThanOrEqual(1)
    expect(phone.troubles).toEqual([])
    await phone.close()
  })

  it('said nothing on the console and asked nobody else', () => {
    expect(clerk.troubles).toEqual([])
  })
})
