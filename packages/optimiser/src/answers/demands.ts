// Demands: what a person asked for, as rows of the relaxation; a conflict is a set of demands.
import type { Words } from '@huanju/engines/rules'
import type { Model } from '../model/model.ts'
import type { LinearProgram } from '../relaxation/linear-program.ts'
import type { ConstraintId } from '../types.ts'
import { limitName } from './limits.ts'

/** A demand: one limit, one deadline, one order. */
export interface Demand {
  readonly constraint: ConstraintId
  readonly about: string
  readonly words: Words
}

/** A demand with the rows of the program that say it; a due project’s row loses only its lower side. */
export interface RowsOfDemand extends Demand {
  readonly rows: readonly number[]
}

/** All demands of an instance that could be dropped, with their rows. */
export function demandsOf(model: Model, program: LinearProgram): RowsOfDemand[] {
  const limits = model.rows.map((row, index) => {
    const name = limitName(model, row)
    const rows = [program.limitRow[index] ?? 0]
    return {
      constraint: row.constraint,
      about: row.about,
      words: { zh: `${name.zh}的额度`, en: `the limit ${name.en}` },
      rows,
    }
  })
  return [
    ...limits,
    ...dueDemands(model, program),
    ...program.groupRows.map(({ constraint, about, rows }) => ({
      constraint,
      about,
      rows,
      words: groupWords(constraint, about),
    })),
  ]
}

function dueDemands({ instance, isDue }: Model, program: LinearProgram): RowsOfDemand[] {
  const byDemand = new Map<string, { demand: Demand; rows: number[] }>()
  instance.projects.forEach(({ id, name, cohortId, forced }, project) => {
    const row = program.onceRow[project] ?? -1
    if (!isDue[project] || row < 0) return
    const cohort = forced?.kind === 'in' ? undefined : instance.cohorts?.find((one) => one.id === cohortId)
    const demand: Demand = cohort
      ? {
          constraint: 'cohort-deadline',
          about: cohort.id,
          words: {
            zh: `${cohort.title}须在 ${cohort.deadline?.year ?? ''} 年前全部启动（完工）`,
            en: `all of ${cohort.title} by ${cohort.deadline?.year ?? ''}`,
          },
        }
      : { constraint: 'forced', about: id, words: { zh: `指定列入 ${name}`, en: `${name} is ordered in` } }
    const key = `${demand.constraint} ${demand.about}`
    const known = byDemand.get(key) ?? { demand, rows: [] }
    known.rows.push(row)
    byDemand.set(key, known)
  })
  return [...byDemand.values()].map(({ demand, rows }) => ({ ...demand, rows }))
}

function groupWords(constraint: ConstraintId, about: string): Words {
  const names: Partial<Record<ConstraintId, Words>> = {
    'order-of-cohorts': { zh: '先老后新的次序', en: 'older cohorts first' },
    'fair-share': { zh: '各县份额', en: 'fair shares of the counties' },
    'dig-once': { zh: '同一走廊须同年', en: 'one corridor in one year' },
    linked: { zh: '联动街道须相邻年份', en: 'linked street within neighbouring years' },
    pairing: { zh: '组合须同进同出', en: 'pairing all or none' },
  }
  const name = names[constraint]
  return { zh: `${name?.zh ?? constraint}（${about}）`, en: `${name?.en ?? constraint} (${about})` }
}
