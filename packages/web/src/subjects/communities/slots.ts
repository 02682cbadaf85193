// The places that pages of the register leave to later subjects.
import { slot } from '../../app/panels.tsx'
import type { CommunityRecord } from './CommunityScreen.tsx'
import type { Query } from './filter.ts'

/** Beside the record of a community. */
export const recordSlot = slot<{ record: CommunityRecord }>('communities.record')
/** Among the actions above the list: what the filter finds, and what to say once work is under way. */
export const listSlot = slot<{ query: Query; told: () => void }>('communities.list')
/** In the filter: what a subject narrows the list by from the address, as `FilterChip` in its words. */
export const chipSlot = slot('communities.chip')
