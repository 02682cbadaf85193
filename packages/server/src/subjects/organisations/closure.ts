// The day's jurisdictions: rebuilt at the start, each day, and whenever a region moves.
import type { Tx } from '../../platform/database/database.ts'
import { lockJurisdictions, moveRecords, rebuildClosure, withAllRegions } from './closure.store.ts'

/** Brings who sees whom up to a day, and communities under the county that runs them then; gives how many moved. */
export async function refreshClosure(tx: Tx, day: string): Promise<number> {
  await lockJurisdictions(tx)
  const hasChanged = await rebuildClosure(tx, day)
  return hasChanged ? withAllRegions(tx, () => moveRecords(tx)) : 0
}
