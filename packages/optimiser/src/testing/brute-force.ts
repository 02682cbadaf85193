// Every plan of a tiny instance, by the checker alone: the measure of all cleverness.
import { checkPlan } from '../checker/index.ts'
import type { PlanInstance, Start } from '../types.ts'

/** The best lawful plan of a tiny instance, the first found on a tie; null when nothing is lawful. */
export function bruteForce(
  instance: PlanInstance,
): { readonly value: number; readonly starts: readonly Start[] } | null {
  let best: { value: number; starts: readonly Start[] } | null = null
  const ways = instance.projects.map(({ id, modes }) => [
    null,
    ...instance.years.flatMap((year) => modes.map((mode): Start => ({ projectId: id, year, modeId: mode.id }))),
  ])
  const walk = (project: number, starts: readonly Start[]): void => {
    if (project === ways.length) {
      const { breaches, valuePoints } = checkPlan(instance, starts)
      if (breaches.length === 0 && valuePoints > (best?.value ?? -1)) best = { value: valuePoints, starts }
      return
    }
    for (const start of ways[project] ?? []) walk(project + 1, start === null ? starts : [...starts, start])
  }
  walk(0, [])
  return best
}
