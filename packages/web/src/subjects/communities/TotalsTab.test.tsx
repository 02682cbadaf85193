// The totals of a community on its page: figures with their units, the result in words, links to the rows behind them.
// @vitest-environment happy-dom
import type { AnswerOf } from '@huanju/contract'
import { communityTotals } from '@huanju/contract/communities'
import { totalsOf, totalsOfBuilding, type Ledger, type Parts } from '@huanju/domain/communities'
import type { Right } from '@huanju/domain/subjects'
import { afterEach, expect, it } from 'vitest'
import { leadsTo } from '../../testing/reading.ts'
import { appears, clearScreen, said, show } from '../../testing/screen.tsx'
import { refused, Server } from '../../testing/server.ts'
import { TotalsTab } from './TotalsTab.tsx'
import { idOf } from './testing/example-community.ts'

afterEach(clearScreen)

const counted = (count: number): Parts => ({ count, known: count, sum: BigInt(count) })
const area = (count: number, known: number, sum: bigint): Parts => ({ count, known, sum })
const ledger = (households: bigint | null, homes: number): Ledger => ({
  stated: { buildings: 1n, households, area: 270_000n },
  parts: {
    buildings: { buildings: counted(1), households: area(1, 1, 36n), area: area(1, 1, 270_000n) },
    dwellings: {
      buildings: counted(0),
      households: counted(homes),
      area: area(homes, Math.max(0, homes - 1), 262_500n),
    },
  },
})

type Totals = AnswerOf<typeof communityTotals>

async function open(give: () => ReturnType<typeof refused> | Totals, rights: readonly Right[] = ['communities.read']) {
  new Server().on(communityTotals, give)
  await show(<TotalsTab id={idOf(1)} />, { rights })
}
const nobody: Totals['roll'] = { dwellings: 0, owned: 0, area: 0n, heads: 0, unidentified: 0, short: 0 }
const told = (given: Ledger, buildings: { id: string; name: string }[] = [], roll = nobody): Totals => ({
  lines: totalsOf(given),
  buildings: buildings.map((one) => ({ ...one, lines: totalsOfBuilding(given) })),
  roll,
})

it('says of each total what is stated, what its parts sum up to, and how the two stand', async () => {
  await open(() => told(ledger(36n, 36), [{ id: idOf(7), name: '1号楼' }]))
  await appears('逐栋核对')
  const rows = [...document.querySelectorAll('tbody tr')].map((row) =>
    [...row.querySelectorAll('td')].map((cell) => cell.textContent).join('|'),
  )
  expect(rows).toEqual([
    '楼栋数|各栋|1 栋|1 栋|一致',
    '户数|各栋|36 户|36 户|一致',
    '户数|各户|36 户|36 户|一致',
    '建筑面积|各栋|2,700.00 ㎡|2,700.00 ㎡|一致',
    '建筑面积|各户|2,700.00 ㎡|2,625.00 ㎡|还差 75.00 ㎡，登记未完；36 套中有 1 套没有建筑面积',
    '1号楼|户数|36 户|36 户|一致',
    '|建筑面积|2,700.00 ㎡|2,625.00 ㎡|还差 75.00 ㎡，登记未完；36 套中有 1 套没有建筑面积',
  ])
  expect(leadsTo('1号楼')).toBe(`/buildings/${idOf(7)}`)
  expect(leadsTo('各栋')).toBe(`/buildings?communityId=${idOf(1)}`)
})

it('names the buildings that have no dwelling yet instead of comparing nothing with nothing', async () => {
  await open(() =>
    told(ledger(36n, 0), [
      { id: idOf(7), name: '1号楼' },
      { id: idOf(8), name: '2号楼' },
    ]),
  )
  await appears('还没有登记房屋的楼栋：1号楼、2号楼')
  expect(document.querySelectorAll('table')).toHaveLength(1)
  expect(leadsTo('2号楼')).toBe(`/buildings/${idOf(8)}`)
})

it('calls unknown what nobody has stated, and says so where no building is recorded', async () => {
  await open(() => told(ledger(null, 0)))
  await appears('还没有登记楼栋，登记后在这里逐栋核对')
  expect(said()).toContain('未知')
  expect(said()).toContain('档案没有填写户数')
})

it('says what the owners on record count for, and what keeps that from being sure', async () => {
  const roll = { dwellings: 180, owned: 179, area: 1_395_750n, heads: 174, unidentified: 3, short: 2 }
  await open(() => told(ledger(36n, 36), [], roll), ['communities.read', 'owners.read'])
  await appears('180 套房屋中 179 套登记了业主，面积 13,957.50 ㎡，按人数计 174 人')
  expect(leadsTo('180 套房屋中 179 套登记了业主，面积 13,957.50 ㎡，按人数计 174 人')).toBe(
    `/owners?communityId=${idOf(1)}`,
  )
  expect(said()).toContain('其中 3 套的业主没有身份证号')
  expect(said()).toContain('2 套的业主份额合计不足 1')
})

it('leads nobody to owners who may not see them, and says nothing of owners before there is a dwelling', async () => {
  const roll = { dwellings: 2, owned: 2, area: 100n, heads: 2, unidentified: 0, short: 0 }
  await open(() => told(ledger(36n, 36), [], roll))
  await appears('按人数计 2 人')
  expect([...document.querySelectorAll('a')].map(({ textContent }) => textContent).join()).not.toContain('按人数计')
  expect(said()).not.toMatch(/身份证号|不足 1/)
  clearScreen()
  await open(() => told(ledger(36n, 36)))
  await appears('逐栋核对')
  expect(said()).not.toContain('按人数计')
})

it('says why they cannot be shown, and offers to try again', async () => {
  await open(() => refused(404, 'not-found', { zh: '没有找到小区', en: 'No such community' }))
  await appears('没有找到小区')
})
