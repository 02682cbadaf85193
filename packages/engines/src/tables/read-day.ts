// Reads days as people write them; a year or a month alone is what the column says it is, or an error.
import { addDays, isDay, type Day } from '@huanju/quantities'
import { days } from './bounds.ts'
import { spanIn, type Span } from './read-span.ts'
import { doubted, failed, type Reader } from './reading.ts'
import type { CellReading, Column } from './types.ts'

/** Days written 2005-12-31, 2005/12/31, 2005.12.31, 2005年12月31日, 20051231, or as the number a sheet keeps them by. */
export const readDay: Reader = (column, text) => {
  const whole = wholeDay(text)
  if (whole) return whole < days.from || whole > days.to ? beyond(column, whole) : { value: whole }
  const span = spanIn(text)
  if (!span) return /^\d{4}\.1$/.test(text) ? twoMonths(column, text) : unreadable(column, text)
  return readSpan(column, text, span)
}

function wholeDay(text: string): Day | undefined {
  const parts =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?Z?)?$/.exec(text) ??
    /^((?:19|20)\d{2})(\d{2})(\d{2})$/.exec(text)
  if (parts) return realDay(parts[1], parts[2], parts[3])
  // Sheets count days from 1899-12-30; five digits reach from 1927 to 2173.
  const serial = /^(\d{5})(?:\.\d+)?$/.exec(text)?.[1]
  return serial && Number(serial) >= 10_000 ? addDays('1899-12-30', Number(serial)) : undefined
}

function realDay(year = '', month = '', date = ''): Day | undefined {
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return isDay(day) ? day : undefined
}

function readSpan({ title, yearMeans = 'error' }: Column, text: string, { first, last }: Span): CellReading {
  if (yearMeans === 'error') {
    return failed(
      `“${title.zh}”写的是“${text}”，不到日；请查有关材料后写作 1998-06-30，不清楚请留空`,
      `“${title.en}” says “${text}”, which is no day; find it in the papers and write 1998-06-30, or leave it blank`,
    )
  }
  const value = yearMeans === 'first-day' ? first : last
  if (value < days.from || value > days.to) return beyond({ title }, value)
  return doubted(
    value,
    `“${title.zh}”只写了“${text}”，暂按 ${value} 记录，请以有关材料核对`,
    `“${title.en}” says only “${text}”; ${value} is recorded until the papers are checked`,
  )
}

function unreadable({ title }: Column, text: string): CellReading {
  return failed(
    `“${title.zh}”应写作 1998-06-30，“${text}”不是确切日期；请查有关材料，不清楚请留空`,
    `“${title.en}” must be a day such as 1998-06-30; “${text}” is not. Find it in the papers, or leave it blank`,
  )
}

// Read from a sheet, October of 1999.10 looks like January of 1999.1.
function twoMonths({ title }: Column, text: string): CellReading {
  return failed(
    `“${title.zh}”写的是“${text}”，可能是 1 月，也可能是 10 月；请写作 ${text.slice(0, 4)}-01 或 ${text.slice(0, 4)}-10`,
    `“${title.en}” says “${text}”, January or October; write ${text.slice(0, 4)}-01 or ${text.slice(0, 4)}-10`,
  )
}

function beyond({ title }: Pick<Column, 'title'>, day: Day): CellReading {
  return failed(
    `“${title.zh}”应在 ${days.from} 到 ${days.to} 之间，现为 ${day}，请核对`,
    `“${title.en}” must lie between ${days.from} and ${days.to}; it is ${day}`,
  )
}
