// Periods from a day up to, and without, another; an open end lasts.
import { invalidInput } from '../../platform/http/problems.ts'

/** From the first day to the day after the last; null while it lasts. */
export interface Period {
  readonly from: string
  readonly to: string | null
}

/** Refuses a period that ends before it has begun. */
export function requireForward({ from, to }: Period, field = 'to'): void {
  if (to === null || to > from) return
  throw invalidInput([{ field, message: { zh: '终止日须晚于起始日', en: 'The end must lie after the start' } }])
}
