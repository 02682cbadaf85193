// What must hold, and what should make one look again, in any community's facts: form and import ask the same.
import { compareFractions, fraction, type Day, type Fraction } from '@huanju/quantities'
import type { Severity } from '@huanju/engines/tables'
import type { CommunityFacts, PlacelessFacts } from './community-facts.ts'

/** A box on the map, in degrees. */
export interface Extent {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

/** Limits of the checks, from the policy of the day. */
export interface CommunityLimits {
  /** Floor area per household that is plausible, in whole m². */
  readonly householdAreaM2: { readonly from: number; readonly to: number }
  /** Cost per m² that is plausible, in whole yuan. */
  readonly costPerM2Yuan: { readonly from: number; readonly to: number }
  /** Box the city lies in; null where none is set. */
  readonly extent: Extent | null
}

/** One thing found: an error keeps the record out, a warning goes in with it. */
export interface CommunityFinding {
  readonly column: keyof CommunityFacts
  readonly severity: Severity
  readonly message: { readonly zh: string; readonly en: string }
}

type Check<Given, Facts = CommunityFacts> = (facts: Facts, given: Given) => CommunityFinding | undefined

/** What is wrong or odd in a community's facts by themselves, errors first; the day is that of the check. */
export function checkFacts(facts: PlacelessFacts, today: Day): CommunityFinding[] {
  return errorsFirst(factChecks.map((check) => check(facts, today)))
}

/** What is odd in a community's facts by the limits of the policy. */
export function checkLimits(facts: CommunityFacts, limits: CommunityLimits): CommunityFinding[] {
  return errorsFirst(limitChecks.map((check) => check(facts, limits)))
}

function errorsFirst(found: readonly (CommunityFinding | undefined)[]): CommunityFinding[] {
  return found
    .filter((finding) => finding !== undefined)
    .toSorted((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'))
}

function error(column: keyof CommunityFacts, zh: string, en: string): CommunityFinding {
  return { column, severity: 'error', message: { zh, en } }
}

function warning(column: keyof CommunityFacts, zh: string, en: string): CommunityFinding {
  return { column, severity: 'warning', message: { zh, en } }
}

const buildingsWithinHouseholds: Check<Day, PlacelessFacts> = ({ buildingCount, householdCount }) =>
  buildingCount !== null && householdCount !== null && buildingCount > householdCount
    ? error(
        'buildingCount',
        `楼栋数 ${buildingCount} 大于户数 ${householdCount}，请核对两列是否填反`,
        `${buildingCount} buildings for ${householdCount} households; check whether the two are swapped`,
      )
    : undefined

const hasBuildings: Check<Day, PlacelessFacts> = ({ buildingCount, householdCount }) =>
  buildingCount === 0 && (householdCount ?? 0) > 0
    ? error(
        'buildingCount',
        '有住户的小区至少有一栋楼；不清楚请留空',
        'A community with households has at least one building; leave it blank if unknown',
      )
    : undefined

const willingWithinAsked: Check<Day, PlacelessFacts> = ({ askedHouseholdCount, willingHouseholdCount }) => {
  if (willingHouseholdCount === null) return undefined
  if (askedHouseholdCount === null) {
    return error(
      'askedHouseholdCount',
      '填了愿意改造户数，须同时填征询户数',
      'Willing households are given without households asked; give both',
    )
  }
  return willingHouseholdCount > askedHouseholdCount
    ? error(
        'willingHouseholdCount',
        `愿意改造 ${willingHouseholdCount} 户多于征询 ${askedHouseholdCount} 户，请核对`,
        `${willingHouseholdCount} willing households of ${askedHouseholdCount} asked; please check`,
      )
    : undefined
}

const askedWithinHouseholds: Check<Day, PlacelessFacts> = ({ askedHouseholdCount, householdCount }) =>
  askedHouseholdCount !== null && householdCount !== null && askedHouseholdCount > householdCount
    ? warning(
        'askedHouseholdCount',
        `征询 ${askedHouseholdCount} 户多于总户数 ${householdCount}，请核对`,
        `${askedHouseholdCount} households asked of ${householdCount}; please check`,
      )
    : undefined

const areaPerHousehold: Check<CommunityLimits> = (
  { floorAreaDm2, householdCount },
  { householdAreaM2: { from, to } },
) => {
  if (!floorAreaDm2 || !householdCount) return undefined
  const each = floorAreaDm2 / (BigInt(householdCount) * 100n)
  return isOutside(fraction(floorAreaDm2, BigInt(householdCount) * 100n), from, to)
    ? warning(
        'floorAreaDm2',
        `户均建筑面积约 ${each} ㎡，通常在 ${from}～${to} ㎡，请核对面积单位（㎡或万㎡）和户数`,
        `About ${each} m² per household, usually ${from}–${to}; check the unit and the count`,
      )
    : undefined
}

const costPerArea: Check<CommunityLimits> = ({ estimatedCostFen, floorAreaDm2 }, { costPerM2Yuan: { from, to } }) => {
  if (estimatedCostFen === null || !floorAreaDm2) return undefined
  // Fen per dm² equals yuan per m².
  return isOutside(fraction(estimatedCostFen, floorAreaDm2), from, to)
    ? warning(
        'estimatedCostFen',
        `每平方米约 ${estimatedCostFen / floorAreaDm2} 元，通常在 ${from}～${to} 元，请核对金额单位（元、万元或亿元）`,
        `About ${estimatedCostFen / floorAreaDm2} yuan per m², usually ${from}–${to}; check the unit`,
      )
    : undefined
}

const positiveArea: Check<Day, PlacelessFacts> = ({ floorAreaDm2 }) =>
  floorAreaDm2 !== null && floorAreaDm2 <= 0n
    ? error(
        'floorAreaDm2',
        '建筑面积须大于零；不清楚请留空',
        'Floor area must be above zero; leave it blank if unknown',
      )
    : undefined

const evidenceHasDate: Check<Day, PlacelessFacts> = ({ completedOn, completionEvidence }) =>
  completionEvidence !== null && completedOn === null
    ? error(
        'completedOn',
        '填了建成证明，须同时填建成日期',
        'A completion paper is given without the completion day; give both',
      )
    : undefined

const dateHasEvidence: Check<Day, PlacelessFacts> = ({ completedOn, completionEvidence }) =>
  completedOn !== null && completionEvidence === null
    ? warning(
        'completionEvidence',
        '建成日期没有证明材料，纳入条件将判为证据不足',
        'No paper proves the completion day; eligibility will be unproven',
      )
    : undefined

const completedAlready: Check<Day, PlacelessFacts> = ({ completedOn }, today) =>
  completedOn !== null && completedOn > today
    ? error(
        'completedOn',
        `建成日期 ${completedOn} 晚于今天 ${today}，请核对`,
        `The completion day ${completedOn} lies after today, ${today}; please check`,
      )
    : undefined

const insideExtent: Check<CommunityLimits> = ({ position }, { extent }) => {
  if (!position || !extent) return undefined
  const { longitude, latitude } = position
  const isAcross = longitude >= extent.west && longitude <= extent.east
  return isAcross && latitude >= extent.south && latitude <= extent.north
    ? undefined
    : warning(
        'position',
        '坐标落在本市范围之外，请核对坐标系与经纬度次序',
        'The point lies outside the city; check the coordinate system and the order of longitude and latitude',
      )
}

function isOutside(value: Fraction, from: number, to: number): boolean {
  return compareFractions(value, fraction(from, 1)) < 0 || compareFractions(value, fraction(to, 1)) > 0
}

const factChecks: readonly Check<Day, PlacelessFacts>[] = [
  buildingsWithinHouseholds,
  hasBuildings,
  willingWithinAsked,
  positiveArea,
  evidenceHasDate,
  completedAlready,
  askedWithinHouseholds,
  dateHasEvidence,
]
const limitChecks: readonly Check<CommunityLimits>[] = [areaPerHousehold, costPerArea, insideExtent]
