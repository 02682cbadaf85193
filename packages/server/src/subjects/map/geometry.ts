// Whether a loaded outline is one a map can draw: closed rings of degrees, not too many points.
import type { Words } from '@huanju/contract'

const pointsMax = 20_000

/** Says what is wrong with a polygon or multipolygon in degrees; undefined when it is sound. */
export function checkGeometry({
  type,
  coordinates,
}: {
  type: 'Polygon' | 'MultiPolygon'
  coordinates: unknown[]
}): Words | undefined {
  const polygons = type === 'Polygon' ? [coordinates] : coordinates
  const rings: unknown[] = polygons.flatMap((polygon): unknown[] => (Array.isArray(polygon) ? polygon : [undefined]))
  if (rings.length === 0) return { zh: '轮廓没有任何环', en: 'The outline has no ring' }
  let points = 0
  for (const ring of rings) {
    if (!Array.isArray(ring) || ring.length < 4)
      return { zh: '轮廓的每个环至少要有4个点', en: 'Each ring needs at least four points' }
    if (!ring.every(isPoint))
      return {
        zh: '坐标应为经度、纬度（度），经度在前',
        en: 'Points must be longitude and latitude in degrees, longitude first',
      }
    if (String(ring[0]) !== String(ring.at(-1)))
      return {
        zh: '轮廓的环没有闭合，首尾两点应相同',
        en: 'A ring is not closed; its first and last points must agree',
      }
    points += ring.length
  }
  if (points > pointsMax)
    return {
      zh: `轮廓点数超过${pointsMax}，请先化简`,
      en: `The outline has more than ${pointsMax} points; simplify it first`,
    }
  return undefined
}

function isPoint(point: unknown): boolean {
  if (!Array.isArray(point) || point.length < 2) return false
  const [longitude, latitude]: unknown[] = point
  return (
    typeof longitude === 'number' &&
    typeof latitude === 'number' &&
    Math.abs(longitude) <= 180 &&
    Math.abs(latitude) <= 90
  )
}
