// Where the screens of a kind of record stand, and how each is loaded when it is opened; nothing of the records is in here.
import type { Right } from '@huanju/domain/subjects'
import type { ComponentType } from 'react'
import type { MenuLine } from './subject.ts'

interface Loaded {
  readonly List: ComponentType
  readonly Page: ComponentType
  readonly Form: ComponentType
}

interface Placed {
  /** The rights to see and to change a record of the kind. */
  readonly read: Right
  readonly write: Right
  readonly load: () => Promise<{ default: Loaded }>
  /** Left out for what is reached from the page it belongs to. */
  readonly menu?: MenuLine
}

/** The four screens of a kind of record under its address: list, new, page, change. */
export function recordPaths<const Path extends string>(path: Path, { read, write, load, menu }: Placed) {
  const take = (part: keyof Loaded) => () => load().then((loaded) => ({ default: loaded.default[part] }))
  return [
    { path, right: read, load: take('List'), ...(menu && { menu }) },
    { path: `${path}/new`, right: write, load: take('Form') },
    { path: `${path}/$id`, right: read, load: take('Page') },
    { path: `${path}/$id/edit`, right: write, load: take('Form') },
  ] as const
}
