// The workbook of a plan: figures are numbers in the unit of their column, and the summary sums communities and money.
import { readXlsx } from 'hucre/xlsx'
import { expect, it } from 'vitest'
import { planWorkbook } from './workbook.ts'

const project = (rank: number, estimatedCostFen: bigint | null) => ({
  rank,
  communityId: `c${rank}`,
  community: `小区${rank}`,
  countyId: 'a',
  county: '甲县',
  subdistrict: '乙街道',
  decision: 'planned' as const,
  year: 2027,
  verdict: 'meets' as const,
  scoreHundredths: 5000,
  force: null,
  reason: { zh: '名次在前', en: 'Ranked' },
  buildingCount: 2,
  householdCount: 60,
  floorAreaDm2: 600_025n,
  estimatedCostFen,
  runningCostFen: estimatedCostFen,
  runningHouseholds: 60,
})
const years = [{ year: 2027, budgetFen: 1n }]

it('has money as numbers of 万元, in the details and in the sums', async () => {
  const written = await planWorkbook({ name: '计划', years }, [project(1, 145_150_001n), project(2, null)], '某市')
  const { sheets } = await readXlsx(written)
  const rowsOf = (name: string) => sheets.find((sheet) => sheet.name === name)?.rows ?? []
  const [, heads = [], first = []] = rowsOf('明细')
  expect(first[heads.indexOf('估算投资(万元)')]).toBe(145.150001)
  const summary = rowsOf('计划汇总')
  expect(summary[1]?.at(-1)).toBe('估算投资(万元)')
  expect(summary.at(-1)).toEqual([null, '合计', null, 2, 4, 120, 1.2, 145.150001])
})
