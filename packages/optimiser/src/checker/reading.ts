// A plan as the checker reads it: starts beside their projects and modes, and who may be planned at all.
import type { Breach, ConstraintId, Mode, PlanInstance, Project, Start } from '../types.ts'

/** A start whose project, mode and year are known. */
export interface Known {
  readonly project: Project
  readonly mode: Mode
  readonly year: number
}

/** What every check gets. */
export interface Reading {
  readonly instance: PlanInstance
  readonly known: readonly Known[]
  readonly plannable: readonly Project[]
  readonly holds: (id: ConstraintId) => boolean
}

/** A check of one constraint. */
export type Check = (reading: Reading) => Breach[]

/** Reads a plan; what is unknown or said twice is a breach of `once` and counts no further. */
export function readPlan(instance: PlanInstance, starts: readonly Start[]): { reading: Reading; breaches: Breach[] } {
  const byId = new Map(instance.projects.map((project) => [project.id, project]))
  const holds = (id: ConstraintId) => id === 'once' || instance.constraints?.[id]?.isOn !== false
  const seen = new Set<string>()
  const known: Known[] = []
  const breaches: Breach[] = []
  for (const { projectId, year, modeId } of starts) {
    const project = byId.get(projectId)
    const mode = project?.modes.find(({ id }) => id === modeId)
    if (!project || !mode || !instance.years.includes(year) || seen.has(projectId)) {
      breaches.push(unreadable({ projectId, year, modeId }, seen.has(projectId)))
      continue
    }
    seen.add(projectId)
    known.push({ project, mode, year })
  }
  return {
    reading: {
      instance,
      known,
      holds,
      plannable: instance.projects.filter((project) => isPlannable(project, holds)),
    },
    breaches,
  }
}

function unreadable({ projectId, year, modeId }: Start, isTwice: boolean): Breach {
  const words = isTwice
    ? { zh: `项目 ${projectId} 在方案中出现不止一次`, en: `project ${projectId} is in the plan more than once` }
    : {
        zh: `项目 ${projectId}（${year} 年，模式 ${modeId}）不在算例中`,
        en: `project ${projectId} (${year}, mode ${modeId}) is not in the instance`,
      }
  return { constraint: 'once', about: projectId, words, excess: '1', unit: 'projects' }
}

function isPlannable({ eligibility, evidenceYear, forced }: Project, holds: Reading['holds']): boolean {
  const isShut = eligibility === 'ineligible' || (eligibility === 'unproven' && evidenceYear === undefined)
  return !(holds('eligible') && isShut) && !(holds('forced') && forced?.kind === 'out')
}

/** The last year of works begun in a year. */
export function lastYear({ mode, year }: Pick<Known, 'mode' | 'year'>): number {
  return year + mode.areaDm2ByYearOfWorks.length - 1
}

/** The sum of whole numbers, of any size. */
export function total(amounts: readonly (number | bigint)[]): bigint {
  return amounts.reduce<bigint>((sum, amount) => sum + BigInt(amount), 0n)
}

/** Fen as yuan, with separators. */
export function yuan(fen: bigint): string {
  const digits = (fen < 0n ? -fen : fen).toString().padStart(3, '0')
  const whole = digits.slice(0, -2).replaceAll(/\B(?=(\d{3})+$)/g, ',')
  return `${fen < 0n ? '-' : ''}${whole}.${digits.slice(-2)} 元`
}
