// What the community told in full has beside its dwellings: sound by the checks of form and import, owned by who is there.
import { commonPart, premises } from '@huanju/domain/communities'
import { checkValues, type Entity } from '@huanju/engines/entities'
import { describe, expect, it } from 'vitest'
import { choicesIn } from '../platform/entities/choices.ts'
import { openPolicy } from '../platform/policy/policy.ts'
import { generateDemoCity } from './generate.ts'

const city = generateDemoCity({ seed: 370_900 })
const community = city.communities.find(({ name }) => name === '育才里小区')
const context = { optionsOf: choicesIn(openPolicy('370900').packOn('2026-11-23')), today: '2026-11-23' }
const faultsOf = (one: Entity, values: object) => checkValues(one, { ...values }, context)

describe('the common parts of the community told in full', () => {
  it('are eleven: in its buildings, on its ground and beside it, each its own and sound', () => {
    expect(city.commonParts.filter(({ communityId }) => communityId === community?.id)).toHaveLength(11)
    const places = city.commonParts.map(({ place }) => place)
    expect(
      ['in-building', 'common-ground', 'related-area'].map((one) => places.filter((p) => p === one).length),
    ).toEqual([4, 6, 1])
    for (const part of city.commonParts) expect(faultsOf(commonPart, part), part.name).toEqual([])
    expect(new Set(city.commonParts.map(({ name }) => name)).size).toBe(11)
  })

  it('lie in buildings of that community', () => {
    const own = city.buildings.flatMap(({ id, communityId }) => (communityId === community?.id ? [id] : []))
    const named = city.commonParts.flatMap(({ buildingId }) => buildingId ?? [])
    expect(named.filter((id) => !own.includes(id))).toEqual([])
  })
})

describe('its premises', () => {
  it('are two, one of them an idle public house, both sound and without a doubt', () => {
    expect(city.premises.map(({ kind, useState }) => [kind, useState])).toEqual([
      ['property-room', 'in-use'],
      ['idle-public', 'idle'],
    ])
    for (const one of city.premises) expect(faultsOf(premises, one), one.name).toEqual([])
  })

  it('and its common parts belong to bodies that are there', () => {
    const known = city.legalPersons.map(({ id }) => id)
    const owners = [...city.commonParts, ...city.premises].flatMap(({ ownerId }) => ownerId ?? [])
    const operators = city.premises.flatMap(({ operatorId }) => operatorId ?? [])
    expect(owners).toHaveLength(3)
    expect([...owners, ...operators].filter((id) => !known.includes(id))).toEqual([])
  })
})
