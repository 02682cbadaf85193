// The communities of one county of the demo city: sums as published, everything else plausible and made up.
import { conditionAspects, toPosition, type Building, type ConditionGrade, type CoordinateSystem } from '@huanju/domain/communities'
import { splitFen, type Day } from '@huanju/quantities'
import gcoord from 'gcoord'
import { pointIn, type Cell } from './hexes.ts'
import type { CityPlan, CountyPlan, SubdistrictPlan } from './plan-of-city.ts'
import { chanceFrom, idFrom, type Chance } from './random.ts'
import { regionId } from './regions.ts'
import type { DemoCommunity } from './types.ts'

interface Figures { readonly name: string | null; readonly buildings: number; readonly households: number; readonly areaDm2: bigint; readonly subdistrict: SubdistrictPlan; readonly neighbourhood: string | null }
export interface Made { readonly communities: DemoCommunity[]; readonly buildings: Building[] }
interface Ground { readonly plan: CityPlan; readonly county: CountyPlan; readonly seed: number; readonly cellsOf: (subdistrict: string) => readonly Cell[]; readonly taken: Set<string> }

/** All communities of a county: those done by the published date, and those still open. */
export function makeCommunities(ground: Omit<Ground, 'taken'>): Made {
  const taken = new Set<string>()
  const made = (['done', 'open'] as const).flatMap((cohort) => {
    const chance = chanceFrom(`${ground.seed}/${ground.county.key}/${cohort}`)
    return figuresOf(ground, cohort, chance).map((figures, index) => makeOne({ ...ground, taken }, { cohort, figures, chance, key: `${ground.county.key}/${cohort}/${index}` }))
  })
  return { communities: made.map(({ community }) => community), buildings: made.flatMap(({ buildings }) => buildings) }
}

// Households fall as they do in life: many small yards, a few large estates; whole numbers that sum to what is published.
function figuresOf({ plan, county }: Pick<Ground, 'plan' | 'county'>, cohort: 'done' | 'open', chance: Chance): Figures[] {
  const known = cohort === 'done' ? plan.published.filter((one) => one.county === county.key) : []
  const { communities, buildings, households, areaM2 } = county[cohort]
  const count = communities - known.length
  const left = known.reduce((sum, one) => ({ buildings: sum.buildings - one.buildings, households: sum.households - one.households, areaM2: sum.areaM2 - one.areaM2 }), { buildings, households, areaM2 })
  const weights = Array.from({ length: count }, () => BigInt(chance.pick([3, 4, 5, 6, 8, 10, 12, 14, 18, 22, 28, 40, 64])))
  const homes = shares(left.households, weights, 16)
  const blocks = shares(left.buildings, homes.map((home) => BigInt(home)), 1)
  const areas = splitFen(BigInt(left.areaM2) * 100n, homes.map((home) => BigInt(home * chance.between(80, 102))))
  const made = homes.map((home, index): Figures => {
    const subdistrict = weighted(county.subdistricts, chance)
    return { name: null, households: home, buildings: Math.min(blocks[index] ?? 1, home), areaDm2: BigInt(areas[index] ?? 0n), subdistrict,
      neighbourhood: subdistrict.neighbourhoods.length > 0 && chance.happens(95) ? chance.pick(subdistrict.neighbourhoods) : null }
  })
  const published = known.map((one): Figures => ({
    name: one.name, households: one.households, buildings: one.buildings, areaDm2: BigInt(one.areaM2) * 100n, neighbourhood: one.neighbourhood,
    subdistrict: county.subdistricts.find(({ name }) => name === one.subdistrict) ?? weighted(county.subdistricts, chance),
  }))
  return [...published, ...made]
}

function shares(total: number, weights: readonly bigint[], least: number): number[] {
  return splitFen(BigInt(total - least * weights.length), weights).map((part) => Number(part) + least)
}

function weighted(subdistricts: readonly SubdistrictPlan[], chance: Chance): SubdistrictPlan {
  const bag = subdistricts.flatMap((subdistrict) => Array.from({ length: subdistrict.weight }, () => subdistrict))
  return chance.pick(bag)
}

interface One { readonly cohort: 'done' | 'open'; readonly figures: Figures; readonly chance: Chance; readonly key: string }

