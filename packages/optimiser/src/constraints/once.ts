// A project starts at most once: its options exclude each other, which model and checker build upon.
import type { Constraint } from './constraint.ts'

export const once: Constraint = {
  id: 'once',
  sentence: { zh: '一个项目最多启动一次', en: 'A project starts at most once' },
  formula: 'Σ(t,m) x(i,t,m) ≤ 1',
  relaxedBy: null,
}
