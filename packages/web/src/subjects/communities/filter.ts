// The filter of the register as it stands in the address, ready for the server.
import type { CallOf } from '@huanju/contract'
import type { listCommunities } from '@huanju/contract/communities'
import { listIn, type Address } from '../../app/address.ts'

export type Query = NonNullable<CallOf<typeof listCommunities>['query']>

const single = [
  'q',
  'completedFrom',
  'completedTo',
  'position',
  'importId',
  'planId',
  'planYear',
  'sort',
  'order',
  'page',
  'size',
] as const
const several = ['countyId', 'subdistrictId', 'status', 'verdict', 'landKind'] as const

/** Reads the filter out of an address; names the server does not know are left out. */
export function filterFrom(address: Address): Query {
  const found: Record<string, unknown> = {}
  for (const name of single) if (typeof address[name] === 'string') found[name] = address[name]
  for (const name of several) if (listIn(address, name).length > 0) found[name] = listIn(address, name)
  return found as Query
}

/** The same without page and sort: what counts, map and export take. */
export function narrowing(query: Query): Query {
  const { page: _page, size: _size, sort: _sort, order: _order, ...rest } = query
  return rest
}
