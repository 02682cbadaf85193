// What keeping people and their roles needs from outside.
import type { Secrets } from '../../platform/secrets/index.ts'
import type { RoleEntry } from '../../platform/policy/roles.ts'

export interface PeopleParts {
  readonly secrets: Secrets
  readonly roles: readonly RoleEntry[]
}
