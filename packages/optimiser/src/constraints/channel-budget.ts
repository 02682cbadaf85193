// A channel pays no more than it has; what may carry over is counted over the years.
import { writeBudgets } from './budgets.ts'
import type { Constraint } from './constraint.ts'

export const channelBudget: Constraint = {
  id: 'channel-budget',
  sentence: {
    zh: '某渠道某年支出不超过当年额度；可结转的渠道按累计额度',
    en: 'A channel spends no more than its budget of the year, or of the years so far where money carries over',
  },
  formula: 'Σ(i,m,s) c(i,m,k,s) x(i,t−s,m) ≤ B(k,t); carried over: Σ(t′≤t) of both sides',
  relaxedBy: 'fen',
  write: (draft) => writeBudgets(draft, 'channel-budget', ({ countyId }) => countyId === undefined),
}
