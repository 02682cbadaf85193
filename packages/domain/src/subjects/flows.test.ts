// The state tables of the product: who may move what from where, what stands against it, and that no walk leaves the table.
import { allowed, bySystem, needsSuccessor, take, type Flow, type Ground } from '@huanju/engines/workflow'
import { groundOfAct, packFor } from '@huanju/policy'
import { loadPolicy } from '@huanju/policy/load'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { communityStage, communityStatuses } from '../communities/index.ts'
import { planFlow, type PlanState } from '../plans/index.ts'
import {
  actionWords,
  entityNamed,
  flowAction,
  flows,
  isRight,
  refusalKinds,
  rights,
  statuses,
  subjects,
} from './index.ts'

const pack = packFor(loadPolicy(), { place: '370900', day: '2026-11-23' })
const groundOf = (id: string) => groundOfAct(pack, id)
const plainly = (): Ground | null => null
const anybody = () => true

describe('the stage of a community', () => {
  const move = (act: keyof typeof communityStage.acts, state: string, verdict: 'meets' | 'fails' | 'unproven' | null) =>
    take(communityStage, act, { state, facts: { verdict }, may: anybody, groundOf: plainly, successor: null })

  it.each([
    ['plan', 'surveyed', 'planned'],
    ['start', 'planned', 'under-works'],
    ['complete', 'under-works', 'completed'],
    ['drop', 'planned', 'surveyed'],
    ['stop', 'under-works', 'planned'],
    ['reopen', 'completed', 'under-works'],
  ] as const)('%s leads from %s to %s, and from nowhere else', (act, from, to) => {
    for (const state of communityStatuses) {
      const taken = move(act, state, 'meets')
      if (state === from) expect(taken).toMatchObject({ isTaken: true, to })
      else expect(taken).toMatchObject({ isTaken: false, against: [{ code: 'act.wrong-state' }] })
    }
  })

  it.each([
    ['meets', []],
    ['unproven', []],
    ['fails', ['stage.not-eligible']],
    [null, ['stage.not-judged']],
  ] as const)('is planned after the verdict %s: against it stands %j', (verdict, codes) => {
    const taken = move('plan', 'surveyed', verdict)
    expect(taken.isTaken ? [] : taken.against.map(({ code }) => code)).toEqual(codes)
  })

  it('moves on the day it happened, not on one to come', () => {
    for (const act of ['plan', 'start', 'complete', 'drop', 'stop', 'reopen'] as const) {
      const on = (day: string) =>
        communityStage.acts[act].check?.({ on: day }, '2026-11-26').map(({ column }) => column)
      expect([on('2026-11-26'), on('2026-11-27')]).toEqual([[], ['on']])
    }
  })

  it('rests on clauses of the plan where it moves forward, and on none where it is undone', () => {
    const grounded = Object.entries(communityStage.acts).filter(
      ([, { ground }]) => ground !== undefined && groundOf(ground) !== null,
    )
    expect(grounded.map(([act]) => act)).toEqual(['plan', 'start', 'complete'])
  })
})

describe('a plan', () => {
  const move = (act: keyof typeof planFlow.acts, state: PlanState, may: (right: string) => boolean) =>
    take(planFlow, act, { state, facts: { state }, may, groundOf: plainly, successor: null })
  const planner = (right: string) => right === 'plans.write'
  const system = (right: string) => right === bySystem

  it.each([
    ['draft', ['void']],
    ['ranking', ['void']],
    ['ranked', ['void']],
    ['failed', ['void']],
    ['voided', ['restore']],
  ] as const)('that is %s offers its planner %j beside ranking', (state, acts) => {
    const offers = allowed(planFlow, { state, facts: { state }, may: planner, groundOf: plainly })
    expect(offers.map(({ act }) => act).filter((act) => act !== 'rank')).toEqual(acts)
  })

  it('that is being ranked is neither ranked again nor voided until that is done', () => {
    for (const act of ['rank', 'void'] as const)
      expect(move(act, 'ranking', planner)).toMatchObject({ isTaken: false, against: [{ code: 'plan.is-ranking' }] })
    expect(move('rank', 'voided', planner)).toMatchObject({ against: [{ code: 'act.wrong-state' }] })
  })

  it('is settled, failed or stopped by the ranking itself, and by no person', () => {
    for (const [act, to] of [
      ['settle', 'ranked'],
      ['fail', 'failed'],
      ['stop', 'draft'],
    ] as const) {
      expect(move(act, 'ranking', system)).toMatchObject({ isTaken: true, to })
      expect(move(act, 'ranking', planner)).toMatchObject({ against: [{ code: 'act.no-right' }] })
      expect(move(act, 'ranked', system)).toMatchObject({ against: [{ code: 'act.wrong-state' }] })
    }
  })
})

