// The policy in words: no value of any parameter is shown as JSON or by a code, on any day a value stands.
import { describe, expect, it } from 'vitest'
import { openPolicy } from '../../platform/policy/policy.ts'
import { presentParameters } from './policy.views.ts'

const policy = openPolicy('370900')
const days = ['2021-05-01', '2023-09-01', '2026-11-23']

describe('the values of the policy', () => {
  it('are in words, whatever their parts', () => {
    const told = days.flatMap((day) =>
      presentParameters(policy.packOn(day)).map(({ id, value }) => ({ id, zh: value.zh, en: value.en })),
    )
    expect(told.length).toBeGreaterThan(80)
    expect(told.filter(({ zh, en }) => /[{}[\]"]/.test(zh + en))).toEqual([])
    expect(told.filter(({ zh }) => /(^|[：；，、 ])[a-z]+(-[a-z]+)+/.test(zh))).toEqual([])
  })

  it('name ranges, boxes, mixes of money and scores as people do', () => {
    const values = new Map(presentParameters(policy.packOn('2026-11-23')).map(({ id, value }) => [id, value.zh]))
    expect(values.get('register.cost-per-area')).toBe('50 至 1,700 元/㎡')
    expect(values.get('planning.fair-share')).toBe('不低于 17/20，不高于 6/5')
    expect(values.get('planning.spending')).toBe('第 1 年 3/5；第 2 年 2/5')
    expect(values.get('register.extent')).toContain('东经 116 至 118 度')
    expect(values.get('planning.modes')).toContain('大片区统筹平衡：造价系数 97/100')
    expect(values.get('people.region-codes')).toMatch(/^4,\d{3} 个代码，分属 4\d\d 个地级区域$/)
    expect(values.get('score.households')).toMatch(/^权重 10。1000户以上 100/)
  })
})
