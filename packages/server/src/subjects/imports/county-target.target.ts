// Lists of yearly targets: plan tables name their year in the title, not in a column.
import { statedYear } from '@huanju/engines/tables'
import type { Ways } from './targets.ts'

/** What a list of yearly targets does in its own way. */
export const countyTargetWays: Ways = {
  stated: {
    fields: ['year'],
    read: (above): Record<string, string> => {
      const year = statedYear(above)
      return year === undefined ? {} : { year }
    },
  },
}
