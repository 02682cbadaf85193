// Reads years, months and decades as clerks write them, as the days between which something lies.
import { addDays, isDay, type Day } from '@huanju/quantities'

/** The days between which something lies. */
export interface Span {
  readonly first: Day
  readonly last: Day
}

const digits = '〇一二三四五六七八九'
const tens: Readonly<Record<string, string>> = {
  十: '1',
  二十: '2',
  三十: '3',
  四十: '4',
  五十: '5',
  六十: '6',
  七十: '7',
  八十: '8',
  九十: '9',
}

/** What a text that is no day says of the time: 1998年, 1998.6, 上世纪90年代, 1996-1998, 约1995年; undefined when nothing. */
export function spanIn(given: string): Span | undefined {
  const text = plainYears(given)
  return yearSpan(text) ?? monthSpan(text) ?? halfSpan(text) ?? decadeSpan(text) ?? rangeSpan(text)
}

// 一九九八年 as 1998年, 九十年代 as 90年代, dashes alike, and words that change nothing left out.
function plainYears(given: string): string {
  const bare = given
    .replaceAll(/\s/g, '')
    .replaceAll(/[—–−~至到]+/g, '-')
    .replaceAll(/[零○]/g, '〇')
  return bare
    .replace(/^(?:约|大约|大概|建于|始建于|建成于|竣工于)+/, '')
    .replace(/(?:左右|前后|上下)$/, '')
    .replace(/(?:建成|竣工|完工|交付|建设|建造|建)(?:使用|入住)?$/, '')
    .replace(/^[〇一二三四五六七八九]{4}(?=年|$)/, (year) => [...year].map((digit) => digits.indexOf(digit)).join(''))
    .replaceAll(/[二三四五六七八九]?十(?=世纪|年代|-.?十年代)/g, (ten) => `${tens[ten] ?? ''}0`)
}

function yearSpan(text: string): Span | undefined {
  const whole = /^((?:19|20)\d{2})年?[底末初]?$/.exec(text)?.[1]
  const short = /^(\d{2})年[底末初]?$/.exec(text)?.[1]
  const year = whole ?? (short && `${Number(short) < 30 ? '20' : '19'}${short}`)
  return year ? yearsFrom(year, year) : undefined
}

// `2005.1` is not read: a sheet shows October of 2005.10 so.
function monthSpan(text: string): Span | undefined {
  const match = /^(\d{4})(?:[-/](\d{1,2})|\.(\d{2}|[2-9])|年(\d{1,2})月?)[底末初]?(?:月份)?$/.exec(text)
  const month = match && (match[2] ?? match[3] ?? match[4] ?? '').padStart(2, '0')
  const first = `${match?.[1] ?? ''}-${month ?? ''}-01`
  return isDay(first) ? { first, last: addDays(`${addDays(first, 31).slice(0, 7)}-01`, -1) } : undefined
}

function halfSpan(text: string): Span | undefined {
  const [, year, half] = /^((?:19|20)\d{2})年?([上下])半年$/.exec(text) ?? []
  if (!year) return undefined
  return half === '上'
    ? { first: `${year}-01-01`, last: `${year}-06-30` }
    : { first: `${year}-07-01`, last: `${year}-12-31` }
}

function decadeSpan(text: string): Span | undefined {
  const match =
    /^(?:上个?世纪|(?:20|二0)世纪)?(?:19)?(?:([3-9])0(?:年代)?-)?([3-9])0年代[初中末前后]?[期叶]?$/.exec(text) ??
    /^(?:2[01]世纪|本世纪)?(?:20)?(?:([0-2])0(?:年代)?-)?([0-2])0年代[初中末前后]?[期叶]?$/.exec(text)
  const last = match?.[2]
  if (last === undefined) return undefined
  const century = Number(last) < 3 ? '20' : '19'
  return yearsFrom(`${century}${match?.[1] ?? last}0`, `${century}${last}9`)
}

function rangeSpan(text: string): Span | undefined {
  const match = /^((?:19|20)\d{2})年?[-/、,]((?:19|20)?\d{2})年?$/.exec(text)
  const [, from, given = ''] = match ?? []
  if (!from) return undefined
  const to = given.length === 2 ? from.slice(0, 2) + given : given
  return to >= from ? yearsFrom(from, to) : undefined
}

function yearsFrom(first: string, last: string): Span {
  return { first: `${first}-01-01`, last: `${last}-12-31` }
}
