// What signing in needs from outside.
import type { Words } from '@huanju/contract'
import type { Database } from '../../platform/database/database.ts'
import type { RoleEntry } from '../../platform/policy/roles.ts'
import type { Secrets } from '../../platform/secrets/index.ts'
import type { DemoAccount } from '../../platform/subjects/parts.ts'
import type { Settings } from '../../settings.ts'

export interface IdentityParts {
  readonly database: Database
  readonly secrets: Secrets
  readonly settings: Pick<
    Settings,
    | 'HOST'
    | 'PORT'
    | 'PUBLIC_URL'
    | 'isSecure'
    | 'OIDC_ISSUER'
    | 'OIDC_CLIENT_ID'
    | 'OIDC_CLIENT_SECRET'
    | 'OIDC_LOGIN_CLAIM'
    | 'SESSION_IDLE_MINUTES'
    | 'SESSION_HOURS'
    | 'SESSIONS_PER_PERSON'
    | 'PROOF_MINUTES'
    | 'ONE_TIME_PASSWORD_HOURS'
    | 'OLD_PASSWORDS_REFUSED'
  >
  readonly roles: readonly RoleEntry[]
  readonly city: Words
  readonly isDemo: boolean
  /** Shown on the sign-in page of a demo city only. */
  readonly demoAccounts: readonly DemoAccount[]
  readonly now: () => Date
}
