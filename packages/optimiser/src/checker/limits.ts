// Checks of money and capacity: every sum anew, in whole fen, dm² and households.
import type { Breach, Channel, ConstraintId, County, WorkInProgress } from '../types.ts'
import { total, yuan, type Check, type Known, type Reading } from './reading.ts'

/** A channel spends no more than it has. */
export const checkChannelBudgets: Check = (reading) =>
  overspent(reading, 'channel-budget', ({ countyId }) => countyId === undefined)

/** A county’s matching money stays within its budget. */
export const checkCountyMatches: Check = (reading) =>
  overspent(reading, 'county-match', ({ countyId }) => countyId !== undefined)

/** Area and households under construction stay within the county’s capacity. */
export const checkCapacities: Check = (reading) => {
  const own = new Map<string, Known[]>()
  for (const one of reading.known) own.set(one.project.countyId, [...(own.get(one.project.countyId) ?? []), one])
  return reading.instance.counties.flatMap((county) => {
    const known = own.get(county.id) ?? []
    return [
      ...overbuilt(reading, { county, known, most: county.capacityDm2ByYear, unit: 'dm2' }),
      ...overbuilt(reading, { county, known, most: county.capacityHouseholdsByYear, unit: 'households' }),
    ]
  })
}

// Fen by channel and year of the plan, in one pass over the starts.
function spending({ instance: { years, afterLastYear }, known }: Reading): Map<string, bigint[]> {
  const spent = new Map<string, bigint[]>()
  for (const { mode, year: start } of known) {
    for (const [channel, parts] of Object.entries(mode.costFenByChannelAndYearOfWorks)) {
      const row = spent.get(channel) ?? years.map(() => 0n)
      parts.forEach((fen, s) => {
        const isAfter = start + s > (years.at(-1) ?? 0)
        const t = isAfter && afterLastYear === 'counts-in-last-year' ? years.length - 1 : years.indexOf(start + s)
        if (t >= 0) row[t] = (row[t] ?? 0n) + BigInt(fen)
      })
      spent.set(channel, row)
    }
  }
  return spent
}

function inProgress(
  { instance, holds }: Reading,
  t: number,
  amounts: (work: WorkInProgress) => readonly number[] | undefined,
): bigint {
  if (!holds('in-progress')) return 0n
  return total((instance.worksInProgress ?? []).map((work) => amounts(work)?.[t] ?? 0))
}

function overspent(reading: Reading, constraint: ConstraintId, isAsked: (channel: Channel) => boolean): Breach[] {
  const {
    instance: { years, channels },
  } = reading
  const all = spending(reading)
  return channels.filter(isAsked).flatMap((channel) => {
    const spent = years.map(
      (_, t) =>
        (all.get(channel.id)?.[t] ?? 0n) +
        inProgress(reading, t, ({ costFenByChannelAndYear: costs }) => costs?.[channel.id]),
    )
    return years.flatMap((year, t) => {
      const from = channel.carriesOver ? 0 : t
      const used = total(spent.slice(from, t + 1))
      const budget = total(channel.budgetFenByYear.slice(from, t + 1))
      return used <= budget ? [] : [tooMuch({ constraint, channel, year, used, budget })]
    })
  })
}

function tooMuch({
  constraint,
  channel,
  year,
  used,
  budget,
}: {
  constraint: ConstraintId
  channel: Channel
  year: number
  used: bigint
  budget: bigint
}): Breach {
  const since = channel.carriesOver ? { zh: '累计', en: ' so far' } : { zh: '', en: '' }
  return {
    constraint,
    about: `${channel.id} ${year}`,
    excess: (used - budget).toString(),
    unit: 'fen',
    words: {
      zh: `${channel.title} ${year} 年${since.zh}支出 ${yuan(used)}，额度 ${yuan(budget)}，超 ${yuan(used - budget)}`,
      en: `${channel.title} ${year}${since.en}: ${yuan(used)} spent of ${yuan(budget)}, ${yuan(used - budget)} too much`,
    },
  }
}

function overbuilt(
  reading: Reading,
  {
    county: { id: county, name },
    known: own,
    most,
    unit,
  }: {
    county: County
    known: readonly Known[]
    most: readonly number[] | undefined
    unit: 'dm2' | 'households'
  },
): Breach[] {
  if (!most) return []
  return reading.instance.years.flatMap((year, t) => {
    const used =
      total(
        own.map(({ project, mode, year: start }) => {
          const s = year - start
          if (s < 0 || s >= mode.areaDm2ByYearOfWorks.length) return 0
          return unit === 'dm2'
            ? (mode.areaDm2ByYearOfWorks[s] ?? 0)
            : mode.householdsByYearOfWorks
              ? (mode.householdsByYearOfWorks[s] ?? 0)
              : project.households
        }),
      ) +
      inProgress(reading, t, (work) =>
        work.countyId === county ? (unit === 'dm2' ? work.areaDm2ByYear : work.householdsByYear) : undefined,
      )
    const limit = BigInt(most[t] ?? 0)
    if (used <= limit) return []
    const show = (amount: bigint) =>
      unit === 'dm2' ? `${amount / 100n}.${(amount % 100n).toString().padStart(2, '0')} ㎡` : `${amount} 户`
    return [
      {
        constraint: 'capacity' as const,
        about: `${county} ${year} ${unit}`,
        excess: (used - limit).toString(),
        unit,
        words: {
          zh: `${name} ${year} 年在建 ${show(used)}，承接能力 ${show(limit)}`,
          en: `${name} ${year}: ${show(used)} under construction, capacity ${show(limit)}`,
        },
      },
    ]
  })
}
