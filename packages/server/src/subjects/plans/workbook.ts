// A plan as a workbook: the provincial table by county and year, and every community with its rank and reason.
import { provinceColumns } from '@huanju/domain/plans'
import { formatWanM2 } from '@huanju/quantities'
import { writeXlsx } from 'hucre/xlsx'
import type { PlanView, ProjectView } from './plans.store.ts'

type Cell = string | number | null

/** The workbook of a ranked plan: one sheet in the columns of the provincial table, one with the details. */
export async function planWorkbook(
  plan: Pick<PlanView, 'name' | 'years'>,
  projects: readonly ProjectView[],
  city: string,
): Promise<Buffer> {
  const planned = projects.filter(({ decision }) => decision === 'planned')
  const years = plan.years.map(({ year }) => year)
  const sheets = [
    { name: '计划汇总', rows: provinceSheet(plan.name, planned, city) },
    ...years.map((year) => ({
      name: `${year}年度`,
      rows: provinceSheet(
        `${plan.name}（${year} 年度）`,
        planned.filter((project) => project.year === year),
        city,
      ),
    })),
    { name: '明细', rows: detailSheet(projects) },
  ]
  const written = await writeXlsx({
    sheets: sheets.map(({ name, rows }) => ({
      name,
      rows,
      columns: (rows[1] ?? []).map((_, column) => ({
        width: Math.max(9, ...rows.slice(1, 300).map((row) => widthOf(row[column]))),
      })),
      freezePane: { rows: 2 },
    })),
  })
  return Buffer.from(written)
}

function widthOf(cell: Cell | undefined): number {
  return Math.min(
    48,
    [...String(cell ?? '')].reduce((width, character) => width + (character > '\u00FF' ? 2 : 1), 2),
  )
}

function provinceSheet(title: string, projects: readonly ProjectView[], city: string): Cell[][] {
  const counties = new Map<string, ProjectView[]>()
  for (const project of projects) counties.set(project.county, [...(counties.get(project.county) ?? []), project])
  const rows = [...counties].map(([county, own], index): Cell[] => [index + 1, city, county, ...figures(own)])
  // The provincial table has no money; it stands after its last column, so that the table itself stays as it is asked for.
  const heads = [...provinceColumns.map(({ title: { zh } }) => zh), '估算投资(万元)']
  return [[title], heads, ...rows, [null, '合计', null, ...figures(projects)]]
}

function figures(projects: readonly ProjectView[]): Cell[] {
  const sum = (of: (project: ProjectView) => number | null) =>
    projects.reduce((total, project) => total + (of(project) ?? 0), 0)
  const areaDm2 = projects.reduce((total, { floorAreaDm2 }) => total + (floorAreaDm2 ?? 0n), 0n)
  return [
    projects.length,
    sum((project) => project.buildingCount),
    sum((project) => project.householdCount),
    Number(formatWanM2(areaDm2).replaceAll(',', '')),
    inWan(projects.reduce((total, { estimatedCostFen }) => total + (estimatedCostFen ?? 0n), 0n)),
  ]
}

/** Money as a number of 万元, to the fen; null stays null. */
export function inWan(fen: bigint | number | null): number | null {
  return fen === null ? null : Number(fen) / 1_000_000
}

const decisionWords = { planned: '列入', deferred: '暂缓', excluded: '不列入' } as const
const verdictWords = { meets: '符合', fails: '不符合', unproven: '证据不足' } as const

function detailSheet(projects: readonly ProjectView[]): Cell[][] {
  const headers = [
    '名次',
    '小区',
    '县(市、区)',
    '街道(镇)',
    '去向',
    '年度',
    '纳入条件',
    '得分',
    '楼栋数',
    '户数',
    '建筑面积(㎡)',
    '估算投资(万元)',
    '累计投资(万元)',
    '累计户数',
    '理由',
  ]
  return [
    ['计划明细'],
    headers,
    ...projects.map((project): Cell[] => [
      project.rank,
      project.community,
      project.county,
      project.subdistrict,
      decisionWords[project.decision],
      project.year,
      project.verdict && verdictWords[project.verdict],
      project.scoreHundredths === null ? null : project.scoreHundredths / 100,
      project.buildingCount,
      project.householdCount,
      project.floorAreaDm2 === null ? null : Number(project.floorAreaDm2) / 100,
      inWan(project.estimatedCostFen),
      inWan(project.runningCostFen),
      project.runningHouseholds,
      project.reason.zh,
    ]),
  ]
}
