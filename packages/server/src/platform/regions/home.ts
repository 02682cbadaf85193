// The region under which a person's own work is filed.
import { Problem } from '@huanju/contract'
import type { Viewer } from '../database/database.ts'

/** The region a person's own work is filed under: the first of the roles'. */
export function homeOf(actor: Viewer): string {
  const [home] = actor.regionIds
  if (!home) throw new Problem('no-right', { right: { zh: '管辖区划', en: 'a region of your own' } })
  return home
}
