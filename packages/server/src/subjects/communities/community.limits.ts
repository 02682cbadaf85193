// The limits of the register's checks, read from the policy of a day.
import type { CommunityLimits } from '@huanju/domain/communities'
import { valueOf } from '@huanju/policy'
import type { Day } from '@huanju/quantities'
import { z } from 'zod'
import type { Policy } from '../../platform/policy/policy.ts'

const range = z.object({ from: z.coerce.number(), to: z.coerce.number() })
const box = z.object({
  west: z.coerce.number(),
  south: z.coerce.number(),
  east: z.coerce.number(),
  north: z.coerce.number(),
})

/** The limits in force on a day; a gap in the box means no box is checked. */
export function limitsOf(policy: Policy, on: Day): CommunityLimits {
  const pack = policy.packOn(on)
  return {
    householdAreaM2: range.parse(valueOf(pack, 'register.household-area', on)),
    costPerM2Yuan: range.parse(valueOf(pack, 'register.cost-per-area', on)),
    extent: box.nullable().parse(valueOf(pack, 'register.extent', on)),
  }
}
