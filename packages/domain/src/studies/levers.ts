// Other levers on a solved instance: budgets, capacities, deadlines and switches, without scoring the register anew.
import { isDeepStrictEqual } from 'node:util'
import type { Cohort, PlanInstance } from '@huanju/optimiser'
import type { Settings, StudyView } from './studies.store.ts'

/** The instance under other levers; undefined when a lever changed that only solving anew can follow. */
export function relevered(
  instance: PlanInstance,
  { settings: old }: Pick<StudyView, 'settings'>,
  next: Settings,
  match: string,
): PlanInstance | undefined {
  if (!isDeepStrictEqual(unmoved(old), unmoved(next))) return undefined
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
function unmoved({ channels, cohorts, capacities: _capacities, off: _off, ...rest }: Settings) {
  return {
    ...rest,
    channels: channels.map(({ channelId, countyId, carriesOver }) => ({ channelId, countyId, carriesOver })),
    cohorts: cohorts.map(({ id, completedUntil }) => ({ id, completedUntil })),
  }
}
