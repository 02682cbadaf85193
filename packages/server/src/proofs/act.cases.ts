// How the endpoints of a flow are walked: its offers asked for by their own county, every act reached for by another.
import { askedOf, derivedActs, type Flow } from '@huanju/engines/workflow'
import { recordOf } from '@huanju/quantities'
import { choicesIn } from '../platform/entities/choices.ts'
import { openPolicy } from '../platform/policy/policy.ts'
import { readSettings } from '../settings.ts'
import { day, type Case } from '../testing/cases.ts'
import { groundOf, rightForm } from './entity.cases.ts'
import type { Place } from './furnish.ts'

/** A case for the offers of a flow and for each of its acts. */
export function actCases<Acts extends string>(
  flow: Flow<never, string, Acts>,
  id: (place: Place) => string,
): Readonly<Record<Acts | 'offers', Case>> {
  const optionsOf = choicesIn(openPolicy(readSettings({}).PLACE).packOn(day))
  const body = (act: string, own: Place) => ({
    ...rightForm(askedOf(flow, act), groundOf(own, optionsOf)),
    version: 1,
    successor: null,
  })
  const acts = recordOf(derivedActs(flow), (act): Case => ({
    foreign: (other, own) => [{ params: { id: id(other) }, body: body(act, own) }],
  }))
  const offers: Case = {
    own: (own) => ({ params: { id: id(own) } }),
    foreign: (other) => [{ params: { id: id(other) } }],
  }
  return { offers, ...acts }
}
