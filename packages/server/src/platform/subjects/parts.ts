// What the product hands to every subject when it opens; a subject takes what it needs.
import type { Words } from '@huanju/contract'
import type { Settings } from '../../settings.ts'
import type { Database } from '../database/database.ts'
import type { Files } from '../files/files.store.ts'
import type { Jobs } from '../jobs/starting.ts'
import type { Policy } from '../policy/policy.ts'
import type { RoleEntry } from '../policy/roles.ts'
import type { Secrets } from '../secrets/index.ts'
import type { DeskItem } from './desk-item.ts'
import type { Tell } from './news.ts'

/** A demo account as the sign-in page shows it. */
export interface DemoAccount {
  readonly login: string
  readonly password: string
  readonly words: Words
}

/** Everything a subject may be built from. */
export interface Parts {
  readonly settings: Settings
  /** Connection that may read the whole journal; used for nothing but verifying it. */
  readonly ownerUrl: string
  readonly now: () => Date
  readonly startedAt: Date
  readonly database: Database
  readonly secrets: Secrets
  readonly files: Files
  readonly policy: Policy
  readonly jobs: Jobs
  readonly roles: readonly RoleEntry[]
  readonly city: Words
  readonly isDemo: boolean
  /** Shown on the sign-in page of a demo city only. */
  readonly demoAccounts: readonly DemoAccount[]
  /** What all subjects lay on the desk. */
  readonly desk: readonly DeskItem[]
  readonly tell: Tell
  readonly openApi: () => Record<string, unknown>
}
