// By a year, at least a share of a cohort is started or completed.
import { parseFraction } from '@huanju/quantities'
import { completionYear } from '../model/plannable.ts'
import type { Constraint } from './constraint.ts'

export const cohortShare: Constraint = {
  id: 'cohort-share',
  sentence: {
    zh: '某年代小区到某年完成比例不低于规定',
    en: 'By a given year, at least a share of the communities of an age is started (or finished)',
  },
  formula: 'Σ(i in cohort) h(i) x(i, done by t) ≥ share × Σ(i in cohort) h(i)',
  relaxedBy: 'share',
  write: ({ instance, plannable, options, limit, ask }) => {
    instance.cohorts?.forEach(({ id, shares = [] }, of) => {
      for (const { year, of: what, measure, leastShare } of shares) {
        const weight = (index: number) => (measure === 'projects' ? 1 : (instance.projects[index]?.households ?? 0))
        const isIn = (index: number) => instance.projects[index]?.cohortId === id && plannable[index] === true
        const whole = instance.projects.reduce((sum, _, index) => sum + (isIn(index) ? weight(index) : 0), 0)
        const { numerator, denominator } = parseFraction(leastShare)
        const needed = Number((BigInt(whole) * numerator + denominator - 1n) / denominator)
        const about = `${id} ${year} ${what} ${measure}`
        const row = limit(
          { constraint: 'cohort-share', about, unit: measure, of, year: instance.years.indexOf(year) },
          -needed,
        )
        options.forEach(({ project, mode, year: t }, option) => {
          const begun = instance.years[t] ?? Infinity
          if (isIn(project) && (what === 'start' ? begun : completionYear(begun, mode)) <= year)
            ask(option, row, -weight(project))
        })
      }
    })
  },
}
