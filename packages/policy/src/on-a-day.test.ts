// What the policy says on a day: grounds of acts, values, holders and facts, on the first day, the last and past them.
import { addDays } from '@huanju/quantities'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from './canonical.ts'
import {
  catalogueOf,
  describeFact,
  dutyHolderOn,
  foldersOf,
  groundOfAct,
  groundsFor,
  packFor,
  parameterOn,
  readParameter,
  type PolicyPack,
} from './index.ts'
import { loadPolicy } from './load.ts'

const library = loadPolicy()
const pack = packFor(library, { place: '370900', day: '2026-11-23' })

/** The pack with other days and doubts of the clause that the act `start` rests on. */
function acting(inForceFrom: string | null, inForceTo: string | null, doubts: number): PolicyPack {
  const words = { zh: '存疑', en: 'doubt' }
  const title = { zh: '方案', en: 'Plan' }
  const acts: PolicyPack['catalogues']['acts'] = {
    start: { title, meaning: null, citation: { document: 'plan', clause: '三' } },
  }
  return {
    ...pack,
    catalogues: { ...pack.catalogues, acts },
    documents: {
      plan: {
        id: 'plan',
        authority: '370900',
        title,
        number: null,
        issuer: title,
        issuedOn: null,
        verification: 'primary',
        clauses: [{ clause: '三', words: title, inForceFrom, inForceTo, doubts: doubts > 0 ? [words] : [] }],
        doubts: doubts > 1 ? [words] : [],
        successors: [],
      },
    },
  }
}

describe('the ground of an act', () => {
  it.each<[string, string | null, string | null, number, string]>([
    ['2020-08-31', '2020-09-01', null, 0, 'out-of-force'],
    ['2020-09-01', '2020-09-01', null, 0, 'in-force'],
    ['2025-08-31', '2020-09-01', '2025-08-31', 0, 'in-force'],
    ['2025-09-01', '2020-09-01', '2025-08-31', 0, 'out-of-force'],
    ['2025-09-01', '2020-09-01', '2025-08-31', 1, 'out-of-force'],
    ['2021-01-01', '2020-09-01', null, 1, 'in-doubt'],
    ['2021-01-01', '2020-09-01', null, 2, 'in-doubt'],
    ['1900-01-01', null, null, 0, 'in-force'],
  ])('on %s, in force from %s to %s with %i doubts, is %s', (...one) => {
    const [on, from, to, doubts, standing] = one
    const ground = groundOfAct(acting(from, to, doubts), 'start', on)
    expect(ground).toMatchObject({ standing, citation: { clause: '三', inForceFrom: from, inForceTo: to } })
    expect(ground?.doubts).toHaveLength(doubts)
  })

  it('is none where the policy names none, nor for what every object has', () => {
    for (const act of ['nothing', 'constructor', 'toString', '__proto__']) expect(groundOfAct(pack, act)).toBeNull()
  })

  it('is a clause of the pack for every act that the policy names', () => {
    const acts = Object.keys(pack.catalogues.acts)
    expect(acts.length).toBeGreaterThan(0)
    for (const act of acts) expect(groundOfAct(pack, act)?.citation.title.zh, act).not.toBe('')
  })
})