function makeOne(ground: Ground, one: One): { community: DemoCommunity; buildings: Building[] } {
  const status = statusFor(one.cohort, one.chance)
  // Whatever entered a plan had its papers in order.
  const cohort = status === 'surveyed' ? 'open' : 'done'
  const { figures: { subdistrict, neighbourhood, households, buildings: blocks, areaDm2, name }, chance, key } = one
  const { county } = ground
  const id = idFrom(`community/${key}`)
  const completedOn = completionFor(cohort, chance)
  const buildings = buildingsFor({ id, blocks, households, areaDm2, completedOn, cohort }, chance)
  const community: DemoCommunity = {
    id, name: name ?? nameFor(ground, subdistrict.name, chance), countyId: regionId(county.key), subdistrictId: regionId(county.key, subdistrict.name),
    neighbourhoodId: neighbourhood ? regionId(county.key, subdistrict.name, neighbourhood) : null, status,
    address: `${county.name.zh}${subdistrict.name}${chance.pick(ground.plan.names.places)}${chance.pick(['路', '街', '大街'])}${chance.between(1, 168)}号`,
    buildingCount: blocks, householdCount: households, floorAreaDm2: areaDm2, position: positionFor(ground, subdistrict.name, chance),
    conditions: conditionsFor(Number(completedOn.slice(0, 4)), cohort, chance), vulnerableResidentCount: Math.floor((households * chance.between(18, 46)) / 100),
    estimatedCostFen: cohort === 'done' || chance.happens(91) ? costFor(areaDm2, chance) : null, demolitionPlanned: chance.happens(cohort === 'done' ? 0 : 2),
    ...provenFor(cohort, { last: buildings.at(-1)?.completedOn ?? completedOn, households }, chance), remark: null,
  }
  return { community, buildings }
}

type Proven = Pick<DemoCommunity, 'completedOn' | 'completionEvidence' | 'landKind' | 'askedHouseholdCount' | 'willingHouseholdCount' | 'papersOnFile' | 'propertyMode'>

/** What is known and proven: all of it for what is done, most of it for the rest. */
function provenFor(cohort: 'done' | 'open', { last, households }: { last: Day; households: number }, chance: Chance): Proven {
  const surely = (percent: number) => cohort === 'done' || chance.happens(percent)
  const [isProven, isDated, isAsked] = [surely(72), surely(93), surely(80)]
  const asked = isAsked ? Math.floor((households * chance.between(62, 98)) / 100) : null
  const willing = cohort === 'done' ? chance.between(86, 99) : chance.between(62, 97)
  return {
    completedOn: isDated ? last : null, completionEvidence: isDated ? evidenceFor(isProven, chance) : null,
    landKind: surely(94) ? 'state-owned' : chance.pick(['collective', 'mixed', null]), askedHouseholdCount: asked,
    willingHouseholdCount: asked === null ? null : Math.floor((asked * willing) / 100), papersOnFile: papersFor(cohort, { isProven, isAsked }, chance),
    propertyMode: surely(74) ? chance.pick(['professional-company', 'public-company', 'packaged', 'neighbourhood', 'self-managed']) : null,
  }
}

function evidenceFor(isProven: boolean, chance: Chance): string | null {
  if (isProven) return chance.pick(['completion-acceptance', 'completion-archive', 'title-certificate', 'title-certificate'])
  return chance.happens(40) ? chance.pick(['planning-permit', 'resident-statement']) : null
}

function nameFor({ plan: { names }, county, taken }: Ground, subdistrict: string, chance: Chance): string {
  for (let tries = 0; ; tries += 1) {
    const base = chance.happens(46)
      ? `${chance.happens(30) ? county.unit : ''}${chance.pick(names.units)}${chance.pick(names.unitEndings)}`
      : `${chance.pick(names.places)}${chance.pick(names.placeEndings)}`
    const name = tries > 6 ? `${base}（${'二三四五六七八九'[tries % 8]}期）` : base
    if (taken.has(`${subdistrict} ${name}`)) continue
    taken.add(`${subdistrict} ${name}`)
    return name
  }
}

function completionFor(cohort: 'done' | 'open', chance: Chance): Day {
  const year = cohort === 'done' ? chance.pick([1979, 1982, 1984, 1986, 1987, 1988, 1989, 1990, 1991, 1992, 1993, 1994, 1995, 1996, 1997, 1998, 1999, 1999, 2000])
    : chance.pick([1981, 1985, 1988, 1990, 1993, 1995, 1996, 1998, 1999, 2000, 2000, 2001, 2001, 2002, 2002, 2003, 2003, 2004, 2004, 2005, 2005, 2006, 2007])
  return `${year}-${String(chance.between(3, 12)).padStart(2, '0')}-${String(chance.between(1, 28)).padStart(2, '0')}`
}

