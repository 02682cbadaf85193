// Links: to addresses that are put together at run time, such as pages of declared records, and the queries of any link.
import { Link, useNavigate, useParams, type AnyRouter } from '@tanstack/react-router'
import type { ReactNode } from 'react'

/** A query as links take it: blanks are left out, a list repeats its name. */
export type Query = Readonly<Record<string, unknown>>

/** The query of a link; which names a page reads from its address is not part of the route table. */
export function queryOf(query: Query): Query {
  return query
}

interface AddressLinkProps {
  readonly to: string
  readonly query?: Query
  readonly className?: string
  readonly children: ReactNode
}

/** A link to an address that no route names in full, such as that of a declared record. */
export function AddressLink({ to, query, children, ...rest }: AddressLinkProps) {
  return (
    <Link<AnyRouter, string, string> to={to} {...(query && { search: query })} {...rest}>
      {children}
    </Link>
  )
}

/** Goes to such an address when something is done; what was typed on the page is kept already. */
export function useGo(): (to: string, query?: Query) => void {
  const navigate = useNavigate()
  return (to, query) =>
    void navigate<AnyRouter, string, string>({ to, ...(query && { search: query }), ignoreBlocker: true })
}

/** What the address of the page says for a name of its path; undefined where the path has no such name. */
export function usePathPart(name: string): string | undefined {
  const params: Readonly<Record<string, string | undefined>> = useParams({ strict: false })
  return params[name]
}

/** The id of what the page is about, by its name in the path. */
export function useIdInPath(name = 'id'): string {
  const id = usePathPart(name)
  if (id === undefined) throw new Error(`no ${name} in the address of this page`)
  return id
}
