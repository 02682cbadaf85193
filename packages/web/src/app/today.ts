// The calendar day of the office, the same here as on the server.
import { dayOf } from '@huanju/quantities'

/** Today where the city is, `2026-11-23`. */
export function today(): string {
  return dayOf(new Date())
}
