// The communities of one county of the demo city: sums as published, everything else plausible and made up.
import { toPosition, type Building, type CommunityStatus, type CoordinateSystem } from '@huanju/domain/communities'
import type { Day } from '@huanju/quantities'
import gcoord from 'gcoord'
import type { Ground } from './ground.ts'
import { makeBuildings } from './buildings.ts'
import { pointIn } from './hexes.ts'
import { addressFor, nameFor } from './names.ts'
import { subdistrictsOf } from './plan-of-city.ts'
import type { CityPlan, CountyPlan, FiguresPlan, PublishedCommunity, SubdistrictPlan } from './plan-of-city.ts'
import { chanceFrom, idFrom, type Chance } from './random.ts'
import { regionId } from './regions.ts'
import { estimateFor, shareOut, type Size } from './shares.ts'
import { surveyOf } from './survey.ts'
import type { DemoCommunity } from './types.ts'

/** A county to be filled. */
export interface Settled {
  readonly plan: CityPlan
  readonly county: CountyPlan
  readonly ground: Ground
  readonly seed: number
}

interface Made {
  readonly community: DemoCommunity
  readonly buildings: Building[]
}
interface Draft {
  readonly key: string
  readonly size: Size
  readonly status: CommunityStatus
  /** The plan it was done under; null when it is not done. */
  readonly planYear: number | null
  readonly published?: PublishedCommunity
}

/** All communities of a county: those done by the published date, and those still open. */
export function makeCommunities(settled: Settled): Made[] {
  const taken = new Set(settled.plan.names.reserved)
  return draftsOf(settled).map((draft) => {
    const chance = chanceFrom(`${settled.seed}/${draft.key}`)
    return makeOne({ ...settled, taken }, draft, chance)
  })
}

function draftsOf({ plan, county, seed }: Settled): Draft[] {
  const chance = chanceFrom(`${seed}/${county.key}`)
  const known = plan.places.published.filter((one) => one.county === county.key)
  const done = county.done ? shareOut(county.done, chance) : []
  const open = shareOut(without(county.open, known), chance)
  const key = (index: number) => `${county.key}/${index}`
  return [
    ...done.map((size) => ({ size, status: 'completed' as const, planYear: county.done?.year ?? null })),
    ...known.map((published) => ({
      size: sizeOf(published),
      status: 'under-works' as const,
      planYear: null,
      published,
    })),
    ...open.map((size) => ({ size, status: statusFor(county, chance), planYear: null })),
  ].map((draft, index) => ({ ...draft, key: key(index) }))
}

function without(figures: FiguresPlan, known: readonly PublishedCommunity[]): FiguresPlan {
  return known.reduce(
    (left, { buildings, households, areaM2 }) => ({
      ...left,
      communities: left.communities - 1,
      buildings: left.buildings - buildings,
      households: left.households - households,
      areaM2: left.areaM2 - areaM2,
    }),
    figures,
  )
}

function sizeOf({ buildings, households, areaM2 }: PublishedCommunity): Size {
  return { buildings, households, areaDm2: BigInt(areaM2) * 100n, costFen: null }
}

// Only what stands in a city or county town enters a plan. 一(一)
function statusFor({ urban }: CountyPlan, chance: Chance): CommunityStatus {
  if (urban.length === 0 || chance.happens(76)) return 'surveyed'
  return chance.pick(['planned', 'planned', 'under-works'])
}

