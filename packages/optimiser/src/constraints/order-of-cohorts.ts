// Older first: in a county the younger wait until a share of the older households is started.
import { parseFraction } from '@huanju/quantities'
import type { Constraint } from './constraint.ts'

export const orderOfCohorts: Constraint = {
  id: 'order-of-cohorts',
  sentence: {
    zh: '某县较早年代的启动达到某比例后，方可启动较晚年代的',
    en: 'In a county, later-built communities start once a share of the earlier-built is started',
  },
  formula: 'x(younger,t,m) ≤ z(county,t); Σ(older, t′≤t) h x ≥ share × Σ(older) h × z(county,t)',
  relaxedBy: 'share',
  write: ({ instance, plannable, orders }) => {
    for (const { olderCohortIds, youngerCohortIds, startedShare } of instance.orderOfCohorts ?? []) {
      const { numerator, denominator } = parseFraction(startedShare)
      for (const { id } of instance.counties) {
        const of = (cohorts: readonly string[]) =>
          Int32Array.from(
            instance.projects.flatMap(({ countyId, cohortId }, index) =>
              countyId === id && plannable[index] && cohortId !== undefined && cohorts.includes(cohortId)
                ? [index]
                : [],
            ),
          )
        const [older, younger] = [of(olderCohortIds), of(youngerCohortIds)]
        const whole = older.reduce((sum, index) => sum + (instance.projects[index]?.households ?? 0), 0)
        const needed = Number((BigInt(whole) * numerator + denominator - 1n) / denominator)
        if (needed > 0 && younger.length > 0) orders.push({ about: id, older, younger, needed })
      }
    }
  },
}
