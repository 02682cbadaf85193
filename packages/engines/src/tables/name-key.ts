// A key of names: what looks the same has the same, what a number or a letter tells apart has not.
import { normalise } from './normalise.ts'
import { plain } from './plain.ts'

const dashes = /[\u2010-\u2015\u2212\uFE58\u2043]/g
const dots = /[·•・∙‧。]/g
// Figures and letters with marks between them: 1-1, 1.5, 3(2).
const told = /[0-9a-z]+(?:[-.#/()+&~:*_,]+[0-9a-z]+)+/g

// Letters of other scripts that look like ours once they are capitals.
const alikes: Readonly<Record<string, string>> = {
  a: 'αа',
  b: 'βв',
  c: 'с',
  e: 'εе',
  h: 'ηн',
  i: 'ιі',
  j: 'ј',
  k: 'κк',
  m: 'μм',
  n: 'ν',
  o: 'οо',
  p: 'ρр',
  s: 'ѕ',
  t: 'τт',
  x: 'χх',
  y: 'υу',
  z: 'ζ',
}
const lookalikes = new Map(Object.entries(alikes).flatMap(([ours, theirs]) => [...theirs].map((each) => [each, ours])))

/** A name with widths, blanks, case, dashes, dots and letters that look the same made alike; its other marks stay. */
export function madeAlike(name: string): string {
  return [...normalise('line', name).normalize('NFKC').toLowerCase()]
    .map((letter) => lookalikes.get(letter) ?? letter)
    .join('')
    .replaceAll(/\s/g, '')
    .replaceAll(dashes, '-')
    .replaceAll(dots, '.')
}

/** The key of a name: widths, blanks, marks and case made alike; marks between figures tell 1-1 from 11. */
export function nameKey(name: string): string {
  const alike = madeAlike(name)
  return [plain(alike), ...(alike.match(told) ?? [])].join(' ')
}
