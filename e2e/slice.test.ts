// The walking slice as a county clerk walks it, and what the clerk of the next county sees of it: nothing.
import { readXlsx, writeXlsx } from 'hucre/xlsx'
import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, visit, type Visit } from './browser.ts'

let browser: Browser
let clerk: Visit
let recordPath = ''
beforeAll(async () => {
  browser = await openBrowser()
  clerk = await visit(browser, 'taishan')
})
afterAll(() => browser.close())

const headers = [
  '小区名称',
  '街道',
  '建成日期',
  '建成证明',
  '土地性质',
  '楼栋数',
  '户数',
  '建筑面积(万㎡)',
  '估算投资(万元)',
  '改造后物业管理模式',
]
const rows = [
  ['行路一里', '财源街道', '1996-06-30', '竣工验收备案表', '国有土地', 4, 120, 0.96, 288, ''],
  ['行路二里', '岱庙街道', '2006-01-01', '竣工验收备案表', '国有土地', 3, 90, 0.72, 216, ''],
  ['行路三里', '岱庙街道', '1988', '', '国有土地', 3, 90, 0.72, 216, ''],
  ['行路四里', '没有这条街道', '1988-01-01', '', '国有土地', 3, 90, 0.72, 216, ''],
]

describe('the slice in a browser', () => {
  it('takes a list from Excel, says what is wrong row by row, and commits what is good', async () => {
    const { page, open } = clerk
    await open('/imports')
    const buffer = Buffer.from(
      await writeXlsx({ sheets: [{ name: '台账', rows: [['2026年摸底台账'], headers, ...rows] }] }),
    )
    await page.setInputFiles('input[type=file]', {
      name: '摸底台账.xlsx',
      mimeType: 'application/octet-stream',
      buffer,
    })
    await page.waitForURL(/imports\/[0-9a-f-]{36}/)
    await page.getByRole('button', { name: '检查每一行' }).click()
    await page.getByText('没有名为“没有这条街道”的街道').waitFor()
    await page.getByRole('button', { name: '入库合格行（3）' }).click()
    await page.getByText('3 行将写入').waitFor()
    await page.getByRole('button', { name: '开始入库' }).click()
    await page.getByRole('button', { name: '看入库的小区' }).click()
    await page.getByRole('link', { name: '行路一里' }).waitFor()
    expect(await page.locator('.sums').first().innerText()).toContain('3 个小区')
  })

  it('shows which community fails and by which clause, and opens the verdict', async () => {
    const { page, open } = clerk
    await open('/communities?q=行路二里')
    await page
      .getByRole('link', { name: /不符合/ })
      .first()
      .click()
    await page.getByText('2006年1月1日').first().waitFor()
    expect(await page.locator('main').innerText()).toContain('一(一)')
  })

  it('changes a record under the same checks as the import', async () => {
    const { page, open } = clerk
    await open('/communities?q=行路三里')
    await page.getByRole('link', { name: '行路三里' }).click()
    await page.waitForURL(/communities\/[0-9a-f-]{36}/)
    recordPath = new URL(page.url()).pathname
    await page.getByRole('button', { name: '修改' }).click()
    await page.fill('#buildingCount', '500')
    await page.getByText('是否填反').first().waitFor()
    await page.fill('#buildingCount', '5')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByRole('heading', { name: '办理记录' }).waitFor()
    await page.getByText('修改小区').first().waitFor()
  })

  it('ranks a plan within its budgets, says why, and gives it out as Excel', async () => {
    const { page, open } = clerk
    await open('/plans')
    await page.getByRole('button', { name: '新建计划' }).first().click()
    await page.waitForURL(/plans\/[0-9a-f-]{36}/)
    await page.getByRole('button', { name: '保存并排序' }).click()
    await page.getByRole('button', { name: '开始排序' }).click()
    await page.getByText('可用资金与列入投资').waitFor()
    const projects = page.locator('#projects')
    await projects.locator('button.ant-btn-link').first().click()
    await page.getByText('房屋和环境状况').last().waitFor()
    await page.keyboard.press('Escape')
    const downloading = page.waitForEvent('download')
    await page.getByRole('link', { name: '导出 Excel' }).click()
    const path = await (await downloading).path()
    const sheet = (await readXlsx(readFileSync(path))).sheets[0]
    const provincial = ['序号', '城市', '县(市、区)', '小区数', '楼栋数', '户数', '建筑面积(万㎡)']
    expect(sheet?.rows[1]).toEqual([...provincial, '估算投资(万元)'])
  })

  it('counts on the map what the list counts, and a click on a community opens its record', async () => {
    const { page, open } = clerk
    await open('/communities?status=surveyed')
    const inList = /(\d+) 个小区/.exec(await page.locator('.sums').first().innerText())?.[1]
    await open('/map?status=surveyed')
    await page.locator('[data-map] canvas').waitFor()
    const panel = await page.locator('.panel').innerText()
    const [, shown = '', hidden = ''] = /图上 (\d+) 个；没有坐标 (\d+) 个/.exec(panel) ?? []
    expect(Number(shown) + Number(hidden)).toBe(Number(inList))

    const { longitude, latitude, name } = await placedCommunity(page)
    await open(`/map?at=${longitude},${latitude}`)
    const canvas = page.locator('[data-map] canvas')
    await canvas.waitFor()
    await expect
      .poll(
        async () => {
          // Once a click has opened the record there is no map left to click.
          if ((await canvas.count()) > 0) await canvas.click({ timeout: 1500 }).catch(() => undefined)
          return page.locator('h1').first().innerText()
        },
        { timeout: 600_000, interval: 500 },
      )
      .toContain(name)
  })

  it('lets a second county see nothing of it', async () => {
    const other = await visit(browser, 'daiyue')
    await other.open('/communities?q=行路')
    await other.page.getByText('没有符合条件的小区').waitFor()
    await other.open('/imports')
    expect(await other.page.locator('main').innerText()).not.toContain('摸底台账')
    await other.open('/plans')
    expect(await other.page.locator('main').innerText()).not.toContain('泰山区')
    expect(other.troubles).toEqual([])
    await other.open(recordPath)
    await other.page.getByText('不在您的管辖范围内').waitFor()
    await other.close()
  })

  it('said nothing on the console and asked nobody else', () => {
    expect(clerk.troubles).toEqual([])
  })
})

/** A demo community that stands alone on its spot, as the clerk's own session sees it. */
async function placedCommunity(page: Visit['page']): Promise<{ longitude: number; latitude: number; name: string }> {
  const read = async (path: string) =>
    (await (await page.request.get(new URL(path, page.url()).href)).json()) as Record<string, unknown>
  const { rows } = await read('/api/communities?position=known&size=1&sort=name')
  const [row] = rows as { id: string; name: string }[]
  const { position } = await read(`/api/communities/${row?.id}`)
  const { shownLongitude, shownLatitude } = position as { shownLongitude: number; shownLatitude: number }
  return { longitude: shownLongitude, latitude: shownLatitude, name: row?.name ?? '' }
}
