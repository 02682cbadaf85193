// What a list shows stands in its address: filter, sort and page survive reload, back and a link sent to a colleague.
import { useLocation, useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { searchOf } from './call.ts'

export type Address = Readonly<Record<string, string | readonly string[] | undefined>>

/** Reads a query text into names and values; a name given several times is a list. */
export function readAddress(search: string): Address {
  const found: Record<string, string | string[]> = {}
  for (const [name, value] of new URLSearchParams(search)) {
    const before = found[name]
    found[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value]
  }
  return found
}

/** Lists under these names, whether one or several stand in the address. */
export function listIn(address: Address, name: string): string[] {
  const value = address[name]
  return value === undefined ? [] : typeof value === 'string' ? [value] : [...value]
}

/** The text under a name of which there is one at most, a day say; null where there is none. */
export function textUnder(address: Address, name: string): string | null {
  const value = address[name]
  return typeof value === 'string' && value !== '' ? value : null
}

/** Which page of a list stands in the address, and how long a page is. */
export function pageOf(address: Address): { page: number; size: number } {
  return { page: Number(address['page'] ?? 1), size: Number(address['size'] ?? 20) }
}

/** The address of the page and how to change it; any change but of the page goes back to page 1. */
export function useAddress(): [Address, (change: Record<string, unknown>) => void] {
  const { searchStr, pathname } = useLocation()
  const navigate = useNavigate()
  const address = useMemo(() => readAddress(searchStr), [searchStr])
  const change = (given: Record<string, unknown>) => {
    const { page: _page, ...rest } = address
    const next = searchOf({ ...('page' in given || 'size' in given ? address : rest), ...given })
    void navigate({ href: `${pathname}${next ? `?${next}` : ''}`, replace: !('page' in given) })
  }
  return [address, change]
}
