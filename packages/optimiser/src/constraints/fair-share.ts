// Every county gets near its share.
import { parseFraction } from '@huanju/quantities'
import type { Constraint } from './constraint.ts'

export const fairShare: Constraint = {
  id: 'fair-share',
  sentence: {
    zh: '各县启动户数占比，与它的存量占比之比，在上下限之间',
    en: 'The share of a county in all started households, over its share of the stock, stays between two limits',
  },
  formula: 'least × S(county) / S × R ≤ H(county) ≤ most × S(county) / S × R, with R = Σ H',
  relaxedBy: 'share',
  write: ({ instance: { fairShare: ratios, counties }, fairness }) => {
    if (!ratios) return
    const cities = new Map<string, number[]>()
    counties.forEach(({ cityId = '' }, index) => cities.set(cityId, [...(cities.get(cityId) ?? []), index]))
    for (const [about, indexes] of cities) {
      const stock = Float64Array.from(indexes, (index) => counties[index]?.stockHouseholds ?? 0)
      fairness.push({
        about,
        counties: Int32Array.from(indexes),
        stock,
        wholeStock: stock.reduce((sum, each) => sum + each, 0),
        least: parseFraction(ratios.leastRatio),
        most: parseFraction(ratios.mostRatio),
      })
    }
  },
}
