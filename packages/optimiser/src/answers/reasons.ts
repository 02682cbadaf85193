// Why each deferred project is deferred, from the prices alone: free of charge once the relaxation is solved.
import type { Model } from '../model/model.ts'
import { optionsOf, type LinearProgram } from '../relaxation/linear-program.ts'
import { guideOf } from '../search/guide.ts'
import type { ConstraintId } from '../types.ts'
import { closedBy } from '../model/plannable.ts'
import { bindingLimits, type BindingLimit } from './limits.ts'

/** The reason of one deferred project: what its best way is worth, and what it asks of limits at their prices. */
export interface Reason {
  readonly projectId: string
  readonly closedBy: readonly ConstraintId[]
  readonly worthPoints: number
  readonly costPoints: number
  readonly limits: readonly BindingLimit[]
}

/** The reasons of all projects that a plan leaves out. */
export function reasonsOf(
  model: Model,
  program: LinearProgram,
  {
    relaxation,
    choice,
  }: { relaxation: { readonly columns: Float64Array; readonly rowPrices: Float64Array }; choice: Int32Array },
): Reason[] {
  const guide = guideOf(model, program, relaxation)
  return model.instance.projects.flatMap((project, index): Reason[] => {
    if ((choice[index] ?? -1) >= 0) return []
    const [first, ...others] = optionsOf(model, index)
    if (first === undefined) {
      const closures = model.instance.years.flatMap((year) =>
        project.modes.map((mode) => closedBy(model.instance, project, { year, mode })),
      )
      return [
        {
          projectId: project.id,
          closedBy: [...new Set(closures.filter((id) => id !== undefined))],
          worthPoints: 0,
          costPoints: 0,
          limits: [],
        },
      ]
    }
    const best = others.reduce(
      (one, option) => ((guide.loss[option] ?? 0) < (guide.loss[one] ?? 0) ? option : one),
      first,
    )
    const limits = bindingLimits(model, best, (row) => guide.rowPrice[row] ?? 0)
    const costPoints = Math.round(limits.reduce((sum, limit) => sum + limit.costPoints, 0))
    return [
      {
        projectId: project.id,
        closedBy: [],
        worthPoints: model.valueOf[best] ?? 0,
        costPoints,
        limits: limits.slice(0, 3),
      },
    ]
  })
}
