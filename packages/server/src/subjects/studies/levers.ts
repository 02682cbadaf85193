// Other levers on a solved instance: budgets, capacities, deadlines and switches, without scoring the register anew.
import type { Cohort, PlanInstance } from '@huanju/engines/optimiser'
import type { Settings, StudyView } from './studies.store.ts'

/** The instance under other levers; undefined when a lever changed that only solving anew can follow. */
export function relevered(instance: PlanInstance, { settings: old }: Pick<StudyView, 'settings'>, next: Settings, match: string): PlanInstance | undefined {
  const fixed = ({ modes, startedShare, fairShare, lateShare, jointShare, linkedYears, spending, cohorts, channels }: Settings) =>
    JSON.stringify([modes, startedShare, fairShare, lateShare, jointShare, linkedYears, spending, cohorts.map(({ id, completedUntil }) => [id, completedUntil]), channels.map(({ channelId, countyId, carriesOver }) => [channelId, countyId, carriesOver])])
  if (fixed(old) !== fixed(next)) return undefined
  return {
    ...instance,
    channels: instance.channels.map((channel) => {
      const own = next.channels.find(({ channelId, countyId }) => (channelId === match && countyId !== null ? `${channelId} ${countyId}` : channelId) === channel.id)
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