describe('every flow', () => {
  const each = flows.map((flow) => [flow.entity.one, flow] as const)
  const rightsOf = (flow: Flow) => [...new Set(Object.values(flow.acts).map(({ by }) => by))]

  it.each(each)(
    'of a %s asks only for rights that there are, and is told in the journal by its own words',
    (_one, flow) => {
      for (const right of rightsOf(flow)) expect(right === bySystem || isRight(right), right).toBe(true)
      for (const [act, { title }] of Object.entries(flow.acts))
        expect(actionWords(flowAction(flow.entity, act))).toEqual(title)
    },
  )

  it.each(each)('of a %s stays within its states, however one walks', (_one, flow) => {
    const steps = fc.array(fc.constantFrom(...Object.keys(flow.acts)), { maxLength: 30 })
    fc.assert(
      fc.property(steps, (acts) => {
        let state = flow.first
        for (const act of acts) {
          const facts = { state, verdict: 'meets' }
          const taken = take(flow, act, { state, facts, may: anybody, groundOf: plainly, successor: null })
          if (taken.isTaken) state = taken.to
          expect(Object.keys(flow.states)).toContain(state)
        }
      }),
    )
  })

  it('takes an act on a clause in doubt only with what succeeds it', () => {
    const ground = groundOf('community.plan')
    const standing = { state: 'surveyed', facts: { verdict: 'meets' as const }, may: anybody, groundOf }
    const bare = take(communityStage, 'plan', { ...standing, successor: null })
    expect(bare.isTaken).toBe(!needsSuccessor(ground))
    expect(take(communityStage, 'plan', { ...standing, successor: '接续文件' }).isTaken).toBe(true)
  })

  it('has looks of a shape and a tone together, so that no state is told by colour alone', () => {
    for (const [name, { shape }] of Object.entries(statuses)) expect([...shape.trim()], name).toHaveLength(1)
    for (const [, flow] of each) {
      const looks = Object.keys(flow.states).flatMap((state) => new Map(Object.entries(statuses)).get(state) ?? [])
      const shown = looks.map(({ shape, tone }) => `${shape} ${tone}`)
      expect(new Set(shown).size).toBe(shown.length)
    }
  })
})

describe('words', () => {
  const hasHan = (text: string) => /\p{Script=Han}/u.test(text)
  const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted()

  it('of every refusal are whole sentences in both languages with the same things filled in', () => {
    for (const [code, { zh, en, wayOut }] of Object.entries(refusalKinds)) {
      expect(hasHan(zh) && !hasHan(en) && en.length > 0, code).toBe(true)
      expect(holes(zh), code).toEqual(holes(en))
      if (!wayOut) continue
      expect(hasHan(wayOut.zh) && !hasHan(wayOut.en), code).toBe(true)
      expect(holes(wayOut.zh), code).toEqual(holes(wayOut.en))
    }
  })

  it('of every right, action and status stand in both languages', () => {
    const all = subjects.flatMap((one) => [
      ...Object.entries(one.rights),
      ...Object.entries(one.actions),
      ...Object.entries(one.statuses).map(([name, { words }]) => [name, words] as const),
    ])
    for (const [name, { zh, en }] of all) expect(hasHan(zh) && en !== '' && !hasHan(en), name).toBe(true)
    expect(all.length).toBeGreaterThan(rights.length)
  })

  it('are of names that were declared, and never of what any object has', () => {
    for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
      expect(isRight(name), name).toBe(false)
      expect(actionWords(name)).toEqual({ zh: name, en: name })
      expect(entityNamed(name)).toBeUndefined()
    }
  })
})
