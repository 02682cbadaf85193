// Checks of money and capacity: every sum anew, in whole fen, dm² and households.
import type { Breach, Channel, ConstraintId, WorkInProgress } from '../types.ts'
import { total, yuan, type Check, type Reading } from './reading.ts'

/** A channel spends no more than it has. */
export const checkChannelBudgets: Check = (reading) =>
  reading.instance.channels.filter(({ countyId }) => countyId === undefined).flatMap((channel) => overspent(reading, channel, 'channel-budget'))

/** A county’s matching money stays within its budget. */
export const checkCountyMatches: Check = (reading) =>
  reading.instance.channels.filter(({ countyId }) => countyId !== undefined).flatMap((channel) => overspent(reading, channel, 'county-match'))

/** Area and households under construction stay within the county’s capacity. */
export const checkCapacities: Check = (reading) =>
  reading.instance.counties.flatMap((county) => [
    ...overbuilt(reading, { county: county.id, name: county.name, most: county.capacityDm2ByYear, unit: 'dm2' }),
    ...overbuilt(reading, { county: county.id, name: county.name, most: county.capacityHouseholdsByYear, unit: 'households' }),
  ])

function inProgress({ instance, holds }: Reading, t: number, amounts: (work: WorkInProgress) => readonly number[] | undefined): bigint {
  if (!holds('in-progress')) return 0n
  return total((instance.worksInProgress ?? []).map((work) => amounts(work)?.[t] ?? 0))
}

function overspent(reading: Reading, channel: Channel, constraint: ConstraintId): Breach[] {
  const { instance: { years }, known } = reading
  const spent = years.map((year, t) =>
    total(known.map(({ mode, year: start }) => mode.costFenByChannelAndYearOfWorks[channel.id]?.[year - start] ?? 0))
    + inProgress(reading, t, ({ costFenByChannelAndYear: costs }) => costs?.[channel.id]))
  return years.flatMap((year, t) => {
    const from = channel.carriesOver ? 0 : t
    const used = total(spent.slice(from, t + 1))
    const budget = total(channel.budgetFenByYear.slice(from, t + 1))
    if (used <= budget) return []
    const since = channel.carriesOver ? { zh: '累计', en: ' so far' } : { zh: '', en: '' }
    return [{
      constraint, about: `${channel.id} ${year}`, excess: (used - budget).toString(), unit: 'fen' as const,
      words: {
        zh: `${channel.title} ${year} 年${since.zh}支出 ${yuan(used)}，额度 ${yuan(budget)}，超 ${yuan(used - budget)}`,
        en: `${channel.title} ${year}${since.en}: ${yuan(used)} spent of ${yuan(budget)}, ${yuan(used - budget)} too much`,
      },
    }]
  })
}

function overbuilt(reading: Reading, { county, name, most, unit }: { county: string; name: string; most: readonly number[] | undefined; unit: 'dm2' | 'households' }): Breach[] {
  if (!most) return []
  const own = reading.known.filter(({ project }) => project.countyId === county)
  return reading.instance.years.flatMap((year, t) => {
    const used = total(own.map(({ project, mode, year: start }) => {
      const s = year - start
      if (s < 0 || s >= mode.areaDm2ByYearOfWorks.length) return 0
      return unit === 'dm2' ? (mode.areaDm2ByYearOfWorks[s] ?? 0) : mode.householdsByYearOfWorks ? (mode.householdsByYearOfWorks[s] ?? 0) : project.households
    })) + inProgress(reading, t, (work) => (work.countyId === county ? (unit === 'dm2' ? work.areaDm2ByYear : work.householdsByYear) : undefined))
    const limit = BigInt(most[t] ?? 0)
    if (used <= limit) return []
    const show = (amount: bigint) => (unit === 'dm2' ? `${amount / 100n}.${(amount % 100n).toString().padStart(2, '0')} ㎡` : `${amount} 户`)
    return [{
      constraint: 'capacity' as const, about: `${county} ${year} ${unit}`, excess: (used - limit).toString(), unit,
      words: {
        zh: `${name} ${year} 年在建 ${show(used)}，承接能力 ${show(limit)}`,
        en: `${name} ${year}: ${show(used)} under construction, capacity ${show(limit)}`,
      },
    }]
  })
}
