// The roles of the policy as the server uses them: a name for a list of rights.
import { isRight, type Right } from '@huanju/domain/subjects'
import { catalogueOf, type PolicyPack } from '@huanju/policy'
import type { Words } from '@huanju/contract'

/** A role of the catalogue: a name for a list of rights; administrators hold theirs alone. */
export interface RoleEntry {
  readonly id: string
  readonly title: Words
  readonly rights: readonly Right[]
  readonly administrator: boolean
}

/** The roles of a pack, in the order of its catalogue. */
export function rolesIn(pack: PolicyPack): RoleEntry[] {
  return Object.entries(catalogueOf(pack, 'roles')).map(([id, { title, rights, administrator }]) => ({
    id,
    title,
    rights: rights.filter(isRight),
    administrator,
  }))
}
