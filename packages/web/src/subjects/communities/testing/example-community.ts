// A surveyed community with nothing odd about it, as its page reads it.
import type { CommunityRecord } from '../CommunityScreen.tsx'

/** An id that is easy to tell from others. */
export function idOf(digit: number): string {
  return `${digit}1111111-1111-4111-8111-111111111111`
}

/** The community, and whatever else is said of it. */
export function exampleCommunity(more: Partial<CommunityRecord> = {}): CommunityRecord {
  return {
    id: idOf(1),
    version: 4,
    changedAt: '2026-11-20T02:00:00Z',
    createdAt: '2026-11-01T02:00:00Z',
    voidedAt: null,
    voidReason: null,
    names: {},
    absences: {},
    name: '槐树小区',
    address: '一号路 1 号',
    countyId: idOf(3),
    county: '甲县',
    subdistrictId: idOf(4),
    subdistrict: '城关街道',
    neighbourhoodId: null,
    neighbourhood: null,
    status: 'surveyed',
    verdict: null,
    verdictId: null,
    completedOn: '1988-12-31',
    completionEvidence: null,
    buildingCount: 4,
    householdCount: 206,
    floorAreaDm2: 1_650_050n,
    estimatedCostFen: 138_130_000n,
    landKind: null,
    demolitionPlanned: null,
    conditions: {},
    askedHouseholdCount: null,
    willingHouseholdCount: null,
    vulnerableResidentCount: null,
    propertyMode: null,
    papersOnFile: [],
    remark: null,
    position: null,
    hasPosition: false,
    isDemo: false,
    buildings: [],
    origin: { kind: 'form', importId: null, rowNumber: null, fileName: null },
    warnings: [],
    allowed: [],
    ...more,
  }
}
