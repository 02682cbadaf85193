// A cohort is all started, or all completed, by its year: late years close, and its projects must be in.
import type { Constraint } from './constraint.ts'

export const cohortDeadline: Constraint = {
  id: 'cohort-deadline',
  sentence: {
    zh: '某年代的小区须在目标年前全部启动（或完工）',
    en: 'Communities completed by a given year are all started (or finished) by their deadline',
  },
  formula: 'Σ(t≤deadline,m) x(i,t,m) = 1 for i in the cohort',
  relaxedBy: 'years',
}
