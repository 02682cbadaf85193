// Which projects are set free together: counties two by two, in turns, so that every pair has its turn.
import type { Model } from '../model/model.ts'

/** Projects of a county beyond this are several neighbourhoods: larger ones take the solver too long. */
const mostProjects = 120

/** The counties as lists of projects, large ones in parts; corridors are not cut where it can be helped. */
export function unitsOf({ projects, countyOf, corridors, windows, pairings }: Model): number[][] {
  const groupOf = new Int32Array(projects).fill(-1)
  ;[...corridors, ...windows, ...pairings].forEach((group, index) => {
    for (const project of group.projects) groupOf[project] = index
  })
  const all = Array.from({ length: projects }, (_, project) => project)
  const counties = [...new Set(countyOf)].toSorted((a, b) => a - b)
  return counties.flatMap((county) => {
    const own = all
      .filter((project) => countyOf[project] === county)
      .toSorted((a, b) => (groupOf[a] ?? 0) - (groupOf[b] ?? 0) || a - b)
    const parts = Math.ceil(own.length / mostProjects)
    return Array.from({ length: parts }, (_, part) =>
      own.slice(Math.ceil((part * own.length) / parts), Math.ceil(((part + 1) * own.length) / parts)),
    )
  })
}

/** Every pair of units once, the pairs of a turn apart from each other; a unit alone where there is no other. */
export function turnsOf(units: number): (readonly number[])[] {
  if (units < 2) return Array.from({ length: units }, (_, unit) => [unit])
  const seats = units + (units % 2)
  const ring = Array.from({ length: seats - 1 }, (_, seat) => seat + 1)
  return ring.flatMap((_, turn) => {
    const seated = [0, ...ring.slice(turn), ...ring.slice(0, turn)]
    return Array.from({ length: seats / 2 }, (__, pair) =>
      [seated[pair] ?? 0, seated[seats - 1 - pair] ?? 0].filter((unit) => unit < units),
    )
  })
}