function statusFor(cohort: 'done' | 'open', chance: Chance): DemoCommunity['status'] {
  if (cohort === 'done') return 'completed'
  return chance.pick(['surveyed', 'surveyed', 'surveyed', 'surveyed', 'surveyed', 'surveyed', 'surveyed', 'planned', 'under-works'])
}

// What has been renovated was worn before: its survey is kept as it was, roof and pipes below par.
function conditionsFor(year: number, cohort: 'done' | 'open', chance: Chance): DemoCommunity['conditions'] {
  const worn = year < 1990 ? 2 : year < 2000 ? 1 : 0
  const bags: readonly (readonly ConditionGrade[])[] = [['A', 'B', 'B', 'B', 'C', 'C'], ['B', 'B', 'C', 'C', 'C', 'D'], ['B', 'C', 'C', 'C', 'D', 'D']]
  const graded = Object.fromEntries(conditionAspects.filter(() => chance.happens(96)).map((aspect) => [aspect, chance.pick(bags[worn] ?? [])]))
  return cohort === 'done' ? { ...graded, structure: 'C', utilities: chance.pick(['C', 'D']), environment: chance.pick(['C', 'C', 'D']) } : graded
}

function papersFor(cohort: 'done' | 'open', { isProven, isAsked }: { isProven: boolean; isAsked: boolean }, chance: Chance): string[] {
  const may = (percent: number) => cohort === 'done' || chance.happens(percent)
  return [
    ...(isProven ? ['title-certificate'] : []), ...(may(88) ? ['condition-survey'] : []), ...(isAsked ? ['willingness-forms'] : []),
    ...(may(60) ? ['property-agreement'] : []), ...(may(78) ? ['no-demolition-statement'] : []), ...(may(44) ? ['scheme-draft'] : []), ...(may(38) ? ['cost-estimate'] : []),
    ...(may(80) ? ['land-certificate'] : []), ...(may(80) ? ['place-statement'] : []),
  ]
}

// 220 to 420 yuan per m², in whole thousands of yuan.
function costFor(areaDm2: bigint, chance: Chance): bigint {
  return ((areaDm2 * BigInt(chance.between(220, 420)) + 50_000n) / 100_000n) * 100_000n
}

function positionFor({ cellsOf }: Ground, subdistrict: string, chance: Chance): DemoCommunity['position'] {
  if (chance.happens(2)) return null
  const [longitude, latitude] = pointIn(chance.pick(cellsOf(subdistrict)), chance.between(-85, 85), chance.between(-48, 48))
  const system = chance.pick<CoordinateSystem>(['CGCS2000', 'CGCS2000', 'CGCS2000', 'CGCS2000', 'GCJ-02', 'BD-09'])
  if (system === 'CGCS2000') return toPosition(system, longitude, latitude)
  const given = gcoord.transform<[number, number]>([longitude, latitude], gcoord.WGS84, system === 'GCJ-02' ? gcoord.GCJ02 : gcoord.BD09)
  return toPosition(system, Math.round(given[0] * 1e6) / 1e6, Math.round(given[1] * 1e6) / 1e6)
}

interface Blocks { readonly id: string; readonly blocks: number; readonly households: number; readonly areaDm2: bigint; readonly completedOn: Day; readonly cohort: 'done' | 'open' }

function buildingsFor({ id, blocks, households, areaDm2, completedOn, cohort }: Blocks, chance: Chance): Building[] {
  const weights = Array.from({ length: blocks }, () => BigInt(chance.between(8, 14)))
  const homes = shares(households, weights, 1)
  const areas = splitFen(areaDm2, homes.map((home) => BigInt(home)))
  const isMixed = cohort === 'open' && blocks > 3 && chance.happens(6)
  return homes.map((home, index): Building => {
    const storeys = home < 8 ? chance.pick([2, 3, 4]) : chance.pick([5, 5, 6, 6, 6, 7])
    const year = Number(completedOn.slice(0, 4))
    return {
      id: idFrom(`building/${id}/${index}`), communityId: id, name: `${index + 1}号楼`, storeyCount: storeys,
      entranceCount: Math.max(1, Math.round(home / (storeys * 2))), householdCount: home, floorAreaDm2: BigInt(areas[index] ?? 0n),
      completedOn: isMixed && index >= blocks - 1 ? `${Math.max(2006, year + 3)}-10-15` : completedOn,
      dangerGrade: chance.happens(3) ? chance.pick(['C', 'C', 'D']) : chance.happens(12) ? chance.pick(['A', 'B']) : null,
    }
  })
}
