// Only what qualifies is planned; what is not yet proven starts when its papers are there.
import type { Constraint } from './constraint.ts'

export const eligible: Constraint = {
  id: 'eligible',
  sentence: {
    zh: '不符合纳入条件的不得列入；证据不足的须在启动前补齐',
    en: 'What does not qualify is not planned; missing papers are there before works start',
  },
  formula: 'x(i,t,m) = 0 if i is ineligible, or unproven and t < evidence year(i)',
  relaxedBy: null,
}
