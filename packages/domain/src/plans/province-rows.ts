// The provincial plan table 省级计划表: one row per county with a total, exact in area.
import type { Words } from '@huanju/engines/rules'
import { formatWanM2, type Dm2 } from '@huanju/quantities'
import type { PlanLine, PlanResult } from './types.ts'

/** A county of the table, in the order of the table. */
export interface PlanRegion {
  readonly countyId: string
  readonly city: string
  readonly county: string
}

/** One row; the total has no number and no county. Figures not known are left out of sums and counted here. */
export interface ProvinceRow {
  readonly number: number | null
  readonly city: string
  readonly county: string
  readonly communityCount: number
  readonly buildingCount: number
  readonly householdCount: number
  readonly floorAreaDm2: Dm2
  /** Area in 万㎡ with two decimals, as the table prints it. */
  readonly floorAreaWanM2: string
  /** How many communities lack a figure that the row sums. */
  readonly unknownCount: number
}

/** The columns of the table, in order. */
export const provinceColumns: readonly { readonly key: keyof ProvinceRow; readonly title: Words }[] = [
  { key: 'number', title: { zh: '序号', en: 'No.' } },
  { key: 'city', title: { zh: '城市', en: 'City' } },
  { key: 'county', title: { zh: '县(市、区)', en: 'County' } },
  { key: 'communityCount', title: { zh: '小区数', en: 'Communities' } },
  { key: 'buildingCount', title: { zh: '楼栋数', en: 'Buildings' } },
  { key: 'householdCount', title: { zh: '户数', en: 'Households' } },
  { key: 'floorAreaWanM2', title: { zh: '建筑面积(万㎡)', en: 'Floor area (10,000 m²)' } },
]

/** The rows of a plan, of one year or of all, with their total; a line of a county not in the table is an error. */
export function provincePlanRows(plan: Pick<PlanResult, 'years'>, regions: readonly PlanRegion[], year?: number) {
  const lines = plan.years.filter((one) => year === undefined || one.year === year).flatMap((one) => one.lines)
  const known = new Set(regions.map((region) => region.countyId))
  const stray = lines.find((line) => !known.has(line.countyId))
  if (stray) throw new RangeError(`小区“${stray.name}”所属县（市、区）不在表中 / its county is not in the table`)
  const rows = regions
    .map((region) => ({ region, own: lines.filter((line) => line.countyId === region.countyId) }))
    .filter(({ own }) => own.length > 0)
    .map(({ region: { city, county }, own }, index): ProvinceRow => ({ number: index + 1, city, county, ...sums(own) }))
  const total: ProvinceRow = { number: null, city: '合计', county: '', ...sums(lines) }
  return { columns: provinceColumns, rows, total }
}

function sums(lines: readonly PlanLine[]) {
  const sum = (of: (line: PlanLine) => number | null) => lines.reduce((total, line) => total + (of(line) ?? 0), 0)
  const floorAreaDm2 = lines.reduce((total, line) => total + (line.floorAreaDm2 ?? 0n), 0n)
  return {
    communityCount: lines.length,
    buildingCount: sum((line) => line.buildingCount),
    householdCount: sum((line) => line.householdCount),
    floorAreaDm2,
    floorAreaWanM2: formatWanM2(floorAreaDm2),
    unknownCount: lines.filter(({ buildingCount, householdCount, floorAreaDm2: area }) =>
      [buildingCount, householdCount, area].includes(null),
    ).length,
  }
}
