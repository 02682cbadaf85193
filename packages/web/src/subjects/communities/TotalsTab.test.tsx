// The totals of a community on its page: figures with their units, the result in words, links to the rows behind them.
// @vitest-environment happy-dom
import { communityTotals } from '@huanju/contract/communities'
import { totalsOf, totalsOfBuilding, type Ledger, type Parts } from '@huanju/domain/communities'
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

async function open(give: () => ReturnType<typeof refused> | { lines: ReturnType<typeof totalsOf>; buildings: [] }) {
  new Server().on(communityTotals, give as never)
  await show(<TotalsTab id={idOf(1)} />, { rights: ['communities.read'] })
}
const told = (given: Ledger, buildings: { id: string; name: string }[] = []) => ({
  lines: totalsOf(given),
  buildings: buildings.map((one) => ({ ...one, lines: totalsOfBuilding(given) })) as never,
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

it('says why they cannot be shown, and offers to try again', async () => {
  await open(() => refused(404, 'not-found', { zh: '没有找到小区', en: 'No such community' }))
  await appears('没有找到小区')
})
