// Communities told in full: from their buildings to the last owner, so that figures can be followed by hand.
import { toPosition, type Building } from '@huanju/domain/communities'
import { creditCodeOf } from '@huanju/domain/organisations'
import { fraction } from '@huanju/quantities'
import { centreOf } from './hexes.ts'
import type { Ground } from './ground.ts'
import { dwellingsOf } from './dwellings.ts'
import { personFrom } from './owners.ts'
import { subdistrictsOf, type CityPlan, type ToldCommunity } from './plan-of-city.ts'
import { chanceFrom, idFrom, type Chance } from './random.ts'
import { regionId } from './regions.ts'
import { bodyId, commonPartsOf, premisesOf } from './shared-things.ts'
import type { DemoCommonPart, DemoCommunity, DemoDwelling, DemoLegalPerson, DemoOwner, DemoPremises } from './types.ts'

/** What is told of some communities. */
export interface Told {
  readonly communities: readonly DemoCommunity[]
  readonly buildings: readonly Building[]
  readonly dwellings: readonly DemoDwelling[]
  readonly owners: readonly DemoOwner[]
  readonly legalPersons: readonly DemoLegalPerson[]
  readonly commonParts: readonly DemoCommonPart[]
  readonly premises: readonly DemoPremises[]
}

/** Every community that the plan of the city tells in full. */
export function makeTold({ plan, ground, seed }: { plan: CityPlan; ground: Ground; seed: number }): Told {
  const each = plan.told.communities.map((told) => tell(told, { plan, ground, seed }))
  return {
    communities: each.map(({ community }) => community),
    buildings: each.flatMap(({ buildings }) => buildings),
    dwellings: each.flatMap(({ dwellings }) => dwellings),
    owners: each.flatMap(({ owners }) => owners),
    legalPersons: each.flatMap(({ legalPersons }) => legalPersons),
    commonParts: each.flatMap(({ commonParts }) => commonParts),
    premises: each.flatMap(({ premises }) => premises),
  }
}

function tell(told: ToldCommunity, { plan, ground, seed }: { plan: CityPlan; ground: Ground; seed: number }) {
  const community = communityOf(told, plan, ground)
  const buildings = told.buildings.map(({ name, completedOn, entrances, storeys, doors, areaDm2 }): Building => ({
    id: idFrom(`told/${told.name}/${name}`),
    communityId: community.id,
    name,
    completedOn,
    entranceCount: entrances,
    storeyCount: storeys,
    householdCount: entrances * storeys * doors,
    floorAreaDm2: BigInt(entrances * storeys * doors * areaDm2),
    dangerGrade: null,
  }))
  const dwellings = buildings.flatMap((building) => dwellingsOf(building))
  return {
    community,
    buildings,
    dwellings,
    legalPersons: [
      ...told.titleUnits.map(({ name }) => unitOf(name, ['title-unit'], community)),
      ...told.bodies.map(({ name, kinds }) => unitOf(name, kinds, community)),
    ],
    owners: ownersOf(told, { buildings, dwellings, seed }),
    commonParts: commonPartsOf(told, community, buildings),
    premises: premisesOf(told, community),
  }
}

function communityOf(told: ToldCommunity, { places }: CityPlan, ground: Ground): DemoCommunity {
  const county = places.counties.find(({ key }) => key === told.county)
  const subdistrict = county && subdistrictsOf(county).find(({ name }) => name === told.subdistrict)
  if (!county || !subdistrict) throw new Error(`“${told.name}”所在的“${told.county} ${told.subdistrict}”不在 places 中`)
  const [cell] = ground.builtUp(county, subdistrict)
  const days = told.buildings.map(({ completedOn }) => completedOn).toSorted()
  const households = told.buildings.map(({ entrances, storeys, doors }) => entrances * storeys * doors)
  const areas = told.buildings.map(({ areaDm2 }, index) => BigInt(areaDm2 * (households[index] ?? 0)))
  return {
    id: idFrom(`told/${told.name}`),
    countyId: regionId(county.key),
    subdistrictId: regionId(county.key, subdistrict.name),
    neighbourhoodId: regionId(county.key, subdistrict.name, told.neighbourhood),
    status: 'surveyed',
    name: told.name,
    address: told.address,
    completedOn: days.at(-1) ?? null,
    completionEvidence: told.completionEvidence,
    landKind: 'state-owned',
    buildingCount: told.buildings.length,
    householdCount: households.reduce((sum, one) => sum + one, 0),
    floorAreaDm2: areas.reduce((sum, one) => sum + one, 0n),
    position: cell ? toPosition('CGCS2000', ...centreOf(cell)) : null,
    conditions: told.conditions,
    askedHouseholdCount: told.askedHouseholds,
    willingHouseholdCount: told.willingHouseholds,
    vulnerableResidentCount: told.vulnerableResidents,
    papersOnFile: told.papers,
    estimatedCostFen: BigInt(told.estimatedYuan) * 100n,
    demolitionPlanned: false,
    propertyMode: told.propertyMode,
    remark: told.remark,
  }
}

function unitOf(
  name: string,
  kinds: readonly string[],
  { countyId, subdistrictId, neighbourhoodId }: DemoCommunity,
): DemoLegalPerson {
  const digits = [...name].reduce((sum, one) => (sum * 31 + (one.codePointAt(0) ?? 0)) % 1_000_000_000, 7)
  return {
    id: bodyId(name),
    countyId,
    subdistrictId,
    neighbourhoodId,
    name,
    // Of a region that has never been.
    creditCode: creditCodeOf(`91379999${String(digits).padStart(9, '0')}`),
    kinds,
  }
}

const everyNth = 9

// Two who share a dwelling are told apart by their names.
function unlike(name: string, chance: Chance): ReturnType<typeof personFrom> {
  const other = personFrom(chance)
  return other.name === name ? unlike(name, chance) : other
}

function ownersOf(
  { name, titleUnits, severalFold }: ToldCommunity,
  { buildings, dwellings, seed }: { buildings: readonly Building[]; dwellings: readonly DemoDwelling[]; seed: number },
): DemoOwner[] {
  const chance = chanceFrom(`${seed}/told/${name}`)
  const doorOf = ({ buildingId, entrance, door }: DemoDwelling) =>
    `${buildings.find(({ id }) => id === buildingId)?.name} ${entrance}-${door}`
  const among = (list: readonly { building: string; doors: readonly string[] }[], door: string) =>
    list.find(({ building, doors }) => doors.some((one) => `${building} ${one}` === door))
  const known = new Map(severalFold.map((one) => [one, personFrom(chance)] as const))
  return dwellings.flatMap((dwelling, index): DemoOwner[] => {
    const door = doorOf(dwelling)
    const whole = { dwellingId: dwelling.id, share: fraction(1, 1), ownedFrom: null, ownedTo: null }
    const unit = titleUnits.find((one) => among([one], door))
    if (unit) {
      const legalPersonId = bodyId(unit.name)
      return [{ ...whole, name: unit.name, phone: null, idNumber: null, legalPersonId }]
    }
    const several = among(severalFold, door)
    const first = [...known].find(([one]) => one === several)?.[1] ?? personFrom(chance)
    if (several || index % everyNth > 0) return [{ ...whole, ...first, legalPersonId: null }]
    const half = { ...whole, share: fraction(1, 2), legalPersonId: null }
    return [first, unlike(first.name, chance)].map((person) => ({ ...half, ...person }))
  })
}
