// A county can build only so much at a time, by floor area and by households.
import type { Draft } from '../model/draft.ts'
import { takenByYear } from './in-progress.ts'
import type { Constraint } from './constraint.ts'

export const capacity: Constraint = {
  id: 'capacity',
  sentence: {
    zh: '某县某年在建面积（或户数）不超过承接能力',
    en: 'Floor area (or households) under construction in a county and year stay within its capacity',
  },
  formula: 'Σ(i in county,m,s) a(i,m,s) x(i,t−s,m) ≤ A(county,t)',
  relaxedBy: 'dm2',
  write: (draft) => {
    const area = rowsOf(draft, 'dm2')
    const homes = rowsOf(draft, 'households')
    const { instance, options, countyIndex } = draft
    options.forEach(({ project, mode, year }, option) => {
      const { countyId = '', households = 0 } = instance.projects[project] ?? {}
      const county = countyIndex.get(countyId) ?? -1
      mode.areaDm2ByYearOfWorks.forEach((dm2, s) => {
        if (year + s >= instance.years.length) return
        const [areaRow, homeRow] = [area[county], homes[county]]
        if (areaRow !== undefined) draft.ask(option, areaRow + year + s, dm2)
        if (homeRow !== undefined)
          draft.ask(
            option,
            homeRow + year + s,
            mode.householdsByYearOfWorks?.[s] ?? (mode.householdsByYearOfWorks ? 0 : households),
          )
      })
    })
  },
}

// The first row of each county that has a capacity in this unit.
function rowsOf({ instance, limit }: Draft, unit: 'dm2' | 'households'): (number | undefined)[] {
  return instance.counties.map(({ id, capacityDm2ByYear, capacityHouseholdsByYear }, of) => {
    const most = unit === 'dm2' ? capacityDm2ByYear : capacityHouseholdsByYear
    if (!most) return undefined
    const taken = takenByYear(instance, ({ countyId, areaDm2ByYear, householdsByYear }) =>
      countyId === id ? (unit === 'dm2' ? areaDm2ByYear : householdsByYear) : undefined,
    )
    const rows = instance.years.map((year, t) =>
      limit(
        { constraint: 'capacity', about: `${id} ${year} ${unit}`, unit, of, year: t },
        (most[t] ?? 0) - (taken[t] ?? 0),
      ),
    )
    return rows[0]
  })
}
