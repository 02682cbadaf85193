// Checks of single projects: who may start at all, when, and how.
import type { Breach, ConstraintId } from '../types.ts'
import { lastYear, type Check, type Known } from './reading.ts'

/** Nothing that does not qualify; nothing before its papers are there. */
export const checkEligible: Check = ({ known }) =>
  known.flatMap(({ project: { id, name, eligibility, evidenceYear }, year }) => {
    if (eligibility === 'eligible') return []
    const comes = eligibility === 'unproven' ? evidenceYear : undefined
    if (comes !== undefined && year >= comes) return []
    return [
      {
        constraint: 'eligible' as const,
        about: id,
        excess: String(comes === undefined ? 1 : comes - year),
        unit: comes === undefined ? ('projects' as const) : ('years' as const),
        words:
          eligibility === 'ineligible'
            ? { zh: `${name} 不符合纳入条件`, en: `${name} does not qualify` }
            : {
                zh: `${name} 证据不足，${evidenceYear ?? '—'} 年前补不齐，不得在 ${year} 年启动`,
                en: `${name} is not proven until ${evidenceYear ?? '—'} and starts in ${year}`,
              },
      },
    ]
  })

/** No start before its procedures are through. */
export const checkNotBefore: Check = ({ known }) =>
  known.flatMap(({ project: { id, name, notBeforeYear }, year }) =>
    notBeforeYear === undefined || year >= notBeforeYear
      ? []
      : [
          {
            constraint: 'not-before' as const,
            about: id,
            excess: String(notBeforeYear - year),
            unit: 'years' as const,
            words: {
              zh: `${name} 前置手续 ${notBeforeYear} 年才完成，却在 ${year} 年启动`,
              en: `${name} may not start before ${notBeforeYear} and starts in ${year}`,
            },
          },
        ],
  )

/** Orders are followed. */
export const checkForced: Check = ({ instance, known }) => {
  const yearOf = new Map(known.map(({ project, year }) => [project.id, year]))
  return instance.projects.flatMap(({ id, name, forced }) => {
    if (!forced) return []
    const year = yearOf.get(id)
    if (forced.kind === 'out')
      return year === undefined
        ? []
        : [
            order(id, {
              zh: `${name} 指定不列入，却列入 ${year} 年`,
              en: `${name} is ordered out and starts in ${year}`,
            }),
          ]
    if (year === undefined)
      return [order(id, { zh: `${name} 指定列入，却未列入`, en: `${name} is ordered in and does not start` })]
    if (forced.year === undefined || forced.year === year) return []
    return [
      order(id, {
        zh: `${name} 指定 ${forced.year} 年，却列入 ${year} 年`,
        en: `${name} is ordered into ${forced.year} and starts in ${year}`,
      }),
    ]
  })
}

function order(about: string, words: Breach['words']): Breach {
  return { constraint: 'forced', about, words, excess: '1', unit: 'projects' }
}

/** Modes and channels for pilots are used by pilots. */
export const checkPilots: Check = ({ instance, known }) => {
  const forPilots = new Set(instance.channels.filter(({ isPilotOnly }) => isPilotOnly === true).map(({ id }) => id))
  const isForPilots = ({ mode }: Known) =>
    mode.isPilotOnly === true ||
    Object.entries(mode.costFenByChannelAndYearOfWorks).some(
      ([channel, parts]) => forPilots.has(channel) && parts.some((fen) => fen > 0),
    )
  return known
    .filter((one) => one.project.isPilot !== true && isForPilots(one))
    .map(({ project: { id, name }, mode }) => ({
      constraint: 'pilot-mode' as const,
      about: id,
      excess: '1',
      unit: 'projects' as const,
      words: {
        zh: `${name} 不是试点，却用了只限试点的 ${mode.title ?? mode.id}`,
        en: `${name} is no pilot and uses ${mode.title ?? mode.id}, which is for pilots`,
      },
    }))
}

/** Every plannable project of a cohort is done by the cohort’s year; late ones and missing ones are named. */
export const checkDeadlines: Check = ({ instance, known, plannable }) => {
  const startOf = new Map(known.map((one) => [one.project.id, one]))
  return (instance.cohorts ?? []).flatMap(({ id: cohort, title, deadline }) => {
    if (!deadline) return []
    return plannable
      .filter(({ cohortId }) => cohortId === cohort)
      .flatMap((project) => {
        const start = startOf.get(project.id)
        const done = start && (deadline.of === 'start' ? start.year : lastYear(start))
        if (done !== undefined && done <= deadline.year) return []
        const late =
          done === undefined ? (instance.years.at(-1) ?? deadline.year) + 1 - deadline.year : done - deadline.year
        const constraint: ConstraintId = 'cohort-deadline'
        return [
          {
            constraint,
            about: project.id,
            excess: String(late),
            unit: 'years' as const,
            words: {
              zh: `${project.name}（${title}）应在 ${deadline.year} 年底前${deadline.of === 'start' ? '启动' : '完工'}，${done === undefined ? '未列入' : `实为 ${done} 年`}`,
              en: `${project.name} (${title}) is due by ${deadline.year} and ${done === undefined ? 'is not in the plan' : `comes in ${done}`}`,
            },
          },
        ]
      })
  })
}
