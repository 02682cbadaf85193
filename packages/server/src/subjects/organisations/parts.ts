// What keeping people and their roles needs from outside.
import type { Secrets } from '../../platform/secrets/index.ts'
import type { RoleEntry } from '../../platform/policy/roles.ts'
import type { Settings } from '../../settings.ts'

export interface PeopleParts {
  readonly secrets: Secrets
  readonly settings: Pick<Settings, 'ONE_TIME_PASSWORD_HOURS'>
  readonly roles: readonly RoleEntry[]
}
