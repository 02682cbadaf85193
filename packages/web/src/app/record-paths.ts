// Where the screens of a kind of record stand, and how each is loaded when it is opened; nothing of the records is in here.
import type { ComponentType } from 'react'

interface Loaded {
  readonly List: ComponentType
  readonly Page: ComponentType
  readonly Form: ComponentType
}

/** The four screens of a kind of record under its address: list, new, page, change. */
export function recordPaths<const Path extends string>(path: Path, load: () => Promise<{ default: Loaded }>) {
  const take = (part: keyof Loaded) => () => load().then((loaded) => ({ default: loaded.default[part] }))
  return [
    { path, load: take('List') },
    { path: `${path}/new`, load: take('Form') },
    { path: `${path}/$id`, load: take('Page') },
    { path: `${path}/$id/edit`, load: take('Form') },
  ] as const
}
