// Some modes and awards are for pilots.
import type { Constraint } from './constraint.ts'

export const pilotMode: Constraint = {
  id: 'pilot-mode',
  sentence: { zh: '只有试点项目可用某模式、某奖补', en: 'Some modes and awards are for pilot projects only' },
  formula: 'x(i,t,m) = 0 if m, or a channel it asks of, is for pilots and i is none',
  relaxedBy: null,
}
