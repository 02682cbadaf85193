// The plain ranked list: what planners do by hand, as the measure of what a search gains.
import type { Model } from '../model/model.ts'
import { out, SearchState } from '../search/state.ts'

/**
 * Fills the years in order from a list: what is due first, earliest last year before later ones, then by need met per
 * yuan. A project takes the first year in which a mode fits budgets and capacity, the cheapest such mode. Order of
 * cohorts, fairness, corridors and links are not looked at, as on a list; the checker counts what that breaks.
 */
export function rankedList(model: Model): Int32Array {
  const state = new SearchState(model)
  const cost = Float64Array.from({ length: model.options }, (_, option) => costOf(model, option))
  const ranked = Array.from({ length: model.projects }, (_, project) => rankOf(model, cost, project))
    .filter(({ ways }) => ways.length > 0)
    .toSorted((a, b) => a.lastYear - b.lastYear || b.perYuan - a.perYuan || a.project - b.project)
  for (const { project, ways } of ranked) {
    for (const option of ways) {
      if (!fits(state, option)) continue
      state.place(project, option)
      break
    }
  }
  return state.choice
}

function rankOf({ optionStart, yearOf, valueOf, isDue }: Model, cost: Float64Array, project: number) {
  const ways: number[] = []
  let [lastYear, perYuan] = [0, 0]
  for (let option = optionStart[project] ?? 0; option < (optionStart[project + 1] ?? 0); option++) {
    ways.push(option)
    lastYear = Math.max(lastYear, yearOf[option] ?? 0)
    perYuan = Math.max(perYuan, (valueOf[option] ?? 0) / Math.max(1, cost[option] ?? 0))
  }
  ways.sort((a, b) => (yearOf[a] ?? 0) - (yearOf[b] ?? 0) || (cost[a] ?? 0) - (cost[b] ?? 0) || a - b)
  return { project, ways, perYuan, lastYear: isDue[project] ? lastYear : Infinity }
}

function costOf({ instance, projectOf, modeOf }: Model, option: number): number {
  const mode = instance.projects[projectOf[option] ?? 0]?.modes[modeOf[option] ?? 0]
  return Object.values(mode?.costFenByChannelAndYearOfWorks ?? {}).reduce(
    (sum, parts) => sum + parts.reduce((all, part) => all + part, 0),
    0,
  )
}

function fits({ model, use, choice }: SearchState, option: number): boolean {
  if ((choice[model.projectOf[option] ?? 0] ?? out) !== out) return false
  for (let at = model.entryStart[option] ?? 0; at < (model.entryStart[option + 1] ?? 0); at++) {
    const row = model.entryRow[at] ?? 0
    const amount = model.entryAmount[at] ?? 0
    if (amount > 0 && (use[row] ?? 0) + amount > (model.cap[row] ?? 0)) return false
  }
  return true
}