describe('a parameter', () => {
  const ids = Object.keys(pack.parameters)

  it('is read with its value, bound, first day, citation and doubts from its first day, and as a gap before it', () => {
    for (const id of ids) {
      const [first] = pack.parameters[id]?.values ?? []
      if (!first) throw new Error(`${id} has no value`)
      expect(readParameter(pack, id, first.from), id).toMatchObject({
        value: first.value,
        including: first.including,
        from: first.from,
        basis: first.basis,
        citation: { document: first.citation.document, clause: first.citation.clause },
      })
      expect(readParameter(pack, id, addDays(first.from, -1)), id).toMatchObject({
        value: null,
        from: null,
        citation: null,
      })
    }
  })

  it('reads the same whichever way it is asked, on any day', () => {
    const days = fc.nat(6000).map((count) => addDays('2018-01-01', count))
    fc.assert(
      fc.property(fc.constantFrom(...ids), days, (id, on) => {
        const reading = readParameter(pack, id, on)
        expect(reading.value).toEqual(parameterOn(pack, id, on)?.value ?? null)
        expect(groundsFor(pack, {}, on).parameter(id)).toEqual(reading)
        expect(groundsFor(packFor(library, { place: '370900', day: on }), {}).parameter(id)).toEqual(reading)
      }),
    )
  })

  it('has words for every choice that it names', () => {
    for (const { id, wordsFrom, values } of Object.values(pack.parameters)) {
      if (wordsFrom === null) continue
      const titles = readParameter(pack, id).values
      for (const { value } of values)
        for (const choice of [value].flat()) if (typeof choice === 'string') expect(titles[choice]?.zh, id).toBeTruthy()
    }
  })

  it('that the pack does not know is a gap under its own name', () => {
    expect(readParameter(pack, 'no.such')).toMatchObject({ id: 'no.such', value: null, label: { zh: 'no.such' } })
  })
})

describe('a fact', () => {
  it('is described with its papers by their titles, each of which there is', () => {
    for (const [id, { provedBy, needsProof }] of Object.entries(pack.catalogues.facts)) {
      const described = describeFact(pack, id)
      expect(
        described.provedBy.map((paper) => paper.id),
        id,
      ).toEqual(provedBy)
      for (const { title } of described.provedBy) expect(title.zh, id).not.toBe('')
      if (needsProof) expect(described.provedBy.length, id).toBeGreaterThan(0)
    }
  })

  it('that no catalogue lists is an error, by its name', () => {
    expect(() => describeFact(pack, 'community.colour')).toThrow(/community\.colour/)
  })
})

describe('a duty', () => {
  it('is held from the first day of a holder to its last, both within', () => {
    for (const duty of Object.values(pack.duties)) {
      for (const holder of duty.holders) {
        expect(dutyHolderOn(duty, holder.from)?.name, duty.id).toEqual(holder.name)
        expect(dutyHolderOn(duty, holder.to ?? '2099-12-31')?.name, duty.id).toEqual(holder.name)
        expect(dutyHolderOn(duty, addDays(holder.from, -1))?.from, duty.id).not.toBe(holder.from)
        if (holder.to !== null) expect(dutyHolderOn(duty, addDays(holder.to, 1))?.from, duty.id).not.toBe(holder.from)
      }
    }
  })

  it('can be chosen like any other entry', () => {
    expect(Object.keys(catalogueOf(pack, 'duties'))).toEqual(Object.keys(pack.duties))
    expect(() => catalogueOf(pack, 'no-such')).toThrow(/no-such/)
  })
})

describe('places', () => {
  it('lie below each other from the nation down, and the nation alone has none above', () => {
    expect(foldersOf(library, '370900').map(({ authority }) => authority.code)).toEqual(['100000', '370000', '370900'])
    expect(foldersOf(library, '100000')).toHaveLength(1)
    expect(() => foldersOf(library, '000000')).toThrow(/000000/)
  })
})

describe('canonical text', () => {
  const anyJson = fc.jsonValue({ maxDepth: 3 })

  it('reads back as what was written, and is the same for the same content', () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        const text = canonicalJson(value)
        const back: unknown = JSON.parse(text)
        expect(canonicalJson(back)).toBe(text)
        expect(back).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  it('does not depend on the order of keys at any depth', () => {
    const turned = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(turned)
      if (typeof value !== 'object' || value === null) return value
      return Object.fromEntries(
        Object.entries(value)
          .toReversed()
          .map(([key, held]) => [key, turned(held)]),
      )
    }
    fc.assert(
      fc.property(anyJson, (value) => {
        expect(canonicalJson(turned(value))).toBe(canonicalJson(value))
      }),
    )
  })

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 1n, undefined, Symbol('x')])('is not made of %s', (value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError)
    expect(() => canonicalJson([value])).toThrow(TypeError)
  })
})
