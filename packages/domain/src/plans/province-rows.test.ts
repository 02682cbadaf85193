// The provincial plan table: a row per county in the order given, a total that is the sum, areas exact.
import { describe, expect, it } from 'vitest'
import { provinceColumns, provincePlanRows, rankPlan, type Candidate } from './index.ts'

const candidate = (id: string, countyId: string, floorAreaDm2: bigint | null): Candidate => ({
  id,
  name: id,
  countyId,
  verdict: 'meets',
  entry: 'meets',
  parts: [],
  costFen: 1n,
  completedOn: null,
  buildingCount: 5,
  householdCount: 170,
  floorAreaDm2,
})
const regions = [
  { countyId: 'b', city: '泰安市', county: '岱岳区' },
  { countyId: 'x', city: '泰安市', county: '新泰市' },
  { countyId: 'a', city: '泰安市', county: '泰山区' },
]
const plan = rankPlan({
  candidates: [candidate('1', 'a', 145_750_300n), candidate('2', 'a', 149_700n), candidate('3', 'b', null)],
  years: [2027],
  budgetsFenByYear: { 2027: 3n },
  forces: [],
})

describe('the provincial plan table', () => {
  it('has the seven columns of the table', () => {
    expect(provinceColumns.map((column) => column.title.zh)).toEqual([
      '序号',
      '城市',
      '县(市、区)',
      '小区数',
      '楼栋数',
      '户数',
      '建筑面积(万㎡)',
    ])
  })

  it('has a row for each county with communities, and their total', () => {
    const { rows, total } = provincePlanRows(plan, regions)
    expect(rows).toMatchObject([
      { number: 1, county: '岱岳区', communityCount: 1, floorAreaWanM2: '0.00', unknownCount: 1 },
      {
        number: 2,
        county: '泰山区',
        communityCount: 2,
        buildingCount: 10,
        householdCount: 340,
        floorAreaWanM2: '145.90',
      },
    ])
    expect(total).toMatchObject({
      number: null,
      city: '合计',
      communityCount: 3,
      buildingCount: 15,
      householdCount: 510,
    })
    expect(total.floorAreaDm2).toBe(145_900_000n)
  })

  it('can be asked for one year, and refuses a county it does not know', () => {
    expect(provincePlanRows(plan, regions, 2028).rows).toEqual([])
    expect(() => provincePlanRows(plan, regions.slice(0, 1))).toThrow(/不在表中/)
  })
})
