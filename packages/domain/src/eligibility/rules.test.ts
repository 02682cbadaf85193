// Each criterion by itself, on the line and one past it, with what is unknown; the clause it rests on stands in the policy.
import { evaluate, type Facts, type Plain, type Rule, type Verdict } from '@huanju/engines/rules'
import { groundsFor, packFor } from '@huanju/policy'
import { loadPolicy } from '@huanju/policy/load'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conditionAspects, conditionGrades } from '../communities/index.ts'
import { buildingInTime, eligibilityRules, planEntryRules } from './rules/index.ts'

const pack = packFor(loadPolicy(), { place: '370900', day: '2026-11-23' })
const rules = new Map<string, Rule>(
  [...eligibilityRules, ...planEntryRules, buildingInTime].map((one) => [one.id, one]),
)
const judged = (id: string, facts: Facts, on = '2026-11-23') => {
  const rule = rules.get(id)
  if (!rule) throw new Error(`no rule ${id}`)
  return evaluate(rule, groundsFor(pack, facts, on))
}
const valued = (values: Readonly<Record<string, Plain>>): Facts =>
  Object.fromEntries(Object.entries(values).map(([id, value]) => [id, { value }]))
const homes = (willing: Plain, asked: Plain, all: Plain) =>
  valued({
    'community.willing-households': willing,
    'community.asked-households': asked,
    'community.households': all,
  })
const graded = (...grades: Plain[]) =>
  valued(Object.fromEntries(grades.map((grade, at) => [`community.condition.${conditionAspects[at] ?? ''}`, grade])))

describe('the day of completion: by 31 December 2005, that day within, proven by a paper', () => {
  it.each<[string | null, string | null, Verdict]>([
    ['2005-12-30', 'completion-acceptance', 'meets'],
    ['2005-12-31', 'completion-acceptance', 'meets'],
    ['2006-01-01', 'completion-acceptance', 'fails'],
    ['2005-12-31', 'title-certificate', 'meets'],
    ['2006-01-01', 'resident-statement', 'unproven'],
    ['1990-01-01', null, 'unproven'],
    [null, 'completion-acceptance', 'unproven'],
  ])('%s by %s: %s', (value, proof, verdict) => {
    expect(judged('eligibility.built-in-time', { 'community.completed-on': { value, proof } }).verdict).toBe(verdict)
    expect(judged('eligibility.building-in-time', { 'building.completed-on': { value, proof } }).verdict).toBe(verdict)
  })

  it('is asked from the day on which the plan begins, and by nothing on the day before', () => {
    const facts = { 'community.completed-on': { value: '1998-06-30', proof: 'completion-acceptance' } }
    const on = (day: string) => judged('eligibility.built-in-time', facts, day)
    expect(on('2020-09-01').verdict).toBe('meets')
    expect(on('2020-08-31')).toMatchObject({ verdict: 'unproven', missing: [{ kind: 'policy' }] })
  })
})

describe('the kind of place and the land: one of those that are named', () => {
  it.each<[string, string, Plain, Verdict]>([
    ['eligibility.in-town', 'community.place-kind', 'city', 'meets'],
    ['eligibility.in-town', 'community.place-kind', 'county-town', 'meets'],
    ['eligibility.in-town', 'community.place-kind', 'subdistrict', 'meets'],
    ['eligibility.in-town', 'community.place-kind', 'village', 'fails'],
    ['eligibility.in-town', 'community.place-kind', null, 'unproven'],
    ['eligibility.on-covered-land', 'community.land-kind', 'state-owned', 'meets'],
    ['eligibility.on-covered-land', 'community.land-kind', 'collective', 'fails'],
    ['eligibility.on-covered-land', 'community.land-kind', 'mixed', 'fails'],
    ['eligibility.on-covered-land', 'community.land-kind', null, 'unproven'],
    ['eligibility.not-rebuilt', 'community.demolition-planned', false, 'meets'],
    ['eligibility.not-rebuilt', 'community.demolition-planned', true, 'fails'],
    ['eligibility.not-rebuilt', 'community.demolition-planned', null, 'unproven'],
    ['plan-entry.property-mode-agreed', 'upkeep.mode', 'self-managed', 'meets'],
    ['plan-entry.property-mode-agreed', 'upkeep.mode', 'undecided', 'fails'],
    ['plan-entry.property-mode-agreed', 'upkeep.mode', null, 'unproven'],
  ])('%s with %s = %s: %s', (...one) => {
    const [id, fact, value, verdict] = one
    expect(judged(id, valued({ [fact]: value })).verdict).toBe(verdict)
  })
})

