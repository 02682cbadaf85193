// An outline is read out of whatever file people have, or it is said that there is none.
import { expect, it } from 'vitest'
import { polygonIn } from './geometry.ts'

const square = {
  type: 'Polygon',
  coordinates: [
    [
      [117, 36],
      [117.1, 36],
      [117.1, 36.1],
      [117, 36],
    ],
  ],
}
const feature = { type: 'Feature', properties: { name: '甲县' }, geometry: square }

it.each([
  ['a bare outline', square],
  ['a feature', feature],
  ['a collection, of which the first counts', { type: 'FeatureCollection', features: [feature, { geometry: null }] }],
])('reads %s', (_, file) => {
  expect(polygonIn(JSON.stringify(file))).toEqual(square)
})

it('reads an outline of several parts', () => {
  const parts = { type: 'MultiPolygon', coordinates: [square.coordinates] }
  expect(polygonIn(JSON.stringify(parts))).toEqual(parts)
})

it.each([
  ['no JSON at all', '小区,面积'],
  ['nothing', ''],
  ['a list', '[]'],
  ['null', 'null'],
  ['a point', JSON.stringify({ type: 'Point', coordinates: [117, 36] })],
  ['a collection of nothing', JSON.stringify({ type: 'FeatureCollection', features: [] })],
  [
    'a collection that begins with a line',
    JSON.stringify({ features: [{ geometry: { type: 'LineString' } }, feature] }),
  ],
  ['an outline without coordinates', JSON.stringify({ type: 'Polygon' })],
])('finds no outline in %s', (_, text) => {
  expect(polygonIn(text)).toBeNull()
})
