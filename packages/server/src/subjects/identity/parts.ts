// What signing in and keeping organisations need from outside; main.ts puts it together.
import type { Words } from '@huanju/contract'
import type { Right } from '@huanju/domain/subjects'
import type { Database } from '../../platform/database/database.ts'
import type { Secrets } from '../../platform/secrets/index.ts'
import type { Settings } from '../../settings.ts'

/** A role of the catalogue: a name for a list of rights; administrators hold theirs alone. */
export interface RoleEntry {
  readonly id: string
  readonly title: Words
  readonly rights: readonly Right[]
  readonly administrator: boolean
}

/** A demo account as the sign-in page shows it. */
export interface DemoAccount {
  readonly login: string
  readonly password: string
  readonly words: Words
}

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
  >
  readonly roles: readonly RoleEntry[]
  readonly city: Words
  readonly isDemo: boolean
  /** Shown on the sign-in page of a demo city only. */
  readonly demoAccounts: readonly DemoAccount[]
  readonly now: () => Date
}
