// No start before the procedures are through.
import type { Constraint } from './constraint.ts'

export const notBefore: Constraint = {
  id: 'not-before',
  sentence: { zh: '前置手续完成之前不得启动', en: 'No start before its procedures are through' },
  formula: 'x(i,t,m) = 0 if t < first year(i)',
  relaxedBy: 'years',
}
