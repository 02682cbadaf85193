// Values of a record are read as what they are, and anything else as nothing.
import { expect, it } from 'vitest'
import { absencesIn, linkNamesIn, asParts, placeIn, asPosition, asShare, asTexts } from './read.ts'

const others: readonly unknown[] = [null, undefined, 'text', 7, 7n, true, [], {}]

it('reads a point, and none of what is no point', () => {
  const point = { system: 'GCJ-02', longitude: 121.2, latitude: 31.1 }
  expect(asPosition({ ...point, shownLongitude: 121.1 })).toEqual(point)
  expect([...others, { ...point, system: 'Mars' }, { ...point, latitude: '31' }].map(asPosition)).toEqual(
    [...others, 1, 2].map(() => null),
  )
})

it('reads a share, and none of what is no share', () => {
  expect(asShare({ numerator: 1n, denominator: 3n })).toEqual({ numerator: 1n, denominator: 3n })
  expect([...others, { numerator: '1', denominator: '3' }].map(asShare)).toEqual([...others, 1].map(() => null))
})

it('reads texts, absences and names by field and leaves out what is none', () => {
  expect(asTexts({ roof: 'A', wall: 2, lift: null })).toEqual({ roof: 'A' })
  expect(absencesIn({ absences: { a: 'none', b: 'inapplicable', c: 'lost', d: 1 } })).toEqual({
    a: 'none',
    b: 'inapplicable',
  })
  expect(linkNamesIn({ names: { county: '泰山区', parent: null, other: 3 } })).toEqual({
    county: '泰山区',
    parent: null,
  })
  expect([asParts(null), absencesIn({}), linkNamesIn({ names: 'x' })]).toEqual([{}, {}, {}])
})

it('reads the place, a part that is not given as null', () => {
  expect(placeIn({ countyId: 'c', subdistrictId: undefined })).toEqual({
    countyId: 'c',
    subdistrictId: null,
    neighbourhoodId: null,
  })
})
