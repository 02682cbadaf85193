// Separation of administrators: system, security and audit are three persons, and none of them does business.
import type { Words } from '@huanju/contract'
import type { RoleEntry } from '../../platform/policy/roles.ts'
import { doOverlap, type Period } from './periods.ts'

/** A role with its period. */
export interface DatedRole extends Period {
  readonly role: string
}

/** The title of a role that the same person must not hold beside the one to be granted; undefined when all is well. */
export function findConflict(
  granted: DatedRole,
  held: readonly DatedRole[],
  catalogue: readonly RoleEntry[],
): Words | undefined {
  const entries = new Map(catalogue.map((entry) => [entry.id, entry]))
  const isAdministrator = (role: string) => entries.get(role)?.administrator ?? false
  const clash = held.find(
    (one) =>
      one.role !== granted.role &&
      doOverlap(one, granted) &&
      (isAdministrator(one.role) || isAdministrator(granted.role)),
  )
  return clash && (entries.get(clash.role)?.title ?? { zh: clash.role, en: clash.role })
}
