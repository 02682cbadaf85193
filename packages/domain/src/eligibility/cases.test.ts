// Every situation the policy folders describe gets the answer they expect, and every rule has situations enough.
import { evaluate, verdicts, type Rule } from '@huanju/engines/rules'
import { groundsFor, packFor } from '@huanju/policy'
import { loadPolicy } from '@huanju/policy/load'
import { describe, expect, it } from 'vitest'
import { buildingInTime, eligibilityRules, planEntryRules } from './rules/index.ts'

const library = loadPolicy()
const cases = Object.values(library.folders).flatMap((folder) => folder.cases)
const all: Rule[] = [...eligibilityRules, buildingInTime, ...planEntryRules]
const rules = new Map(all.map((one) => [one.id, one]))

describe('the cases of the policy folders', () => {
  it.each(cases.map((one) => [one.name, one] as const))('%s', (_name, { place, on, given, expect: expected }) => {
    const grounds = groundsFor(packFor(library, { place, day: on }), given, on)
    for (const [id, verdict] of Object.entries(expected)) {
      const judged = rules.get(id)
      if (!judged) throw new Error(`没有这条规则：${id}`)
      expect(evaluate(judged, grounds).verdict).toBe(verdict)
    }
  })

  it.each([...rules.keys()])('%s has at least four, with each answer, and one on the line', (id) => {
    const own = cases.filter((one) => id in one.expect)
    expect(own.length).toBeGreaterThanOrEqual(4)
    expect(new Set(own.map((one) => one.expect[id]))).toEqual(new Set(verdicts))
    expect(own.some((one) => one.onTheLine)).toBe(true)
  })
})
