// The plan of the demo city: places, figures, names and people, read from the data files of a place.
import { conditionAspects, conditionGrades } from '@huanju/domain/communities'
import { isDay } from '@huanju/quantities'
import { readFileSync } from 'node:fs'
import { load } from 'js-yaml'
import { z } from 'zod'

const words = z.object({ zh: z.string(), en: z.string() })
const point = z.tuple([z.number(), z.number()])
const count = z.number().int().nonnegative()
const texts = z.array(z.string())

const figures = z.object({
  year: count.optional(),
  communities: count,
  buildings: count,
  households: count,
  areaM2: count,
  costYuan: count.optional(),
})

const subdistrict = z.object({
  name: z.string(),
  en: z.string(),
  at: point,
  weight: count,
  roads: texts.optional(),
  stems: texts.optional(),
  units: texts.default([]),
  neighbourhoods: z.record(z.string(), z.string()).default({}),
  formerly: z.object({ county: z.string(), until: z.string() }).optional(),
})

const county = z.object({
  key: z.string(),
  code: z.string().nullable(),
  kind: z.enum(['county', 'functional-zone']),
  name: words,
  done: figures.optional(),
  open: figures,
  bureaus: texts,
  firms: texts,
  stems: texts,
  roads: texts,
  urban: z.array(subdistrict),
  towns: z.array(subdistrict),
})

const places = z.object({
  city: z.object({ key: z.string(), code: z.string(), name: words }),
  counties: z.array(county),
  published: z.array(
    z.object({
      county: z.string(),
      subdistrict: z.string(),
      neighbourhood: z.string(),
      name: z.string(),
      completedOn: z.string(),
      buildings: count,
      households: count,
      areaM2: count,
      remark: z.string(),
    }),
  ),
  context: z.array(z.object({ kind: z.string(), name: words, coordinates: z.array(point) })),
})

const names = z.object({
  stems: texts,
  bureaus: texts,
  firms: texts,
  townUnits: texts,
  townRoads: texts,
  reserved: texts,
  endings: z.array(z.object({ until: count, unit: texts, place: texts })),
})

const organisations = z.object({
  offices: z.array(z.object({ ending: z.string(), zh: z.string(), en: z.string() })),
  organisations: z.array(
    z.object({
      key: z.string(),
      kind: z.string().default('department'),
      zh: z.string(),
      en: z.string(),
      duties: texts,
      everyCounty: z.boolean().default(false),
      county: words.optional(),
      zone: words.optional(),
      from: z.string().default('2000-01-01'),
      to: z.string().nullable().default(null),
      successor: z.string().optional(),
      exact: z.boolean().default(false),
    }),
  ),
  people: z.array(
    z.object({
      login: z.string(),
      name: z.string(),
      role: z.string(),
      region: z.string(),
      organisation: z.string(),
      at: z.string().optional(),
    }),
  ),
})

const day = z.string().refine(isDay)
const grade = z.enum(conditionGrades).optional()
const toldPart = z.object({
  name: z.string(),
  kind: z.string(),
  /** In a building, unless it says where else. */
  place: z.enum(['common-ground', 'related-area']).optional(),
  building: z.string().optional(),
  owner: z.string().optional(),
  metres: count.optional(),
  areaDm2: count.optional(),
  pieces: count.optional(),
  from: day.optional(),
  condition: grade,
})
const toldPremises = z.object({
  name: z.string(),
  kind: z.string(),
  owner: z.string().optional(),
  operator: z.string().optional(),
  areaDm2: count,
  use: z.enum(['in-use', 'idle', 'let']),
  permittedUse: z.string(),
  safetyGrade: grade,
  remark: z.string().optional(),
})
const told = z.object({
  communities: z.array(
    z.object({
      county: z.string(),
      subdistrict: z.string(),
      neighbourhood: z.string(),
      name: z.string(),
      address: z.string(),
      propertyMode: z.string(),
      estimatedYuan: count,
      askedHouseholds: count,
      willingHouseholds: count,
      vulnerableResidents: count,
      papers: texts,
      completionEvidence: z.string(),
      conditions: z.partialRecord(z.enum(conditionAspects), z.enum(conditionGrades)),
      remark: z.string(),
      buildings: z.array(
        z.object({
          name: z.string(),
          completedOn: day,
          entrances: count,
          storeys: count,
          doors: count,
          areaDm2: count,
        }),
      ),
      titleUnits: z.array(z.object({ name: z.string(), building: z.string(), doors: texts })),
      severalFold: z.array(z.object({ building: z.string(), doors: texts })),
      bodies: z.array(z.object({ name: z.string(), kinds: texts })).default([]),
      commonParts: z.array(toldPart).default([]),
      premises: z.array(toldPremises).default([]),
    }),
  ),
})

/** Where everything is and how much of it there is. */
export type Places = z.output<typeof places>
export type CountyPlan = Places['counties'][number]
export type SubdistrictPlan = z.output<typeof subdistrict>
export type FiguresPlan = z.output<typeof figures>
export type PublishedCommunity = Places['published'][number]
export type Names = z.output<typeof names>
export type ToldCommunity = z.output<typeof told>['communities'][number]
export type OrganisationsPlan = z.output<typeof organisations>

/** The plan of the city, checked. */
export interface CityPlan {
  readonly places: Places
  readonly names: Names
  readonly staff: OrganisationsPlan
  readonly told: z.output<typeof told>
}

/** Reads the plan of the demo city of a place; a file that does not fit its shape is an error naming the field. */
export function readCityPlan(place: string): CityPlan {
  const read = (file: string): unknown =>
    load(readFileSync(new URL(`../../demo/${place}/${file}.yaml`, import.meta.url), 'utf8'))
  return {
    places: places.parse(read('places')),
    names: names.parse(read('names')),
    staff: organisations.parse(read('organisations')),
    told: told.parse(read('told')),
  }
}

/** All subdistricts and towns of a county, those in town first. */
export function subdistrictsOf({ urban, towns }: CountyPlan): SubdistrictPlan[] {
  return [...urban, ...towns]
}
