// A day typed into a filter or a dialog: read as lists are read, or refused with words.
import { expect, it } from 'vitest'
import { readTypedDay } from './DayInput.tsx'

it.each([
  ['1996-06-30', '1996-06-30'],
  ['1996.6.30', '1996-06-30'],
  ['19960630', '1996-06-30'],
  [' 1996年6月30日 ', '1996-06-30'],
  ['', null],
])('reads %j', (typed, day) => {
  expect(readTypedDay(typed)).toEqual({ day })
})

it.each(['1996', '1996-13-01', '2', 'abc', '无', '2300-01-01'])('refuses %j with words', (typed) => {
  const { day, fault } = readTypedDay(typed)
  expect(day).toBeNull()
  expect(fault?.zh).toMatch(/.{6}/)
})
