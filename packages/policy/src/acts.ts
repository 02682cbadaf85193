// What an act of the product rests on: its clause, and whether that clause is plainly in force on a day.
import type { Ground } from '@huanju/engines/workflow'
import type { Day } from '@huanju/quantities'
import { citationOf, documentOf } from './pack.ts'
import type { PolicyPack } from './types.ts'

/** The ground of an act on a day; null where the policy names none, and so the act rests on no clause. */
export function groundOfAct(pack: PolicyPack, act: string, on: Day = pack.day): Ground | null {
  const entry = Object.hasOwn(pack.catalogues.acts, act) ? pack.catalogues.acts[act] : undefined
  if (!entry) return null
  const citation = citationOf(pack, entry.citation)
  const { clauses, doubts } = documentOf(pack, entry.citation.document)
  const own = clauses.find(({ clause }) => clause === entry.citation.clause)?.doubts ?? []
  const { inForceFrom, inForceTo } = citation
  const isOver = (inForceFrom !== null && on < inForceFrom) || (inForceTo !== null && inForceTo < on)
  const all = [...own, ...doubts]
  return { citation, standing: isOver ? 'out-of-force' : all.length > 0 ? 'in-doubt' : 'in-force', doubts: all }
}
