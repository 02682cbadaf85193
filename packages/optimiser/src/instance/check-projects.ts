// Cross checks of projects: ways and costs, channels they may ask of, orders that contradict each other.
import { isOn, isPlannable } from '../model/plannable.ts'
import type { Mode, PlanInstance, Project } from '../types.ts'
import { problem, type InstanceProblem } from './problems.ts'

/** Problems of modes, costs, orders, and counties without capacity. */
export function checkProjects(instance: PlanInstance): InstanceProblem[] {
  return [
    ...instance.projects.flatMap((project, index) => [
      ...(project.modes.length === 0
        ? [
            problem(
              `projects[${index}].modes`,
              `${project.name} 没有模式，请至少给出一个`,
              `${project.name} has no mode; give at least one`,
            ),
          ]
        : []),
      ...project.modes.flatMap((mode, at) =>
        checkMode(instance, project, { mode, path: `projects[${index}].modes[${at}]` }),
      ),
      ...(new Set(project.modes.map(({ id }) => id)).size < project.modes.length
        ? [problem(`projects[${index}].modes`, '模式编号重复', 'mode ids are used twice')]
        : []),
      ...checkOrder(instance, project, `projects[${index}].forced`),
    ]),
    ...checkCapacity(instance),
    ...checkOrdersTogether(instance),
  ]
}

function checkMode(
  { channels, counties }: PlanInstance,
  project: Project,
  { mode, path }: { mode: Mode; path: string },
): InstanceProblem[] {
  const costs = Object.entries(mode.costFenByChannelAndYearOfWorks)
  const city = counties.find(({ id }) => id === project.countyId)?.cityId
  const years = mode.areaDm2ByYearOfWorks.length
  return [
    ...(costs.every(([, parts]) => parts.every((fen) => fen === 0))
      ? [
          problem(
            `${path}.costFenByChannelAndYearOfWorks`,
            `${project.name} 没有费用，请填各渠道各年的金额`,
            `${project.name} costs nothing; give what each channel pays`,
          ),
        ]
      : []),
    ...(years === 0 || years > 10
      ? [problem(`${path}.areaDm2ByYearOfWorks`, '施工年数应为 1 至 10', 'works take 1 to 10 years')]
      : []),
    ...(mode.householdsByYearOfWorks && mode.householdsByYearOfWorks.length !== years
      ? [
          problem(
            `${path}.householdsByYearOfWorks`,
            '长度应与 areaDm2ByYearOfWorks 相同',
            'must be as long as areaDm2ByYearOfWorks',
          ),
        ]
      : []),
    ...costs.flatMap(([channelId, parts]) => {
      const at = `${path}.costFenByChannelAndYearOfWorks.${channelId}`
      const channel = channels.find(({ id }) => id === channelId)
      if (!channel) return [problem(at, `没有渠道 ${channelId}`, `there is no channel ${channelId}`)]
      return [
        ...(parts.length > years ? [problem(at, '付款年数多于施工年数', 'more years of payment than of works')] : []),
        ...(channel.countyId !== undefined && channel.countyId !== project.countyId
          ? [problem(at, '这是另一个县的配套资金', 'this is the matching money of another county')]
          : []),
        ...(channel.cityId !== undefined && channel.cityId !== city
          ? [problem(at, '这是另一个市的资金', 'this is the money of another city')]
          : []),
      ]
    }),
  ]
}

function checkOrder(
  instance: PlanInstance,
  { name, forced, eligibility, evidenceYear, notBeforeYear }: Project,
  path: string,
): InstanceProblem[] {
  if (forced?.kind !== 'in') return []
  const isShut = eligibility === 'ineligible' || (eligibility === 'unproven' && evidenceYear === undefined)
  const shut = isShut
    ? [
        problem(
          path,
          `${name} 指定列入，但不符合条件或证据不足；请撤销指定或补齐证据`,
          `${name} is ordered in but does not qualify; drop the order or bring the papers`,
        ),
      ]
    : []
  const { year } = forced
  if (year === undefined) return shut
  const first = isOn(instance, 'not-before') ? (notBeforeYear ?? year) : year
  const proven = eligibility === 'unproven' ? (evidenceYear ?? year) : year
  const at = `${path}.year`
  return [
    ...shut,
    ...(instance.years.includes(year)
      ? []
      : [problem(at, `指定的 ${year} 年不在计划年度内`, `${year} is not a year of the plan`)]),
    ...(year < first
      ? [
          problem(
            at,
            `${name} 指定 ${year} 年，但 ${first} 年前不得启动`,
            `${name} is ordered into ${year} but may not start before ${first}`,
          ),
        ]
      : []),
    ...(year < proven
      ? [
          problem(
            at,
            `${name} 指定 ${year} 年，但证据 ${proven} 年才齐`,
            `${name} is ordered into ${year} but its papers come in ${proven}`,
          ),
        ]
      : []),
  ]
}

function checkCapacity(instance: PlanInstance): InstanceProblem[] {
  if (!isOn(instance, 'capacity')) return []
  const used = new Set(
    instance.projects.filter((project) => isPlannable(instance, project)).map(({ countyId }) => countyId),
  )
  return instance.counties.flatMap(({ id, name, capacityDm2ByYear, capacityHouseholdsByYear }, index) =>
    used.has(id) && !capacityDm2ByYear && !capacityHouseholdsByYear
      ? [
          problem(
            `counties[${index}]`,
            `${name} 没有承接能力；请填 capacityDm2ByYear，或把 constraints.capacity.isOn 设为 false`,
            `${name} has no capacity; give capacityDm2ByYear, or set constraints.capacity.isOn to false`,
          ),
        ]
      : [],
  )
}

// Orders that contradict each other through a pairing, a hard corridor or a linked street.
function checkOrdersTogether(instance: PlanInstance): InstanceProblem[] {
  const byId = new Map(instance.projects.map((project) => [project.id, project]))
  const orders = (ids: readonly string[]) => ids.map((id) => byId.get(id)?.forced)
  const apart = (ids: readonly string[]) => {
    const years = orders(ids).flatMap((forced) =>
      forced?.kind === 'in' && forced.year !== undefined ? [forced.year] : [],
    )
    return years.length === 0 ? 0 : Math.max(...years) - Math.min(...years)
  }
  return [
    ...(instance.pairings ?? []).flatMap(({ id, projectIds }, index) => {
      const kinds = new Set(orders(projectIds).map((forced) => forced?.kind))
      return kinds.has('in') && kinds.has('out')
        ? [
            problem(
              `pairings[${index}]`,
              `组合 ${id} 中既有指定列入又有指定不列入`,
              `pairing ${id} has one ordered in and one ordered out`,
            ),
          ]
        : []
    }),
    ...(instance.corridors ?? []).flatMap(({ id, projectIds, isHard }, index) =>
      isHard && apart(projectIds) > 0
        ? [
            problem(
              `corridors[${index}]`,
              `走廊 ${id} 须同年，指定的年份却不同`,
              `corridor ${id} must start in one year but its orders differ`,
            ),
          ]
        : [],
    ),
    ...(instance.linkedStreets ?? []).flatMap(({ id, projectIds, mostYearsApart }, index) =>
      apart(projectIds) > mostYearsApart
        ? [
            problem(
              `linkedStreets[${index}]`,
              `${id} 指定的年份相差超过 ${mostYearsApart} 年`,
              `the orders of ${id} are more than ${mostYearsApart} years apart`,
            ),
          ]
        : [],
    ),
  ]
}
