// Orders: in, in a year, or out, each with its reason.
import type { Constraint } from './constraint.ts'

export const forced: Constraint = {
  id: 'forced',
  sentence: { zh: '指定列入、不列入或指定年份（写明理由）', en: 'Ordered in, out, or into a year, with the reason' },
  formula: 'Σ(t,m) x(i,t,m) = 1 if ordered in; x(i,t,m) = 0 if ordered out or t is not the ordered year',
  relaxedBy: 'projects',
}
