// The outline in a file of a person's own: a bare geometry, a feature, or a collection whose first feature counts.
import { z } from 'zod'

const outlineShape = z.object({ type: z.enum(['Polygon', 'MultiPolygon']), coordinates: z.array(z.unknown()) })
/** An outline as GeoJSON writes it. */
export type Geometry = z.output<typeof outlineShape>

const fileShape = z.looseObject({
  geometry: z.unknown().optional(),
  features: z.array(z.looseObject({ geometry: z.unknown() })).optional(),
})

/** The polygon or polygons in the text of a file; null where it holds none. */
export function polygonIn(text: string): Geometry | null {
  try {
    const file = fileShape.safeParse(JSON.parse(text))
    if (!file.success) return null
    const outline = outlineShape.safeParse(file.data.features?.[0]?.geometry ?? file.data.geometry ?? file.data)
    return outline.success ? outline.data : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
