// What the demo city is made of; identifiers are stable, so the same seed gives the same records.
import type { Building, commonPart, CommunityFacts, CommunityStatus, premises } from '@huanju/domain/communities'
import type { ValuesOf } from '@huanju/engines/entities'
import type { Day, Dm2, Fraction } from '@huanju/quantities'

interface Words {
  readonly zh: string
  readonly en: string
}

export interface DemoRegion {
  readonly id: string
  readonly kind: 'city' | 'county' | 'functional-zone' | 'subdistrict' | 'neighbourhood'
  readonly code: string | null
  readonly name: Words
}

export interface DemoMembership {
  readonly memberId: string
  readonly regionId: string
  readonly from: Day
  readonly to: Day | null
  readonly reason: string
}

export interface DemoOrganisation {
  readonly id: string
  readonly regionId: string
  readonly kind: string
  readonly name: Words
  readonly from: Day
  readonly to: Day | null
  readonly succeededById: string | null
}

export interface DemoDutyHolding {
  readonly organisationId: string
  readonly regionId: string
  readonly duty: string
  readonly from: Day
  readonly to: Day | null
}

export interface DemoPerson {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly regionId: string
  readonly roles: readonly { readonly role: string; readonly organisationId: string; readonly from: Day }[]
}

export type DemoCommunity = CommunityFacts & {
  readonly id: string
  readonly countyId: string
  readonly subdistrictId: string
  readonly neighbourhoodId: string | null
  readonly status: CommunityStatus
}

export interface DemoDwelling {
  readonly id: string
  readonly buildingId: string
  readonly entrance: string | null
  readonly floor: number | null
  readonly door: string
  readonly use: string
  readonly registeredAreaDm2: Dm2 | null
}

export interface DemoOwner {
  readonly dwellingId: string
  readonly name: string
  readonly phone: string | null
  readonly idNumber: string | null
  readonly legalPersonId: string | null
  readonly share: Fraction | null
  readonly ownedFrom: Day | null
  readonly ownedTo: Day | null
}

export interface DemoLegalPerson {
  readonly id: string
  readonly countyId: string
  readonly subdistrictId: string
  readonly neighbourhoodId: string | null
  readonly name: string
  readonly creditCode: string
  readonly kinds: readonly string[]
}

/** A common part, as its record holds it. */
export type DemoCommonPart = ValuesOf<typeof commonPart>

/** Premises, as their record holds them. */
export type DemoPremises = ValuesOf<typeof premises>

/** An outline drawn by us: never an official boundary, so it has no review number 审图号. */
export interface DemoOutline {
  readonly regionId: string
  readonly isSchematic: true
  readonly reviewNumber: null
  readonly geometry: { readonly type: 'MultiPolygon'; readonly coordinates: number[][][][] }
}

/** A hand-drawn line of the base map. */
export interface DemoContextLine {
  readonly kind: string
  readonly name: Words
  readonly coordinates: readonly (readonly number[])[]
}

export interface DemoCity {
  readonly isDemo: true
  readonly regions: readonly DemoRegion[]
  readonly memberships: readonly DemoMembership[]
  readonly organisations: readonly DemoOrganisation[]
  readonly dutyHoldings: readonly DemoDutyHolding[]
  readonly people: readonly DemoPerson[]
  readonly communities: readonly DemoCommunity[]
  readonly buildings: readonly Building[]
  readonly dwellings: readonly DemoDwelling[]
  readonly owners: readonly DemoOwner[]
  readonly legalPersons: readonly DemoLegalPerson[]
  readonly commonParts: readonly DemoCommonPart[]
  readonly premises: readonly DemoPremises[]
  readonly outlines: readonly DemoOutline[]
  readonly context: readonly DemoContextLine[]
}
