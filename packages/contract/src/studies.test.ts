// Studies: shares, channels, modes and seconds on their bounds and one past them.
import { describe, expect, it } from 'vitest'
import { solveStudy, studyRobustness, updateStudy } from './studies.ts'
import { repeated, takesOnly } from './testing/bounds.ts'

describe('studies', () => {
  const { body } = updateStudy

  it('have shares that are written exactly, and no denominator of nought', () => {
    for (const path of ['startedShare', 'lateShare', 'jointShare', 'fairShare.least', 'fairShare.most', 'spending.0'])
      takesOnly(body, [
        [`settings.${path}`, '2/5', '2/0'],
        [`settings.${path}`, '0.4', '.4'],
        [`settings.${path}`, '40%', '40 %'],
        [`settings.${path}`, '66.7%', '-1'],
        [`settings.${path}`, '1', ''],
        [`settings.${path}`, '999999/999999', '1000000/1'],
      ])
  })

  it('have as many channels, modes, years of works and cohorts as a screen can hold', () => {
    const mode = { id: 'm', factorHundredths: 100, shares: [{ channelId: 'c', hundredths: 100 }] }
    const cohort = { id: 'c', completedUntil: '2000-12-31', deadlineYear: null }
    const channel = { channelId: 'c', countyId: null, carriesOver: true, budgetsFen: ['1'] }
    takesOnly(body, [
      ['settings.channels', repeated(400, channel), repeated(401, channel)],
      ['settings.channels.0.budgetsFen', repeated(10, '1'), repeated(11, '1')],
      ['settings.channels.0.budgetsFen', ['1'], []],
      ['settings.modes', repeated(6, mode), repeated(7, mode)],
      ['settings.modes', [mode], []],
      ['settings.modes.0.factorHundredths', 100, 101],
      ['settings.modes.0.factorHundredths', 0, -1],
      ['settings.modes.0.shares', repeated(12, mode.shares[0]), repeated(13, mode.shares[0])],
      ['settings.cohorts', repeated(6, cohort), repeated(7, cohort)],
      ['settings.cohorts.0.completedUntil', '2000-12-31', '2000-12-32'],
      ['settings.linkedYears', 10, 11],
      ['settings.spending', repeated(5, '1/5'), repeated(6, '1/6')],
      ['settings.off', ['fair-share'], ['fairness']],
    ])
  })

  it('are searched for a second at least and ten minutes at most', () => {
    takesOnly(solveStudy.body, [
      ['seconds', 1, 0],
      ['seconds', 600, 601],
      ['seed', 1, 0],
      ['seed', 1_000_000, 1_000_001],
    ])
  })

  it('are asked how they fare at a chance and a share of one to a hundred percent', () => {
    const { query } = studyRobustness
    expect(query.parse({})).toEqual({ chance: 20, by: 15 })
    takesOnly(query, [
      ['chance', '1', '0'],
      ['chance', '100', '101'],
      ['by', '100', '100.5'],
    ])
  })
})
