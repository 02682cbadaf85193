// The fold of the subjects: each right, action, status and fact has one owner, and whoever breaks that is named.
import { valuesFromRow } from '@huanju/engines/entities'
import { factsAsked } from '@huanju/engines/rules'
import { checkRoles, groundsFor, packFor } from '@huanju/policy'
import { loadPolicy } from '@huanju/policy/load'
import { describe, expect, it } from 'vitest'
import { community, communityFacts, factsFromForm } from '../communities/index.ts'
import { eligibilityRules, planEntryRules } from '../eligibility/index.ts'
import { scoreSettingsOn } from '../plans/index.ts'
import { factFindings, folded } from './fold.ts'
import {
  actions,
  actionWords,
  entities,
  entityFaults,
  entityNamed,
  findFactFaults,
  rights,
  statuses,
  subjects,
} from './index.ts'
import { subject } from './subject.ts'

const library = loadPolicy()
const pack = packFor(library, { place: '370900', day: '2026-11-23' })
const words = { zh: '看', en: 'See' }
const asked = [
  ...factsAsked([...eligibilityRules, ...planEntryRules], groundsFor(pack, {})),
  ...scoreSettingsOn(pack).parts.flatMap(({ descriptions }) => Object.keys(descriptions)),
]

describe('the fold of the subjects', () => {
  it('knows every right that a role of the policy holds, and finds one that is unknown', () => {
    expect(checkRoles(library, rights)).toEqual([])
    const findings = checkRoles(
      library,
      rights.filter((right) => right !== 'plans.write'),
    )
    expect(findings.map(({ field }) => field)).toEqual(['city-clerk.rights', 'county-clerk.rights', 'planner.rights'])
  })

  it('gives rights, actions and statuses their words, and an unknown action its code', () => {
    expect(rights).toHaveLength(33)
    expect(statuses['under-works'].words.zh).toBe('施工中')
    expect(actionWords('plan.ranked').zh).toBe('计划排序')
    expect(actionWords('no.such').en).toBe('no.such')
    for (const { id, title } of subjects) expect(title.zh.length * title.en.length, id).toBeGreaterThan(0)
  })

  it('says every action that the journal may keep in both languages, none by its code', () => {
    expect(actions.length).toBeGreaterThan(100)
    for (const action of actions) {
      const { zh, en } = actionWords(action)
      expect(zh, action).toMatch(/^[\u4e00-\u9fff（）：，、 A-Za-z]+$/)
      expect(zh, action).toMatch(/[\u4e00-\u9fff]/)
      expect(en, action).toMatch(/^[A-Z][^.]*$/)
    }
  })

  it('refuses a name that two subjects declare', () => {
    const twins = ['plans', 'works'].map((id) => subject({ id, title: words, rights: { 'plans.read': words } }))
    expect(() => folded(twins, 'rights')).toThrow(/plans\.read 由 plans 和 works/)
  })
})

describe('the facts', () => {
  it('that rules and score ask for have one owner each', () => {
    expect(asked).toContain('upkeep.mode')
    expect(asked).toContain('community.vulnerable-residents')
    expect(findFactFaults(asked)).toEqual([])
  })

  it('without an owner, or with two, are found', () => {
    const without = subjects.map(({ id, facts }) => ({ id, facts: facts.filter((fact) => fact !== 'upkeep.mode') }))
    expect(factFindings(without, asked)).toEqual([expect.stringContaining('没有主题回答事实 upkeep.mode')])
    const doubled = [...subjects, { id: 'upkeep', facts: ['upkeep.mode'] }]
    expect(factFindings(doubled, asked)).toEqual([expect.stringContaining('upkeep.mode 由 communities、upkeep')])
  })

  it('that the register declares are those it gives', () => {
    const given = Object.keys(communityFacts(factsFromForm(valuesFromRow(community, {}) as never)).facts)
    const declared: readonly string[] = subjects.find(({ id }) => id === 'communities')?.facts ?? []
    expect(declared.filter((fact) => !fact.startsWith('building.')).toSorted()).toEqual(given.toSorted())
  })
})

describe('the kinds of records', () => {
  it('have rights and links that there are, and no name twice', () => {
    expect(entityFaults()).toEqual([])
    expect(entities).toEqual(subjects.flatMap((one) => one.entities ?? []))
    for (const one of entities) expect(entityNamed(one.one)).toBe(one)
    expect(entityNamed('unicorn')).toBeUndefined()
  })

  it('have words for whatever is done to them', () => {
    expect(actionWords('legal-person.voided')).toEqual({ zh: '作废单位', en: 'Void legal person' })
    expect(actionWords('building.created').zh).toBe('登记楼栋')
  })
})
