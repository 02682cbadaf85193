// A study as a workbook: the figures, budgets against use, county shares, and every community with year and reason.
import { writeXlsx } from 'hucre/xlsx'
import { inWan } from '../plans/workbook.ts'
import type { Result, StudyProject, StudyView } from './studies.store.ts'

type Cell = string | number | null

/** The workbook of a solved study. */
export async function studyWorkbook(
  study: StudyView,
  result: Result,
  projects: readonly StudyProject[],
): Promise<Buffer> {
  const sheets = [
    { name: '概要', rows: summarySheet(study, result) },
    { name: '分年度', rows: yearSheet(result) },
    { name: '资金与能力', rows: useSheet(result) },
    { name: '各县', rows: countySheet(result) },
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

function summarySheet({ name, plan, region }: StudyView, result: Result): Cell[][] {
  const { value, bound, gap, rankedList, aims, planned, deferred, excluded, seconds, seed } = result
  return [
    [`${name}（${plan}）`],
    ['项目', '数值'],
    ['区划', region],
    ['满足的需求(分)', value],
    ['最多可达(分)', bound],
    ['最多还能提高', gap === null ? null : `${(gap * 100).toFixed(3)}%`],
    ['按名次列入满足的需求(分)', rankedList.value],
    ['按名次列入不合要求处数', rankedList.breaches],
    ['其中各小区需求分', aims.needPoints],
    ['同年改造加分', aims.jointPoints],
    ['应启动', aims.mandatory.due],
    ['其中已启动', aims.mandatory.started],
    ['列入', planned],
    ['暂缓', deferred],
    ['不列入', excluded],
    ['测算用时(秒)', seconds],
    ['搜索起点编号', seed],
  ]
}

function yearSheet({ byYear }: Result): Cell[][] {
  const sum = (of: (one: Result['byYear'][number]) => number) => byYear.reduce((total, one) => total + of(one), 0)
  const cost = byYear.reduce((total, { costFen }) => total + costFen, 0n)
  return [
    ['分年度安排'],
    ['年度', '启动小区数', '户数', '启动项目总投资(万元)', '当年支出(万元)'],
    ...byYear.map((one): Cell[] => [
      one.year,
      one.communities,
      one.households,
      inWan(one.costFen),
      inWan(one.spentFen),
    ]),
    ['合计', sum((one) => one.communities), sum((one) => one.households), inWan(cost), null],
  ]
}

function useSheet({ budgets, capacities }: Result): Cell[][] {
  const amount = (value: number, unit: string) => (unit === 'fen' ? inWan(value) : value / 100)
  return [
    ['资金与能力'],
    ['名称', '年度', '单位', '使用', '上限'],
    ...[...budgets, ...capacities].map(({ name, year, used, limit, unit }): Cell[] => [
      name.zh,
      year,
      unit === 'fen' ? '万元' : '㎡',
      amount(used, unit),
      amount(limit, unit),
    ]),
  ]
}

function countySheet({ byCounty }: Result): Cell[][] {
  return [
    ['各县启动与存量'],
    ['县(市、区)', '启动小区数', '启动户数', '存量户数'],
    ...byCounty.map(({ county, communities, households, stockHouseholds }): Cell[] => [
      county,
      communities,
      households,
      stockHouseholds,
    ]),
  ]
}

const decisionWords = { planned: '列入', deferred: '暂缓', excluded: '不列入' } as const

function detailSheet(projects: readonly StudyProject[]): Cell[][] {
  return [
    ['推演明细'],
    [
      '小区',
      '县(市、区)',
      '街道(镇)',
      '去向',
      '年度',
      '筹资组合',
      '评分',
      '需求分',
      '户数',
      '建筑面积(㎡)',
      '估算投资(万元)',
      '按名次的年度',
      '理由',
    ],
    ...projects.map((project): Cell[] => [
      project.community,
      project.county,
      project.subdistrict,
      decisionWords[project.decision],
      project.year,
      project.mode?.zh ?? null,
      project.scoreHundredths / 100,
      project.needPoints,
      project.householdCount,
      project.floorAreaDm2 === null ? null : Number(project.floorAreaDm2) / 100,
      inWan(project.estimatedCostFen),
      project.listedYear,
      project.reason.zh,
    ]),
  ]
}
