// The plan of the demo city: places, figures, names and people, read from its data file.
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'

const words = z.object({ zh: z.string(), en: z.string() })
const point = z.tuple([z.number(), z.number()])
const figures = z.object({ communities: z.number().int(), buildings: z.number().int(), households: z.number().int(), areaM2: z.number().int() })

const shape = z.object({
  city: z.object({ key: z.string(), code: z.string(), name: words }),
  counties: z.array(z.object({
    key: z.string(), code: z.string().nullable(), kind: z.enum(['county', 'functional-zone']), name: words, seat: point, unit: z.string(),
    done: figures.extend({ programYear: z.number().int() }), open: figures,
    subdistricts: z.array(z.object({
      name: z.string(), en: z.string(), weight: z.number().int(), neighbourhoods: z.array(z.string()), formerly: z.string().optional(), until: z.string().optional(),
    })),
  })),
  names: z.object({ places: z.array(z.string()), units: z.array(z.string()), placeEndings: z.array(z.string()), unitEndings: z.array(z.string()) }),
  published: z.array(z.object({
    county: z.string(), subdistrict: z.string(), neighbourhood: z.string(), name: z.string(), buildings: z.number().int(), households: z.number().int(), areaM2: z.number().int(),
  })),
  organisations: z.array(z.object({
    kind: z.string(), zh: z.string(), en: z.string(), duties: z.array(z.string()), everyCounty: z.boolean().default(false),
    from: z.string().default('2000-01-01'), to: z.string().nullable().default(null), successor: z.string().optional(), exact: z.boolean().default(false),
  })),
  people: z.array(z.object({ login: z.string(), name: z.string(), role: z.string(), region: z.string(), organisation: z.string(), at: z.string().optional() })),
  context: z.array(z.object({ kind: z.string(), name: words, coordinates: z.array(point) })),
})

/** The plan of the city, checked. */
export type CityPlan = z.output<typeof shape>
export type CountyPlan = CityPlan['counties'][number]
export type SubdistrictPlan = CountyPlan['subdistricts'][number]

/** Reads the plan of the demo city of a place. */
export function readCityPlan(place: string): CityPlan {
  return shape.parse(parse(readFileSync(new URL(`../../demo/${place}.yaml`, import.meta.url), 'utf8')))
}
