// Rows of an import with what would change in words, as far as the reader may see it.
import { entityNamed } from '@huanju/domain/subjects'
import type { Entity } from '@huanju/engines/entities'
import type { Day } from '@huanju/quantities'
import type { Tx } from '../../platform/database/database.ts'
import { choicesIn } from '../../platform/entities/choices.ts'
import { toldChanges } from '../../platform/entities/history.ts'
import type { Change } from '../../platform/entities/values.ts'
import type { Policy } from '../../platform/policy/policy.ts'
import type { Secrets } from '../../platform/secrets/index.ts'

/** What telling rows needs. */
export interface Telling {
  readonly entity: Entity
  readonly policy: Policy
  readonly secrets: Secrets
  readonly today: Day
  readonly may: (right: string) => boolean
}

/** Rows with their changes in words; the same number of statements however many there are. */
export async function rowsInWords<Row extends { readonly changes: readonly Change[] }>(
  tx: Tx,
  rows: readonly Row[],
  { policy, today, ...parts }: Telling,
) {
  const optionsOf = choicesIn(policy.packOn(today))
  const told = await toldChanges(
    tx,
    rows.map(({ changes }) => changes),
    { ...parts, entityNamed, optionsOf },
  )
  return rows.map((row, index) => ({ ...row, changes: told[index] ?? [] }))
}