function makeOne(settled: Settled & { taken: Set<string> }, draft: Draft, chance: Chance): Made {
  const { county, ground } = settled
  const { size, status, published, key } = draft
  const isEntered = status !== 'surveyed'
  const subdistrict = subdistrictFor(county, draft, chance)
  const naming = { ...settled, subdistrict }
  const first = published?.completedOn ?? completionFor(status, chance)
  const id = idFrom(`community/${key}`)
  const isMixed = !isEntered && size.buildings > 3 && chance.happens(7)
  const buildings = makeBuildings({ communityId: id, size, completedOn: first, isMixed, isEntered }, chance)
  const last = buildings.at(-1)?.completedOn ?? first
  const survey = surveyOf({ isEntered, completedOn: last, households: size.households }, chance)
  const named = { year: Number(first.slice(0, 4)), buildings: size.buildings }
  const community: DemoCommunity = {
    ...survey,
    id,
    countyId: regionId(county.key),
    subdistrictId: regionId(county.key, subdistrict.name),
    neighbourhoodId: neighbourhoodFor(county, subdistrict, { published, chance }),
    status,
    name: published?.name ?? nameFor(naming, named, chance),
    address: addressFor(naming, chance),
    buildingCount: size.buildings,
    householdCount: size.households,
    floorAreaDm2: size.areaDm2,
    position: positionFor(ground.builtUp(county, subdistrict), isEntered, chance),
    estimatedCostFen: size.costFen ?? (isEntered || chance.happens(90) ? estimateFor(size.areaDm2, chance) : null),
    remark: published?.remark ?? remarkFor(draft),
  }
  return { community, buildings }
}

function subdistrictFor(county: CountyPlan, { status, published }: Draft, chance: Chance): SubdistrictPlan {
  const eligible = status === 'surveyed' ? subdistrictsOf(county) : county.urban
  const named = eligible.find(({ name }) => name === published?.subdistrict)
  return named ?? chance.pick(eligible.flatMap((one) => Array.from({ length: one.weight }, () => one)))
}

function neighbourhoodFor(
  county: CountyPlan,
  { name, neighbourhoods }: SubdistrictPlan,
  { published, chance }: { published: PublishedCommunity | undefined; chance: Chance },
): string | null {
  const stems = Object.keys(neighbourhoods)
  if (published) return regionId(county.key, name, published.neighbourhood)
  return stems.length > 0 && chance.happens(95) ? regionId(county.key, name, chance.pick(stems)) : null
}

const years = {
  completed: [
    1979, 1982, 1984, 1986, 1987, 1988, 1989, 1990, 1991, 1992, 1993, 1994, 1995, 1996, 1997, 1998, 1999, 1999, 2000,
  ],
  entered: [1988, 1992, 1995, 1997, 1998, 1999, 2000, 2000, 2001, 2001, 2002, 2002, 2003, 2003, 2004],
  surveyed: [
    1984, 1989, 1993, 1996, 1998, 1999, 2000, 2000, 2001, 2001, 2001, 2002, 2002, 2002, 2003, 2003, 2003, 2004, 2004,
    2004, 2005, 2005, 2005, 2006, 2007, 2008,
  ],
}

function completionFor(status: CommunityStatus, chance: Chance): Day {
  const year = chance.pick(status === 'completed' || status === 'surveyed' ? years[status] : years.entered)
  const [month, day] = [chance.between(3, 12), chance.between(1, 28)]
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

function remarkFor({ status, planYear }: Draft): string | null {
  if (status === 'completed') return `列入${planYear ?? ''}年度改造计划，已完工（演示）`
  return null
}

type Cells = ReturnType<Ground['builtUp']>

// Some points came from a phone's map and keep what they were given as.
function positionFor(cells: Cells, isEntered: boolean, chance: Chance): DemoCommunity['position'] {
  if (!isEntered && chance.happens(4)) return null
  const point = pointIn(chance.pick(cells), chance.between(-50, 50), chance.between(-50, 50))
  const system = chance.pick<CoordinateSystem>(['CGCS2000', 'CGCS2000', 'CGCS2000', 'CGCS2000', 'GCJ-02', 'BD-09'])
  if (system === 'CGCS2000') return toPosition(system, ...point)
  const phone = system === 'GCJ-02' ? gcoord.GCJ02 : gcoord.BD09
  const given = gcoord.transform<[number, number]>([...point], gcoord.WGS84, phone)
  return toPosition(system, rounded(given[0]), rounded(given[1]))
}

function rounded(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6
}
