// The duties that can be given: those somebody holds or held, each once, by title.
import type { Words } from '../../app/words.tsx'
import type { Organisation } from './OrganisationListScreen.tsx'

/** Duties of the organisations given, each once. */
export function listDuties(organisations: readonly Organisation[]): { id: string; title: Words }[] {
  const found = new Map(
    organisations.flatMap(({ duties }) => duties.map(({ duty, title }) => [duty, title] as const)),
  )
  return [...found]
    .map(([id, title]) => ({ id, title }))
    .toSorted((a, b) => a.title.zh.localeCompare(b.title.zh, 'zh'))
}
