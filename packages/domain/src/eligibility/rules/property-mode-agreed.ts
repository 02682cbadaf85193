// The gate to the plan 列入计划: how the community is managed afterwards. 三(二)
import { rule } from '@huanju/engines/rules'

/** A community may enter the plan when a mode of property management after the works is agreed. 三(二) */
export const propertyModeAgreed = rule(
  'plan-entry.property-mode-agreed',
  { zh: '物业管理模式', en: 'Property management agreed' },
  ({ fact, parameter }) => fact('upkeep.mode').isOneOf(parameter('plan-entry.property-modes')),
)
