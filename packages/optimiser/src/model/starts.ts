// From the numbers of the search to starts of projects, and back.
import type { Start } from '../types.ts'
import type { Model } from './model.ts'

/** The starts of a choice, in the order of the projects. */
export function startsOf({ instance, yearOf, modeOf }: Model, choice: Int32Array): Start[] {
  return instance.projects.flatMap(({ id, modes }, project) => {
    const option = choice[project] ?? -1
    if (option < 0) return []
    return [
      { projectId: id, year: instance.years[yearOf[option] ?? 0] ?? 0, modeId: modes[modeOf[option] ?? 0]?.id ?? '' },
    ]
  })
}

/** The choice of starts; what the model does not allow is left out. */
export function choiceOf(
  { instance, projects, optionStart, yearOf, modeOf }: Model,
  starts: readonly Start[],
): Int32Array {
  const choice = new Int32Array(projects).fill(-1)
  const byId = new Map(starts.map((start) => [start.projectId, start]))
  instance.projects.forEach(({ id, modes }, project) => {
    const start = byId.get(id)
    if (!start) return
    for (let option = optionStart[project] ?? 0; option < (optionStart[project + 1] ?? 0); option++) {
      const isYear = instance.years[yearOf[option] ?? 0] === start.year
      if (isYear && modes[modeOf[option] ?? 0]?.id === start.modeId) choice[project] = option
    }
  })
  return choice
}
