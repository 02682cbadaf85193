// Periods from a day up to, and without, another; an open end lasts.
import type { FieldFinding } from '@huanju/contract'
import { invalidInput } from '../../platform/http/problems.ts'

/** From the first day to the day after the last; null while it lasts. */
export interface Period {
  readonly from: string
  readonly to: string | null
}

/** Whether two periods share a day. */
export function doOverlap(one: Period, other: Period): boolean {
  return (other.to === null || one.from < other.to) && (one.to === null || other.from < one.to)
}

/** Refuses a period that ends before it has begun. */
export function requireForward({ from, to }: Period, field = 'to'): void {
  if (to === null || to > from) return
  throw invalidInput([{ field, message: { zh: '终止日须晚于起始日', en: 'The end must lie after the start' } }])
}

/** What is wrong with dated duties: one unknown, one that ends before it begins, or one held twice at a time. */
export function findDutyFaults(
  duties: readonly (Period & { readonly duty: string })[],
  known: ReadonlySet<string>,
): FieldFinding[] {
  return duties.flatMap((one, index) => {
    const field = `duties.${index}`
    const isDouble = duties.some((other, at) => at < index && other.duty === one.duty && doOverlap(one, other))
    const faults: [boolean, string, string, string][] = [
      [!known.has(one.duty), 'duty', '职责目录中没有这一项', 'No such duty in the catalogue'],
      [one.to !== null && one.to <= one.from, 'to', '终止日须晚于起始日', 'The end must lie after the start'],
      [isDouble, 'from', '同一职责的起止日期重叠', 'The same duty is held twice at a time'],
    ]
    return faults
      .filter(([isFault]) => isFault)
      .map(([, part, zh, en]) => ({ field: `${field}.${part}`, message: { zh, en } }))
  })
}
