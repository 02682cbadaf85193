// The levers of a study: what is wrong with them, and a solved instance under other ones, without scoring anew.
import type { Words } from '@huanju/engines/rules'
import type { Cohort, PlanInstance } from '@huanju/optimiser'
import { compareFractions, fraction, parseFraction } from '@huanju/quantities'
import { laterCohort, type StudySettings } from './settings.ts'

/** What is wrong with one lever, by its place: `channels.0.budgetsFen`. */
export interface LeverFault {
  readonly field: string
  readonly message: Words
}

/** Everything wrong with the levers, in the names of the levers, before the optimiser would refuse it in its own. */
export function leverFaults(years: readonly number[], settings: StudySettings): LeverFault[] {
  const faults: LeverFault[] = []
  const say = (field: string, zh: string, en: string) => void faults.push({ field, message: { zh, en } })
  const long = [`应有 ${years.length} 个数，每年一个`, `${years.length} numbers are needed, one a year`] as const
  settings.channels.forEach(({ budgetsFen }, index) => {
    if (budgetsFen.length !== years.length) say(`channels.${index}.budgetsFen`, ...long)
    if (budgetsFen.some((fen) => fen < 0n))
      say(`channels.${index}.budgetsFen`, '可用资金不能为负', 'Money available must not be negative')
  })
  settings.capacities.forEach(({ areaDm2 }, index) => {
    if (areaDm2.length !== years.length) say(`capacities.${index}.areaDm2`, ...long)
  })
  sayOfModes(settings, say)
  sayOfDoubles(settings, say)
  sayOfShares(years, settings, say)
  settings.cohorts.forEach(({ deadlineYear }, index) => {
    if (deadlineYear !== null && deadlineYear < (years[0] ?? 0))
      say(`cohorts.${index}.deadlineYear`, '期限早于计划第一年', 'The deadline lies before the first year')
  })
  const spent = settings.spending.map(parseFraction)
  const whole = spent.reduce((product, { denominator }) => product * denominator, 1n)
  const sum = spent.reduce((all, { numerator, denominator }) => all + (numerator * whole) / denominator, 0n)
  if (sum !== whole) say('spending', '各施工年度的比例合计应为 1', 'The shares by year of works must sum to 1')
  return faults
}

type Say = (field: string, zh: string, en: string) => void

function sayOfModes({ modes, channels }: StudySettings, say: Say): void {
  modes.forEach(({ shares }, index) => {
    const sum = shares.reduce((all, { hundredths }) => all + hundredths, 0)
    if (sum !== 100) {
      const [zh, en] = [`各渠道比例合计应为 100%，现为 ${sum}%`, `Shares must sum to 100%; they sum to ${sum}%`]
      say(`modes.${index}.shares`, zh, en)
    }
    shares.forEach(({ channelId }, at) => {
      if (channels.some((channel) => channel.channelId === channelId)) return
      const field = `modes.${index}.shares.${at}.channelId`
      say(field, '该渠道没有填可用资金，请先添加', 'No money is put in for this channel; add it first')
    })
  })
}

// What stands twice would count once: the cost of a channel named twice in a mode would be that of its last line alone.
function sayOfDoubles({ channels, modes, cohorts }: StudySettings, say: Say): void {
  const sayOf = (place: string, keys: readonly string[], zh: string, en: string) =>
    keys.forEach((key, index) => {
      if (keys.indexOf(key) !== index) say(place.replace('*', String(index)), zh, en)
    })
  sayOf(
    'channels.*.channelId',
    channels.map(({ channelId, countyId }) => `${channelId} ${countyId ?? ''}`),
    '该渠道已有额度，请只留一条',
    'This channel has budgets already; keep one line',
  )
  modes.forEach(({ shares }, index) =>
    sayOf(
      `modes.${index}.shares.*.channelId`,
      shares.map(({ channelId }) => channelId),
      '同一渠道写了两次，请合并',
      'The same channel is named twice; join them',
    ),
  )
  sayOf(
    'modes.*.id',
    modes.map(({ id }) => id),
    '模式编号重复',
    'The id of a mode is used twice',
  )
  sayOf(
    'cohorts.*.id',
    cohorts.map(({ id }) => id),
    '年代编号重复',
    'The id of a cohort is used twice',
  )
  cohorts.forEach(({ id }, index) => {
    if (id === laterCohort)
      say(`cohorts.${index}.id`, '此编号指其余年代，请另取', 'This id means all later years; take another')
  })
}

function sayOfShares(years: readonly number[], settings: StudySettings, say: Say): void {
  const { startedShare, lateShare, fairShare } = settings
  const whole = fraction(1, 1)
  const least = parseFraction(fairShare.least)
  if (compareFractions(parseFraction(startedShare), whole) > 0)
    say('startedShare', '比例不能大于 1', 'A share must not be above 1')
  if (compareFractions(least, parseFraction(fairShare.most)) > 0)
    say('fairShare.least', '下限大于上限', 'The least ratio is above the most')
  const late = parseFraction(lateShare)
  // In the last year nothing may be left of the need, but not less than nothing.
  const delays = BigInt(Math.max(0, years.length - 1))
  if (compareFractions({ ...late, numerator: late.numerator * delays }, whole) > 0)
    say(
      'lateShare',
      '逐年扣减到最后一年超过全部需求，请调低',
      'By the last year more than the whole need is lost; lower it',
    )
}

/** The instance under other levers; undefined when a lever changed that only solving anew can follow. */
export function relevered(
  instance: PlanInstance,
  old: StudySettings,
  next: StudySettings,
  match: string,
): PlanInstance | undefined {
  if (!isAlike(unmoved(old), unmoved(next))) return undefined
  return {
    ...instance,
    channels: instance.channels.map((channel) => {
      const own = next.channels.find(
        ({ channelId, countyId }) =>
          (channelId === match && countyId !== null ? `${channelId} ${countyId}` : channelId) === channel.id,
      )
      return own ? { ...channel, budgetFenByYear: own.budgetsFen.map(Number) } : channel
    }),
    counties: instance.counties.map((county) => {
      const own = next.capacities.find(({ countyId }) => countyId === county.id)
      return own ? { ...county, capacityDm2ByYear: own.areaDm2.map(Number) } : county
    }),
    cohorts: instance.cohorts?.map(({ deadline: _deadline, ...cohort }): Cohort => {
      const year = next.cohorts.find(({ id }) => id === cohort.id)?.deadlineYear ?? null
      return year === null ? cohort : { ...cohort, deadline: { year, of: 'start' } }
    }),
    constraints: Object.fromEntries(next.off.map((id) => [id, { isOn: false }])),
  }
}

// What an estimate cannot follow: all but budgets, capacities, deadlines and switches.
function unmoved({ channels, cohorts, capacities: _capacities, off: _off, ...rest }: StudySettings) {
  return {
    ...rest,
    channels: channels.map(({ channelId, countyId, carriesOver }) => ({ channelId, countyId, carriesOver })),
    cohorts: cohorts.map(({ id, completedUntil }) => ({ id, completedUntil })),
  }
}

// Alike whatever the order of the fields: one side comes from the database, the other from a form.
function isAlike(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other
  if (Array.isArray(one) !== Array.isArray(other)) return false
  const [left, right] = [new Map(Object.entries(one)), new Map(Object.entries(other))]
  return left.size === right.size && [...left].every(([key, value]) => right.has(key) && isAlike(value, right.get(key)))
}
