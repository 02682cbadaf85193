// It cannot be done: the smallest set of demands that cannot hold together.
import type { Words } from '@huanju/engines/rules'
import { closedBy } from '../model/plannable.ts'
import type { Model } from '../model/model.ts'
import { elasticOf } from '../relaxation/elastic.ts'
import type { LinearProgram } from '../relaxation/linear-program.ts'
import type { KeptProgram } from '../running/highs.ts'
import type { ConstraintId } from '../types.ts'
import { demandsOf, type Demand, type RowsOfDemand } from './demands.ts'

/** Makes a kept program; the caller disposes of it. */
export type Keep = (program: LinearProgram) => Promise<KeptProgram>

/** Demands that cannot hold together; without any one of them the rest can, as far as the relaxation sees. */
export interface Conflict {
  readonly demands: readonly Demand[]
  readonly words: Words
}

const tolerance = 1e-6

/**
 * Finds a conflict by dropping demands one by one as long as the rest still cannot hold. null when the relaxation can
 * hold them all: then, if nothing lawful exists, only whole projects make it so, and no set is named.
 */
export async function findConflict(model: Model, program: LinearProgram, keep: Keep): Promise<Conflict | null> {
  const [stuck] = program.impossible
  if (stuck !== undefined) return told(closedProject(model, stuck))
  const demands = demandsOf(model, program)
  const elastic = elasticOf(
    program,
    demands.flatMap(({ rows }) => rows.map((row) => ({ row, cost: 1 }))),
  )
  const kept = await keep(elastic.program)
  try {
    const first = kept.solve()
    if (first.status !== 'optimal' || -first.value <= tolerance) return null
    const drop = (demand: RowsOfDemand) =>
      kept.setRows(
        sorted(demand.rows),
        demand.rows.map(() => -Infinity),
        demand.rows.map((row) => freeUpper(program, row)),
      )
    const restore = ({ rows }: RowsOfDemand) =>
      kept.setRows(
        sorted(rows),
        sorted(rows).map((row) => program.rowLower[row] ?? 0),
        sorted(rows).map((row) => program.rowUpper[row] ?? 0),
      )
    const support = demands.filter(({ rows }) => rows.some((row) => Math.abs(first.rowPrices[row] ?? 0) > 1e-9))
    const rest = demands.filter((demand) => !support.includes(demand))
    for (const demand of rest) drop(demand)
    let candidates = support
    if (-kept.solve().value <= tolerance) {
      for (const demand of rest) restore(demand)
      candidates = demands
    }
    const needed = candidates.filter((demand) => {
      drop(demand)
      const { status, value } = kept.solve()
      const isStill = status === 'optimal' && -value > tolerance
      if (!isStill) restore(demand)
      return !isStill
    })
    return told(needed)
  } finally {
    kept.dispose()
  }
}

// A due project’s row keeps its upper side: once is once.
function freeUpper({ rowLower, rowUpper }: LinearProgram, row: number): number {
  return rowLower[row] === 1 && rowUpper[row] === 1 ? 1 : Infinity
}

const sorted = (rows: readonly number[]) => rows.toSorted((a, b) => a - b)

function closedProject({ instance }: Model, index: number): Demand[] {
  const project = instance.projects[index]
  if (!project) return []
  const closures = new Set<ConstraintId>()
  for (const year of instance.years) {
    for (const mode of project.modes) {
      const id = closedBy(instance, project, { year, mode })
      if (id !== undefined) closures.add(id)
    }
  }
  const due: ConstraintId = project.forced?.kind === 'in' ? 'forced' : 'cohort-deadline'
  const words: Partial<Record<ConstraintId, Words>> = {
    forced: { zh: `指定列入 ${project.name}`, en: `${project.name} is ordered in` },
    'cohort-deadline': { zh: `${project.name} 须在期限前启动`, en: `${project.name} is due by its deadline` },
    'not-before': {
      zh: `${project.name} 前置手续 ${project.notBeforeYear ?? ''} 年才完成`,
      en: `${project.name} may not start before ${project.notBeforeYear ?? ''}`,
    },
    eligible: {
      zh: `${project.name} 不符合条件或证据到 ${project.evidenceYear ?? '—'} 年才齐`,
      en: `${project.name} does not qualify, or its papers come in ${project.evidenceYear ?? '—'}`,
    },
    'pilot-mode': {
      zh: `${project.name} 不是试点，所列模式只限试点`,
      en: `${project.name} is no pilot and its modes are for pilots`,
    },
  }
  return [...new Set([due, ...closures])].map((constraint) => ({
    constraint,
    about: project.id,
    words: words[constraint] ?? { zh: constraint, en: constraint },
  }))
}

function told(demands: readonly Demand[]): Conflict {
  return {
    demands: demands.map(({ constraint, about, words }) => ({ constraint, about, words })),
    words: {
      zh: `以下 ${demands.length} 项要求不能同时满足：${demands.map(({ words }) => words.zh).join('；')}`,
      en: `These ${demands.length} demands cannot hold together: ${demands.map(({ words }) => words.en).join('; ')}`,
    },
  }
}
