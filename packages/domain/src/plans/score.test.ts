// The score: whole points by published bands, exact totals, everything it rests on in sight.
import fc from 'fast-check'
import { packFor } from '@huanju/policy'
import { loadPolicy } from '@huanju/policy/load'
import { describe, expect, it } from 'vitest'
import { scoreCommunity, scoreSettingsOn, totalHundredths } from './index.ts'

const pack = packFor(loadPolicy(), { place: '370900', day: '2026-11-23' })
const settings = scoreSettingsOn(pack)
const known = (facts: Record<string, string | number | readonly string[] | null>) =>
  Object.fromEntries(Object.entries(facts).map(([id, value]) => [id, { value }]))

const facts = known({
  'community.condition.structure': 'D',
  'community.condition.roads-and-drainage': 'C',
  'community.condition.environment': 'B',
  'community.condition.utilities': 'C',
  'community.completed-on': '1990-12-31',
  'community.households': 300,
  'community.vulnerable-residents': 60,
  'community.asked-households': 200,
  'community.willing-households': 180,
  'community.papers-on-file': ['condition-survey', 'willingness-forms', 'photo-before'],
  'community.estimated-cost': '900000000',
})

const pointsOf = (part: string, changed = {}) =>
  scoreCommunity({ ...facts, ...known(changed) }, settings).parts.find((one) => one.part === part)?.points

describe('the published score', () => {
  it('is dated data with citation, heaviest part first', () => {
    expect(settings.parts.map(({ part, weight }) => [part, weight])).toEqual([
      ['condition', 20],
      ['age', 15],
      ['facilities-gap', 15],
      ['willingness', 15],
      ['households', 10],
      ['readiness', 10],
      ['vulnerable-residents', 10],
      ['cost-per-household', 5],
    ])
    expect(settings.parts[0]?.citation.zh).toContain('本系统默认，待市里确定')
    expect(scoreSettingsOn(pack, '2020-08-31').parts).toEqual([])
  })

  it('gives whole points by formula, on the line and beside it', () => {
    expect(pointsOf('condition')).toBe(67)
    expect(pointsOf('facilities-gap')).toBe(70)
    expect([pointsOf('age'), pointsOf('age', { 'community.completed-on': '1991-01-01' })]).toEqual([85, 70])
    expect(pointsOf('age', { 'community.completed-on': '2006-01-01' })).toBe(0)
    expect([pointsOf('households'), pointsOf('households', { 'community.households': 299 })]).toEqual([65, 50])
    expect(pointsOf('vulnerable-residents')).toBe(80)
    expect(pointsOf('willingness')).toBe(85)
    expect(pointsOf('willingness', { 'community.willing-households': 179 })).toBe(65)
    expect(pointsOf('readiness')).toBe(40)
    expect(pointsOf('cost-per-household')).toBe(75)
    expect(pointsOf('cost-per-household', { 'community.estimated-cost': '749999999' })).toBe(100)
  })

  it('counts what is not known as nothing, and says so', () => {
    const score = scoreCommunity({}, settings)
    expect(score.totalHundredths).toBe(0)
    expect(score.parts.every((part) => part.isMissing && part.missing.length > 0)).toBe(true)
    expect(pointsOf('vulnerable-residents', { 'community.households': 0 })).toBeNull()
    expect(pointsOf('readiness', { 'community.papers-on-file': [] })).toBe(0)
  })

  it('adds up: 20×67 + 15×85 + 15×70 + 15×85 + 10×65 + 10×40 + 10×80 + 5×75 over 100', () => {
    const score = scoreCommunity(facts, settings)
    expect(score.totalHundredths).toBe(7165)
    expect(score.parts.map((part) => part.shareHundredths)).toEqual([1340, 1275, 1050, 1275, 650, 400, 800, 375])
  })

  it('rounds the total half up, and no other way', () => {
    const weighed = (points: number, weight: number) => [
      { part: 'a', points, weight },
      { part: 'b', points: 0, weight: 3 - weight },
    ]
    expect([totalHundredths(weighed(1, 1)), totalHundredths(weighed(2, 1))]).toEqual([33, 67])
  })

  it('can be asked with other weights, part by part', () => {
    const onlyAge = Object.fromEntries(settings.parts.map(({ part }) => [part, part === 'age' ? 7 : 0]))
    expect(scoreCommunity(facts, settings, onlyAge).totalHundredths).toBe(8500)
    const nothing = Object.fromEntries(settings.parts.map(({ part }) => [part, 0]))
    expect(scoreCommunity(facts, settings, nothing)).toMatchObject({ totalHundredths: 0 })
    expect(scoreCommunity(facts, settings, nothing).parts.every((part) => part.shareHundredths === 0)).toBe(true)
  })

  it('has shares that sum to the total for all weights, never out of 0 to 10000', () => {
    const weights = fc.dictionary(fc.constantFrom(...settings.parts.map((one) => one.part)), fc.nat(1000))
    fc.assert(
      fc.property(weights, (chosen) => {
        const { parts, totalHundredths: total } = scoreCommunity(facts, settings, chosen)
        expect(parts.reduce((sum, part) => sum + part.shareHundredths, 0)).toBe(total)
        expect(total).toBe(totalHundredths(parts, chosen))
        expect(Number.isInteger(total) && total >= 0 && total <= 10_000).toBe(true)
      }),
    )
  })
})
