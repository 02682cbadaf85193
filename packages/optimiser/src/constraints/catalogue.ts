// All named constraints, in the order in which they are explained.
import { packModel } from '../model/draft.ts'
import type { Model } from '../model/model.ts'
import { isOn } from '../model/plannable.ts'
import type { PlanInstance } from '../types.ts'
import { capacity } from './capacity.ts'
import { channelBudget } from './channel-budget.ts'
import { cohortDeadline } from './cohort-deadline.ts'
import { cohortShare } from './cohort-share.ts'
import type { Constraint } from './constraint.ts'
import { countyMatch } from './county-match.ts'
import { digOnce } from './dig-once.ts'
import { eligible } from './eligible.ts'
import { fairShare } from './fair-share.ts'
import { forced } from './forced.ts'
import { inProgress } from './in-progress.ts'
import { linked } from './linked.ts'
import { notBefore } from './not-before.ts'
import { once } from './once.ts'
import { orderOfCohorts } from './order-of-cohorts.ts'
import { pairing } from './pairing.ts'
import { pilotMode } from './pilot-mode.ts'

/** The catalogue of constraints. */
export const constraintCatalogue: readonly Constraint[] = [
  once,
  eligible,
  channelBudget,
  countyMatch,
  capacity,
  cohortDeadline,
  cohortShare,
  orderOfCohorts,
  fairShare,
  digOnce,
  linked,
  notBefore,
  forced,
  inProgress,
  pilotMode,
  pairing,
]

/** Makes the model of an instance from the constraints that are switched on. */
export function modelOf(instance: PlanInstance): Model {
  return packModel(
    instance,
    constraintCatalogue.flatMap(({ id, write }) => (write && isOn(instance, id) ? [write] : [])),
  )
}
