// The map 一张图: outlines (schematic or reviewed), communities as tiles, counts equal to the list's.
import { z } from 'zod'
import { communityFilter } from './communities.ts'
import { endpoint } from './endpoint.ts'
import { day, id, line, words } from './shapes.ts'

const geometry = z.object({ type: z.enum(['Polygon', 'MultiPolygon']), coordinates: z.array(z.unknown()) })

export const outline = z.object({
  regionId: id,
  name: words,
  kind: z.string(),
  geometry,
  /** Schematic outlines say so; official ones carry their review number 审图号. */
  isSchematic: z.boolean(),
  reviewNumber: z.string().nullable(),
  source: z.string(),
  since: day,
})

export const listOutlines = endpoint({
  words: { zh: '区划轮廓', en: 'Outlines of regions' },
  at: 'GET /map/outlines',
  right: 'map.read',
  gives: z.object({
    rows: z.array(outline),
    context: z.array(z.object({ kind: z.string(), name: words, coordinates: z.array(z.array(z.number())) })),
  }),
})

export const saveOutline = endpoint({
  words: { zh: '载入审定轮廓', en: 'Load a reviewed outline' },
  at: 'PUT /map/outlines/:region',
  right: 'map.outlines',
  params: z.object({ region: id }),
  body: z.object({ geometry, reviewNumber: line(40), source: line(120) }),
  gives: outline,
  refuses: ['not-found', 'invalid-input'],
})

export const communityTile = endpoint({
  words: { zh: '小区图层瓦片', en: 'Tile of communities' },
  at: 'GET /map/tiles/:z/:x/:y',
  right: 'map.read',
  params: z.object({
    z: z.coerce.number().int().min(0).max(18),
    x: z.coerce.number().int().min(0).max(262_143),
    y: z.coerce.number().int().min(0).max(262_143),
  }),
  query: communityFilter,
  gives: { kind: 'tile' },
})

export const mapExtent = endpoint({
  words: { zh: '图上范围', en: 'Extent of what the filter finds' },
  at: 'GET /map/extent',
  right: 'map.read',
  query: communityFilter,
  gives: z.object({
    extent: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
    shown: z.number().int(),
    withoutPosition: z.number().int(),
  }),
})
