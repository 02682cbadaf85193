// The policy of this deployment's place: folders read once, a pack per day, kept for the days asked most.
import { rights } from '@huanju/domain/subjects'
import { checkRoles, packFor, type PolicyLibrary, type PolicyPack } from '@huanju/policy'
import { loadPolicy, PolicyError } from '@huanju/policy/load'
import type { Day } from '@huanju/quantities'
import { fileURLToPath } from 'node:url'

/** What subjects ask of the policy. */
export interface Policy {
  readonly place: string
  /** The pack of this place for a day. */
  packOn(day: Day): PolicyPack
}

const folders = fileURLToPath(new URL('../../../../policy/', import.meta.url))

/** Reads and checks the policy folders; a place without a folder is an error at start, not in the middle of a day. */
export function openPolicy(wanted?: string): Policy {
  const library = loadPolicy(folders)
  const findings = checkRoles(library, rights)
  if (findings.length > 0) throw new PolicyError(findings)
  const place = wanted ?? onlyPlace(library)
  return { place, packOn: (day) => packFor(library, { place, day }) }
}

// The place nobody stands below; with several of them, somebody has to say which.
function onlyPlace({ folders: known }: PolicyLibrary): string {
  const parents = new Set(Object.values(known).map(({ authority }) => authority.parent))
  const places = Object.keys(known).filter((code) => !parents.has(code))
  const [place] = places
  if (!place || places.length > 1)
    throw new Error(`请用 PLACE 指明适用地 Say which place with PLACE：${places.join('、')}`)
  return place
}
