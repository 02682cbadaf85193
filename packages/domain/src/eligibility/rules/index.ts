// The rules of the plan, in the order in which the clauses name them; a new rule is one file and one line here.
import { buildingInTime, builtInTime } from './built-in-time.ts'
import { inTown } from './in-town.ts'
import { neglected } from './neglected.ts'
import { notRebuilt } from './not-rebuilt.ts'
import { onCoveredLand } from './on-covered-land.ts'
import { propertyModeAgreed } from './property-mode-agreed.ts'
import { residentsWilling } from './residents-willing.ts'

/** What a community must meet to be covered. 一(一) */
export const eligibilityRules = [builtInTime, inTown, onCoveredLand, neglected, residentsWilling, notRebuilt] as const

/** What a covered community must meet to enter the plan. 三(二) */
export const planEntryRules = [propertyModeAgreed] as const

export { buildingInTime }