describe('the condition: two aspects of C or D', () => {
  it.each<[Plain[], Verdict]>([
    [['C', 'D', 'A', 'A', 'A', 'A'], 'meets'],
    [['C', 'B', 'B', 'B', 'B', 'B'], 'fails'],
    [['B', 'B', 'B', 'B', 'B', 'B'], 'fails'],
    [['D', 'D', null, null, null, null], 'meets'],
    [['D', null, 'A', 'A', 'A', 'A'], 'unproven'],
    [['B', null, 'A', 'A', 'A', 'A'], 'fails'],
    [[null, null, 'A', 'A', 'A', 'A'], 'unproven'],
    [[], 'unproven'],
  ])('%j: %s', (grades, verdict) => {
    expect(judged('eligibility.neglected', graded(...grades)).verdict).toBe(verdict)
  })

  it('is decided by how many are poor, and not by which', () => {
    const grades = fc.array(fc.constantFrom(...conditionGrades), { minLength: 6, maxLength: 6 })
    fc.assert(
      fc.property(grades, (all) => {
        const poor = all.filter((grade) => grade === 'C' || grade === 'D').length
        expect(judged('eligibility.neglected', graded(...all)).verdict).toBe(poor >= 2 ? 'meets' : 'fails')
        expect(judged('eligibility.neglected', graded(...all.toReversed())).verdict).toBe(poor >= 2 ? 'meets' : 'fails')
      }),
    )
  })
})

describe('the wishes of the residents: two thirds of those asked, and half of all asked', () => {
  it.each<[Plain, Plain, Plain, Verdict]>([
    [66, 99, 198, 'meets'],
    [65, 99, 198, 'fails'],
    [66, 99, 199, 'unproven'],
    [65, 99, 199, 'unproven'],
    [67, 100, 200, 'meets'],
    [66, 100, 200, 'fails'],
    [0, 100, 100, 'fails'],
    [0, 0, 100, 'unproven'],
    [null, 100, 100, 'unproven'],
    [90, null, 100, 'unproven'],
    [90, 100, null, 'unproven'],
  ])('%s of %s asked of %s: %s', (...one) => {
    const [willing, asked, all, verdict] = one
    expect(judged('eligibility.residents-willing', homes(willing, asked, all)).verdict).toBe(verdict)
  })

  it('never fail by one more household that is willing', () => {
    const worth: Readonly<Record<Verdict, number>> = { fails: 0, unproven: 1, meets: 2 }
    fc.assert(
      fc.property(
        fc.nat(200),
        fc.integer({ min: 1, max: 200 }),
        fc.integer({ min: 1, max: 200 }),
        (willing, asked, all) => {
          const verdict = (count: number) =>
            worth[judged('eligibility.residents-willing', homes(count, asked, all)).verdict]
          expect(verdict(willing + 1)).toBeGreaterThanOrEqual(verdict(willing))
        },
      ),
    )
  })
})

describe('every criterion', () => {
  it('rests on a clause of the plan, names what it asked, and is open where nothing is known', () => {
    for (const [id] of rules) {
      const { verdict, citation, missing, facts, parameters, wouldChange } = judged(id, {})
      expect(verdict, id).toBe('unproven')
      expect(citation?.document, id).toBe('taian-plan-2020')
      expect(citation?.clause, id).toBe(id.startsWith('plan-entry') ? '三(二)' : '一(一)')
      for (const list of [missing, facts, parameters, wouldChange]) expect(list.length, id).toBeGreaterThan(0)
    }
  })
})
