// Flows and refusals: what is offered is exactly what is taken, over random tables; sentences are filled in both languages.
import fc from 'fast-check'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { entity, field } from '../entities/index.ts'
import { allowed, askedOf, bySystem, derivedActs, flowOver, refusals, take, type Flow, type Ground } from './index.ts'

const record = entity({
  one: 'thing',
  many: 'things',
  title: { zh: '事项', en: 'Thing' },
  named: 'name',
  placed: { by: 'place', least: 'county' },
  rights: { read: 'r', write: 'w', import: 'i', export: 'e' },
  fields: { name: field.text('名称', 'Name', { is: ['required'] }) },
  sections: [{ id: 'all', title: { zh: '全部', en: 'All' }, fields: ['name'] }],
})

const { refuse } = refusals({
  'thing.too-dear': {
    zh: '{what}超过限额',
    en: '{what} exceeds the limit',
    wayOut: { zh: '减到 {most} 以内', en: 'Bring it down to {most}' },
  },
})
const dear = refuse('thing.too-dear', { what: { zh: '投资', en: 'The cost' }, most: '10' })

const names = ['a', 'b', 'c', 'd']
const words = (id: string) => ({ zh: id, en: id })
const grounds: readonly (Ground['standing'] | null)[] = [null, 'in-force', 'out-of-force', 'in-doubt']
const citation = { document: 'd', title: words('d'), number: null, clause: '一', inForceFrom: null, inForceTo: null }

interface Facts {
  readonly barred: readonly string[]
}

// A table whose every state is reached: a chain, and any further acts between its states.
const tables = fc
  .array(
    fc.record({
      from: fc.subarray(names, { minLength: 1 }),
      to: fc.constantFrom(...names),
      by: fc.constantFrom('left', 'right'),
      ground: fc.constantFrom(...grounds.keys()),
    }),
    { maxLength: 6 },
  )
  .map((more) => {
    const chain = names.slice(1).map((to, at) => ({ from: [names[at] ?? 'a'], to, by: 'left', ground: 0 }))
    const acts = Object.fromEntries(
      [...chain, ...more].map(({ ground, ...act }, at) => [
        `act${at}`,
        {
          ...act,
          title: words(`act${at}`),
          ...(ground > 0 && { ground: String(ground) }),
          when: ({ barred }: Facts) => (barred.includes(`act${at}`) ? [dear] : []),
        },
      ]),
    )
    const states = Object.fromEntries(names.map((name) => [name, words(name)]))
    return flowOver<Facts>()({ entity: record, field: 'status', states, first: 'a', acts }) as Flow<Facts>
  })

const standings = fc.record({
  state: fc.constantFrom(...names),
  rights: fc.subarray(['left', 'right']),
  barred: fc.subarray(Array.from({ length: 9 }, (_, at) => `act${at}`)),
  successor: fc.constantFrom(null, '接续文件'),
})

