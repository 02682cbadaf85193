// The planning bench in a browser: levers, a live search, the result from every side, a reason, an export, and a dead end.
import { readXlsx } from 'hucre/xlsx'
import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, seriousFaults, visit, type Visit } from './browser.ts'

let browser: Browser
let planner: Visit
let studyPath = ''

/** What a person could press or type into that lies beneath the tray, by its text. */
async function beneathTray(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    const tray = document.querySelector('.tray')
    if (!tray) return ['no tray']
    const { left, right, top, bottom } = tray.getBoundingClientRect()
    return [...document.querySelectorAll('a, button, input, [role=combobox], [role=tab]')]
      .filter((one) => !tray.contains(one))
      .filter((one) => {
        const box = one.getBoundingClientRect()
        return box.width > 0 && box.left < right && box.right > left && box.top < bottom && box.bottom > top
      })
      .map((one) => one.textContent || one.getAttribute('aria-label') || one.tagName)
  })()`)
}

beforeAll(async () => {
  browser = await openBrowser()
  planner = await visit(browser, 'planner')
})
afterAll(() => browser.close())

describe('the planning bench', () => {
  it('solves a study of a plan while its plan and bound close in', async () => {
    const { page, open } = planner
    await open('/plans')
    await page.getByRole('button', { name: '新建计划' }).first().click()
    await page.waitForURL(/plans\/[0-9a-f-]{36}/)
    await page.getByText('证据不足的也参加排序').click()
    await page.getByRole('button', { name: '保存并排序' }).click()
    // What concerns every community asks first, and says how many they are.
    await page.getByText(/将对.+ \d+ 个尚未列入的小区/).waitFor()
    await page.getByRole('button', { name: '开始排序' }).click()
    await page.getByText('可用资金与列入投资').waitFor()
    await page.getByRole('button', { name: '看谁的名次变动' }).click()
    await page.getByText('名次没有变化').waitFor()
    await page.getByRole('button', { name: '新建推演' }).click()
    await page.waitForURL(/studies\/[0-9a-f-]{36}/)
    studyPath = new URL(page.url()).pathname
    // As long as may be, and stopped once a plan stands: however slow the machine, there is one.
    await page.getByRole('combobox', { name: '最多用时' }).click()
    await page.getByText('最多用时 300 秒').click()
    await page.getByRole('button', { name: '测算', exact: true }).click()
    await page.getByRole('button', { name: '开始测算' }).click()
    await page.getByText('正在测算').first().waitFor()
    await page.locator('.tray').waitFor()
    expect(await beneathTray(page)).toEqual([])
    const phone = await visit(browser, 'planner', 390)
    await phone.open(studyPath)
    await phone.page.locator('.tray').waitFor()
    expect(await beneathTray(phone.page)).toEqual([])
    await phone.close()
    await page.locator('.study-figures .figure.big dd').filter({ hasText: /\d/ }).waitFor({ timeout: 400_000 })
    // It may have proven its plan the best and ended meanwhile.
    await page
      .getByRole('button', { name: '停止测算' })
      .click({ timeout: 20_000 })
      .catch(() => undefined)
    await page.getByText('已测算').first().waitFor()
    await page
      .getByText(/比按名次列入[多少]/)
      .first()
      .waitFor()
    // Its result is on the page: the tray has nothing more to tell, and goes by itself.
    await page.locator('.tray').waitFor({ state: 'detached' })
    expect(await page.locator('.study-figures').innerText()).toMatch(/满足的需求（分）\s*[\d,]+/)
  })

  it('shows years, map, budgets and counties; a figure opens its rows, a row its reasons', async () => {
    const { page, open } = planner
    await open(studyPath)
    await page.locator('.gantt').waitFor()
    await page.getByRole('tab', { name: '地图' }).click()
    await page.locator('.study-map circle').first().waitFor()
    await page.getByRole('tab', { name: '资金与能力' }).click()
    await page.locator('.use').first().waitFor()
    await page.getByRole('tab', { name: '各县份额' }).click()
    await page.getByText('存量占比').first().waitFor()
    expect(await seriousFaults(planner.page)).toEqual([])
    await page.locator('.study-figures a').nth(1).click()
    await page.waitForURL(/decision=deferred/)
    await page.locator('#result .ant-table-row button').first().click()
    await page
      .getByText(/列入它|不能启动的原因|任何合规方案都不能列入/)
      .first()
      .waitFor()
    await page.keyboard.press('Escape')
  })

  it('estimates changed levers at once, and gives the study out as a workbook', async () => {
    const { page, open } = planner
    await open(studyPath)
    const cell = page.locator('.amounts input').first()
    await cell.fill('1')
    await page.getByText('资金、能力或要求已改，还没有保存').waitFor()
    await page.getByRole('button', { name: '先估一估' }).click()
    await page.getByText(/约能满足|不能同时满足/).waitFor()
    await page.getByRole('button', { name: '放弃修改' }).click()
    const downloading = page.waitForEvent('download')
    await page.getByRole('link', { name: '导出 Excel' }).click()
    const { sheets } = await readXlsx(readFileSync(await (await downloading).path()))
    expect(sheets.map(({ name }) => name)).toEqual(['概要', '分年度', '资金与能力', '各县', '明细'])
  })

  it('fits a phone', async () => {
    const phone = await visit(browser, 'planner', 390)
    for (const view of ['years', 'map', 'projects']) {
      await phone.open(`${studyPath}?view=${view}`)
      await phone.page.locator('#result').waitFor()
      const overflow = await phone.page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth')
      expect(overflow, view).toBeLessThanOrEqual(1)
    }
    expect(await seriousFaults(phone.page)).toEqual([])
    expect(phone.troubles).toEqual([])
    await phone.close()
  })

  it('said nothing on the console and asked nobody else', () => {
    expect(planner.troubles).toEqual([])
  })
})
