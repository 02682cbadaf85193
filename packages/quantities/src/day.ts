// Calendar days as ISO texts (2026-11-23): they sort, compare and print without time zones.

/** A calendar day, `YYYY-MM-DD`, in the Gregorian calendar. */
export type Day = string & { readonly quantity?: 'day' }

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/

/** Whether a text is a real calendar day in ISO form; `2025-02-29` is not. */
export function isDay(text: string): boolean {
  const match = pattern.exec(text)
  if (!match) return false
  const date = new Date(Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])))
  return date.toISOString().slice(0, 10) === text
}

/** The day of an instant at a place `offsetMinutes` east of UTC (China: 480). */
export function dayOf(instant: Date, offsetMinutes = 480): Day {
  return new Date(instant.getTime() + offsetMinutes * 60_000).toISOString().slice(0, 10)
}

/** The day that lies `count` days after (or, if negative, before) a day. */
export function addDays(from: Day, count: number): Day {
  return new Date(Date.parse(`${from}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10)
}

/** The number of days from one day to another; negative when `to` lies before. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

/** Writes a day as documents do: 2026年11月23日. */
export function formatDayZh(of: Day): string {
  const [year, month, date] = of.split('-').map(Number)
  return `${year}年${month}月${date}日`
}
