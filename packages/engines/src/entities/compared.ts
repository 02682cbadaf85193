// What values are compared by where two may not be the same: a field's own way, else what is written.
import { asText } from './read.ts'
import type { Field, UniqueKey } from './types.ts'
import type { Words } from '../rules/types.ts'

/** Most characters of what a text is compared by: an index takes no more. */
const comparedMost = 200

/** What a value is compared by; a text that its field's own way leaves nothing of, by itself. */
export function comparedOf({ comparedBy }: Pick<Field, 'comparedBy'>, value: unknown): unknown {
  if (!comparedBy || typeof value !== 'string') return value
  return [...(comparedBy(value) || value)].slice(0, comparedMost).join('')
}

/** What is said of values whose name stands already in another writing; undefined where it is written the same. */
export function alikeWords(
  { alike }: UniqueKey,
  { stands, given }: { readonly stands: string | null | undefined; readonly given: unknown },
): Words | undefined {
  const text = asText(given)
  return alike && stands && text !== null && text !== stands ? alike(stands, text) : undefined
}
