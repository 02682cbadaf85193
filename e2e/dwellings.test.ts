// A building of sixty dwellings entered in one go: laid out, corrected by cell, sent once, refused at its cell.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser, visit, type Visit } from './browser.ts'

let browser: Browser
let clerk: Visit
let buildingId = ''
beforeAll(async () => {
  browser = await openBrowser()
  clerk = await visit(browser, 'taishan')
  // Unsaved cells are left behind when the next test opens a page.
  clerk.page.on('dialog', (dialog) => void dialog.accept())
  const { rows } = (await read('/api/buildings?size=40&sort=name')) as { rows: { id: string }[] }
  for (const { id } of rows.toReversed()) if ((await countOf(id)) === 0) buildingId = id
})
afterAll(() => browser.close())

async function read(path: string): Promise<unknown> {
  return (await clerk.page.request.get(new URL(path, clerk.page.url()).href)).json()
}

async function countOf(id: string): Promise<number> {
  return ((await read(`/api/dwellings?buildingId=${id}`)) as { total: number }).total
}

const area = (where: string) => clerk.page.getByLabel(`面积 ${where}`, { exact: true })
const record = (count: number) => clerk.page.getByRole('button', { name: `登记 ${count} 户` })

async function laidOut(): Promise<void> {
  const { page, open } = clerk
  await open(`/dwellings/grid?buildingId=${buildingId}`)
  await page.fill('#entrances', '5')
  await page.fill('#toFloor', '6')
  await page.fill('#doors', '2')
  await page.fill('#area', '82.5')
}

it('sends nothing while a cell cannot be read, and goes to that cell', async () => {
  await laidOut()
  await area('2 单元 3 层 301').fill('八十')
  await record(60).click()
  await clerk.page.getByText('还有 1 户需要修改').waitFor()
  const focused = await clerk.page.evaluate<string>(`document.activeElement.getAttribute('aria-label')`)
  expect(focused).toBe('面积 2 单元 3 层 301')
  expect(await countOf(buildingId)).toBe(0)
})

it('marks the cell whose door somebody recorded meanwhile', async () => {
  await laidOut()
  const { csrfToken } = (await read('/api/session')) as { csrfToken: string }
  const row = { buildingId, entrance: '4', door: '502', floor: 5, use: 'residential', registeredAreaDm2: null }
  const rest = { surveyedAreaDm2: null, contractAreaDm2: null, titleNumber: null, remark: null }
  const recorded = await clerk.page.request.post(new URL('/api/dwellings', clerk.page.url()).href, {
    data: { ...row, ...rest },
    headers: { 'x-huanju-csrf': csrfToken },
  })
  expect(recorded.status()).toBe(200)
  await record(60).click()
  await clerk.page.getByText('502：这栋楼的这个单元已有同号房屋').waitFor()
  expect(await clerk.page.locator('td[data-wrong]').count()).toBe(1)
  expect(await countOf(buildingId)).toBe(1)
  // The refusal itself is an answer that the browser notes.
  expect(clerk.troubles.splice(0).filter((one) => !one.includes('400'))).toEqual([])
})

it('records the rest in one request, with areas pasted from a sheet', async () => {
  await laidOut()
  await clerk.page.getByText('已登记').waitFor()
  await clerk.page.evaluate(`{
    const clipboardData = new DataTransfer()
    clipboardData.setData('text', '80.1\\n80.2\\n')
    const input = document.querySelector('[aria-label="面积 1 单元 1 层 101"]')
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }`)
  await clerk.page.getByText('登记面积合计 4,862.80 ㎡').waitFor()
  const sent: string[] = []
  clerk.page.on('request', (request) => {
    if (request.method() === 'POST') sent.push(new URL(request.url()).pathname)
  })
  await record(59).dblclick()
  await clerk.page.getByText('共 60 条').first().waitFor()
  expect(sent).toEqual(['/api/dwellings/batches'])
  expect(await countOf(buildingId)).toBe(60)
  expect(clerk.troubles).toEqual([])
})