describe('a flow', () => {
  it('takes exactly what it offers with nothing against it, whoever asks and wherever the record stands', () => {
    fc.assert(
      fc.property(tables, standings, (flow, { state, rights, barred, successor }) => {
        const groundOf = (id: string): Ground | null => {
          const standing = grounds[Number(id)]
          return standing ? { citation, standing, doubts: [] } : null
        }
        const standing = { state, facts: { barred }, may: (right: string) => rights.includes(right), groundOf }
        const offers = new Map(allowed(flow, standing).map((offer) => [offer.act, offer]))
        for (const act of Object.keys(flow.acts)) {
          const offer = offers.get(act)
          const taken = take(flow, act, { ...standing, successor })
          const isPlain = offer?.ground === null || offer?.ground?.standing === 'in-force' || successor !== null
          expect(taken.isTaken, act).toBe(offer !== undefined && offer.against.length === 0 && isPlain)
          if (taken.isTaken) expect(taken.to).toBe(flow.acts[act]?.to)
          else expect(taken.against[0].words.zh).not.toMatch(/[{}]/)
        }
      }),
    )
  })

  it('leaves to the system what no person does: offered to nobody, taken once the system asks', () => {
    const flow = flowOver<Facts>()({
      entity: record,
      field: 'status',
      states: { a: words('甲'), b: words('乙') },
      first: 'a',
      acts: {
        begin: { title: words('开始'), from: ['a'], to: 'b', by: 'left', isDoneElsewhere: true },
        end: { title: words('结束'), from: ['b'], to: 'a', by: bySystem },
        undo: { title: words('撤销'), from: ['b'], to: 'a', by: 'left' },
      },
    })
    const standing = { state: 'b', facts: { barred: [] }, groundOf: () => null, successor: null }
    const byPerson = { ...standing, may: (right: string) => right === 'left' }
    expect(derivedActs(flow)).toEqual(['undo'])
    expect(allowed(flow, byPerson).map(({ act }) => act)).toEqual(['undo'])
    expect(take(flow, 'end', byPerson)).toMatchObject({ isTaken: false, against: [{ code: 'act.no-right' }] })
    expect(take(flow, 'end', { ...standing, may: (right) => right === bySystem })).toMatchObject({ to: 'a' })
  })

  it('says every reason at once, each with its way out', () => {
    const flow = flowOver<Facts>()({
      entity: record,
      field: 'status',
      states: { a: words('甲'), b: words('乙') },
      first: 'a',
      acts: { go: { title: words('办理'), from: ['a'], to: 'b', by: 'left', ground: '3', when: () => [dear] } },
    })
    const taken = take(flow, 'go', {
      state: 'a',
      facts: { barred: [] },
      may: () => false,
      groundOf: () => ({ citation, standing: 'in-doubt', doubts: [] }),
      successor: null,
    })
    if (taken.isTaken) throw new Error('it was taken')
    expect(taken.against.map(({ code }) => code)).toEqual(['act.no-right', 'thing.too-dear', 'act.needs-successor'])
    expect(taken.against.every(({ wayOut }) => wayOut !== null)).toBe(true)
    expect(taken.against.at(-1)?.clause).toEqual(citation)
  })

  it.each([
    [
      'names a state it does not have',
      { go: { title: words('x'), from: ['a'], to: 'z', by: 'r' } },
      /go names no state: z/,
    ],
    [
      'leaves a state out of reach',
      { go: { title: words('x'), from: ['b'], to: 'a', by: 'r' } },
      /b cannot be reached/,
    ],
    ['has an act that begins nowhere', { go: { title: words('x'), from: [], to: 'b', by: 'r' } }, /go begins nowhere/],
  ])('that %s is refused where it is declared', (_, acts, fault) => {
    const declared = { entity: record, field: 'status', states: { a: words('a'), b: words('b') }, first: 'a', acts }
    expect(() => flowOver<Facts>()(declared as never)).toThrow(fault)
  })

  it('gives what an act asks as a kind of record, with its own check and no place', () => {
    const flow = flowOver<Facts>()({
      entity: record,
      field: 'status',
      states: { a: words('a'), b: words('b') },
      first: 'a',
      acts: {
        go: {
          title: words('办理'),
          from: ['a'],
          to: 'b',
          by: 'r',
          asks: { reason: field.text('理由', 'Reason', { is: ['required'] }) },
          check: () => [{ column: 'reason', severity: 'error', message: words('不行') }],
        },
      },
    })
    const asked = askedOf(flow, 'go')
    expect(Object.keys(asked.fields)).toEqual(['reason'])
    expect(asked.placed.by).toBe('parent')
    expect(asked.check({}, '2026-11-27')).toHaveLength(1)
  })
})

describe('a refusal', () => {
  it('is filled in for each language, and keeps clause and limit of its case', () => {
    const limit = { bound: words('10'), asked: words('12') }
    expect(
      refuse('thing.too-dear', { what: { zh: '投资', en: 'The cost' }, most: '10' }, { clause: citation, limit }),
    ).toEqual({
      code: 'thing.too-dear',
      words: { zh: '投资超过限额', en: 'The cost exceeds the limit' },
      clause: citation,
      limit,
      wayOut: { zh: '减到 10 以内', en: 'Bring it down to 10' },
    })
  })

  it('asks the compiler for exactly the details its sentences leave open', () => {
    type Given = Parameters<typeof refuse<'thing.too-dear'>>
    expectTypeOf<Given[0]>().toEqualTypeOf<'thing.too-dear'>()
    expectTypeOf<keyof Given[1]>().toEqualTypeOf<'what' | 'most'>()
    expect(dear.words.en).toBe('The cost exceeds the limit')
  })
})
