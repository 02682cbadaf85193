// The policy of this deployment's place: folders read once, a pack per day, kept for the days asked most.
import { packFor, type PolicyPack } from '@huanju/policy'
import { loadPolicy } from '@huanju/policy/load'
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
export function openPolicy(place: string): Policy {
  const library = loadPolicy(folders)
  return { place, packOn: (day) => packFor(library, { place, day }) }
}
