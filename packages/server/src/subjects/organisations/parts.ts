// What keeping organisations, people and regions needs from outside.
import type { Words } from '@huanju/contract'
import type { Secrets } from '../../platform/secrets/index.ts'
import type { RoleEntry } from '../../platform/policy/roles.ts'
import type { Settings } from '../../settings.ts'

export interface OrganisationsParts {
  readonly secrets: Secrets
  readonly settings: Pick<Settings, 'ONE_TIME_PASSWORD_HOURS'>
  readonly roles: readonly RoleEntry[]
  readonly duties: readonly { readonly id: string; readonly title: Words }[]
}
