// What communities are called and where they stand, in the pattern of the city and of their years.
import type { CityPlan, CountyPlan, SubdistrictPlan } from './plan-of-city.ts'
import type { Chance } from './random.ts'

/** Where a name is given, and which names are gone. */
export interface Naming {
  readonly plan: CityPlan
  readonly county: CountyPlan
  readonly subdistrict: SubdistrictPlan
  readonly taken: Set<string>
}

interface Named {
  readonly year: number
  readonly buildings: number
}

const yards = ['', '（南院）', '（北院）', '（东院）', '（西院）']
const phases = ['', '（一期）', '（二期）', '（三期）']

/** A name no other community of the county has: small yards are called after units, large estates after places. */
export function nameFor(naming: Naming, named: Named, chance: Chance): string {
  const { taken } = naming
  for (let tries = 0; tries < 1000; tries += 1) {
    const isUnit = isTown(naming) || chance.happens(named.buildings <= 5 ? 62 : 20)
    const plain = isUnit ? unitName(naming, named.year, chance) : placeName(naming, named.year, chance)
    const name = plain + (tries < 8 ? '' : chance.pick(isUnit ? yards : phases))
    if (taken.has(name)) continue
    taken.add(name)
    return name
  }
  throw new Error(`“${naming.county.name.zh}”的演示小区名用尽，请在 names 补地名或单位名`)
}

/** A street and number of the subdistrict. */
export function addressFor({ plan, county, subdistrict }: Naming, chance: Chance): string {
  const roads = subdistrict.roads ?? (county.urban.includes(subdistrict) ? county.roads : plan.names.townRoads)
  return `${county.name.zh}${subdistrict.name}${chance.pick(roads)}${chance.between(1, 168)}号`
}

// A place without bureaus of its own has what every town has.
function isTown({ county, subdistrict }: Naming): boolean {
  return !county.urban.includes(subdistrict)
}

function unitName(naming: Naming, year: number, chance: Chance): string {
  return unitOf(naming, chance) + chance.pick(endingsFor(naming, year).unit)
}

function unitOf(naming: Naming, chance: Chance): string {
  const {
    plan: { names },
    county,
    subdistrict,
  } = naming
  if (isTown(naming) || county.bureaus.length === 0) {
    return stemOf(subdistrict) + chance.pick([...names.townUnits, ...subdistrict.units, ...subdistrict.units])
  }
  if (subdistrict.units.length > 0 && chance.happens(55)) return chance.pick(subdistrict.units)
  if (chance.happens(45)) return chance.pick(county.bureaus) + chance.pick(names.bureaus)
  return chance.pick(county.firms) + chance.pick(names.firms)
}

function placeName(naming: Naming, year: number, chance: Chance): string {
  const {
    plan: { names },
    county,
    subdistrict,
  } = naming
  const stems = chance.happens(60) ? (subdistrict.stems ?? county.stems) : names.stems
  return chance.pick(stems) + chance.pick(endingsFor(naming, year).place)
}

function endingsFor({ plan: { names } }: Naming, year: number): { readonly unit: string[]; readonly place: string[] } {
  const found = names.endings.find(({ until }) => year <= until)
  if (!found) throw new Error(`演示小区名缺${year}年的词尾，请在 endings 补一行`)
  return found
}

// A one-character stem keeps its ending: 范镇, not 范.
function stemOf({ name }: SubdistrictPlan): string {
  const stem = name.replace(/(?:街道|片区|镇|乡)$/, '')
  return stem.length > 1 ? stem : name
}
