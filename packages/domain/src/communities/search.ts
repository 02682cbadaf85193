// A key of a community against duplicates.
import { nameKey } from '@huanju/engines/tables'

/** The name as two clerks would both write it; within one subdistrict the same key means the same community. */
export function duplicateKey(name: string): string {
  return nameKey(name)
}
