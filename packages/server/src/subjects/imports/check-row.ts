// Checks one row of a list: cells, cross-field rules, places, duplicates. The same rules as the form's.
import {
  checkCommunity,
  duplicateKey,
  factsFromValues,
  type CommunityFacts,
  type CommunityLimits,
} from '@huanju/domain/communities'
import { readRow, type Column, type Finding, type MappedColumn } from '@huanju/engines/tables'
import type { Place } from '../../platform/regions/regions.store.ts'
import type { PlaceDefaults, PlaceFinder } from './places.store.ts'

/** What a check needs to know beside the row. */
export interface RowRules {
  readonly columns: readonly Column[]
  readonly mapping: readonly MappedColumn[]
  readonly defaults: PlaceDefaults
  readonly limits: CommunityLimits
  readonly places: PlaceFinder
}

/** A row as read: facts and place when nothing keeps it out. */
export interface CheckedCells {
  readonly facts: CommunityFacts
  readonly place: Place | null
  readonly findings: readonly Finding[]
  /** `subdistrict key`, by which duplicates are found; null while the place is unknown. */
  readonly key: string | null
}

/** Reads and checks a row's cells. */
export function checkCells(rules: RowRules, cells: Readonly<Record<string, string>>): CheckedCells {
  const { values, findings } = readRow(rules.columns, rules.mapping, cells)
  const text = (id: string) => (values[id] ?? null) as string | null
  const facts = factsFromValues(values)
  const found = rules.places.find(
    { county: text('county'), subdistrict: text('subdistrict'), neighbourhood: text('neighbourhood') },
    rules.defaults,
  )
  const half = (values['longitude'] === null) !== (values['latitude'] === null)
  const halfPoint: Finding[] = half
    ? [
        {
          column: 'longitude',
          severity: 'error',
          message: {
            zh: '经度、纬度须同时填写，或都留空',
            en: 'Give both longitude and latitude, or neither',
          },
        },
      ]
    : []
  return {
    facts,
    place: found.place,
    key: found.place && facts.name ? `${found.place.subdistrictId} ${duplicateKey(facts.name)}` : null,
    findings: [...findings, ...found.findings, ...halfPoint, ...checkCommunity(facts, rules.limits)],
  }
}

/** Where a row stands by what was found. */
export function stateOf(findings: readonly Finding[]): 'good' | 'warned' | 'bad' {
  if (findings.some(({ severity }) => severity === 'error')) return 'bad'
  return findings.length > 0 ? 'warned' : 'good'
}

/** The finding on a row whose community is there already. */
export function duplicateOf(where: string): Finding {
  return {
    column: 'name',
    severity: 'error',
    message: {
      zh: `与${where}重复（同一街道同名），未入库；确为另一小区请改名区分`,
      en: `A duplicate of ${where === '台账' ? 'the register' : where}; rename it if it is another community`,
    },
  }
}
