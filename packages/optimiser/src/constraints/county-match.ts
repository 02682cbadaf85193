// A county's matching money is as limited as it is.
import { writeBudgets } from './budgets.ts'
import type { Constraint } from './constraint.ts'

export const countyMatch: Constraint = {
  id: 'county-match',
  sentence: {
    zh: '县级配套不超过该县累计预算',
    en: 'The matching money of a county stays within its budget so far',
  },
  formula: 'Σ(i in county,m,s) c(i,m,k,s) x(i,t−s,m) ≤ Σ(t′≤t) B(k,t′)',
  relaxedBy: 'fen',
  write: (draft) => writeBudgets(draft, 'county-match', ({ countyId }) => countyId !== undefined),
}
