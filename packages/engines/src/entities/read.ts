// The values of a record read as what they are: a record holds them by field as anything, whoever needs one asks here.
import type { Fraction } from '@huanju/quantities'
import { absences, coordinateSystems, type Absence, type GivenPosition, type PlaceValues } from './types.ts'

type Values = Readonly<Record<string, unknown>>

/** The parts of a value that has parts, by name; none of any other value. */
export function asParts(value: unknown): Values {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

/** Texts by name, such as grades by aspect; whatever is no text is left out. */
export function asTexts(value: unknown): Readonly<Record<string, string>> {
  const texts = Object.entries(asParts(value)).flatMap(([name, text]): [string, string][] =>
    typeof text === 'string' ? [[name, text]] : [],
  )
  return Object.fromEntries(texts)
}

/** What a record says of values that are not there, by field. */
export function absencesIn(values: Values): Readonly<Record<string, Absence>> {
  const stated = Object.entries(asParts(values['absences'])).flatMap(([id, said]): [string, Absence][] => {
    const known = absences.find((one) => one === said)
    return known ? [[id, known]] : []
  })
  return Object.fromEntries(stated)
}

/** The names of what a record is linked to, by field; null where there is none or it may not be seen. */
export function linkNamesIn(values: Values): Readonly<Record<string, string | null>> {
  const names = Object.entries(asParts(values['names'])).flatMap(([id, name]): [string, string | null][] =>
    typeof name === 'string' || name === null ? [[id, name]] : [],
  )
  return Object.fromEntries(names)
}

/** A text or nothing. */
export function asText(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

/** Where the values of a record say that it lies. */
export function placeIn(values: Values): PlaceValues {
  return {
    countyId: asText(values['countyId']),
    subdistrictId: asText(values['subdistrictId']),
    neighbourhoodId: asText(values['neighbourhoodId']),
  }
}

/** A point as it was given; null where the value is none. */
export function asPosition(value: unknown): GivenPosition | null {
  const { system, longitude, latitude } = asParts(value)
  const known = coordinateSystems.find((one) => one === system)
  return known && typeof longitude === 'number' && typeof latitude === 'number'
    ? { system: known, longitude, latitude }
    : null
}

/** An exact share; null where the value is none. */
export function asShare(value: unknown): Fraction | null {
  const { numerator, denominator } = asParts(value)
  return typeof numerator === 'bigint' && typeof denominator === 'bigint' ? { numerator, denominator } : null
}
