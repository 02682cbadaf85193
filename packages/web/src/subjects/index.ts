// The fold of the web: the one list of its subjects; routes, menu, panels and the walk over all screens follow from it.
import { communities } from './communities/index.ts'
import { desk } from './desk/index.ts'
import { eligibility } from './eligibility/index.ts'
import { identity } from './identity/index.ts'
import { imports } from './imports/index.ts'
import { jobs } from './jobs/index.ts'
import { journal } from './journal/index.ts'
import { map } from './map/index.ts'
import { organisations } from './organisations/index.ts'
import { plans } from './plans/index.ts'
import { policy } from './policy/index.ts'
import { studies } from './studies/index.ts'

/** Every subject that has a screen, in the order of the story. */
export const subjects = [
  desk,
  communities,
  eligibility,
  imports,
  map,
  plans,
  studies,
  jobs,
  policy,
  organisations,
  journal,
  identity,
] as const
