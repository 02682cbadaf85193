// Separation of administrators: system, security and audit are three persons, and none of them does business.
import type { Words } from '@huanju/engines/rules'
import type { Refusal } from '@huanju/engines/workflow'
import { organisationRefusals } from './refusals.ts'

/** A role from its first day to the day after the last; null while it lasts. */
export interface DatedRole {
  readonly role: string
  readonly from: string
  readonly to: string | null
}

/** A role of the catalogue, as far as separation asks. */
export interface SeparatedRole {
  readonly id: string
  readonly title: Words
  readonly administrator: boolean
}

/** Whether two roles share a day. */
function doCoincide(one: DatedRole, other: DatedRole): boolean {
  return (other.to === null || one.from < other.to) && (one.to === null || other.from < one.to)
}

/** The title of a role that the same person must not hold beside the one to be granted; undefined when all is well. */
export function findConflict(
  granted: DatedRole,
  held: readonly DatedRole[],
  catalogue: readonly SeparatedRole[],
): Words | undefined {
  const entries = new Map(catalogue.map((entry) => [entry.id, entry]))
  const isAdministrator = (role: string) => entries.get(role)?.administrator ?? false
  const clash = held.find(
    (one) =>
      one.role !== granted.role &&
      doCoincide(one, granted) &&
      (isAdministrator(one.role) || isAdministrator(granted.role)),
  )
  return clash && (entries.get(clash.role)?.title ?? { zh: clash.role, en: clash.role })
}

type Placed = DatedRole & { readonly regionId: string }

/** What stands against granting a role beside those held anywhere in the city; null when nothing does. */
export function grantAgainst(
  granted: Placed,
  held: readonly Placed[],
  catalogue: readonly SeparatedRole[],
): Refusal<'role.excludes' | 'role.is-held'> | null {
  const conflict = findConflict(granted, held, catalogue)
  if (conflict) return organisationRefusals.refuse('role.excludes', { held: conflict })
  const isHeld = held.some(
    (one) => one.role === granted.role && one.regionId === granted.regionId && doCoincide(one, granted),
  )
  return isHeld ? organisationRefusals.refuse('role.is-held') : null
}
