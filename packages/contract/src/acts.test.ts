// The contract of flows: an endpoint for each act that people do, taking what it asks, the version seen and a successor.
import { communityStage } from '@huanju/domain/communities'
import { planFlow } from '@huanju/domain/plans'
import { flows } from '@huanju/domain/subjects'
import { bySystem, flowRefusals } from '@huanju/engines/workflow'
import { describe, expect, it } from 'vitest'
import { actsOf } from './acts.ts'
import { contract, placeOf } from './index.ts'

const given = { on: '2026-11-23', paper: null, remark: null, version: 1, successor: null }
const faultsOf = (act: keyof typeof contract.communityActs, body: object) => {
  const shape = contract.communityActs[act]
  return 'body' in shape ? shape.body.safeParse(body).error?.issues.map(({ path }) => path[0]) : ['no body']
}

describe('the acts of a record', () => {
  it('are offered under its address, and done each under its own name by the right of the act', () => {
    expect(placeOf(contract.communityActs.offers)).toEqual({ method: 'GET', path: '/communities/:id/acts' })
    expect(contract.communityActs.offers.right).toBe(communityStage.entity.rights.read)
    expect(placeOf(contract.communityActs.start)).toEqual({ method: 'POST', path: '/communities/:id/acts/start' })
    expect(contract.communityActs.start.right).toBe('communities.stage')
  })

  it('are those that people do: what the system does, or another endpoint, has none', () => {
    for (const flow of flows) {
      const shown = Object.keys(actsOf(flow, []))
      const hidden = Object.entries(flow.acts).filter(
        ([, { by, isDoneElsewhere }]) => by === bySystem || isDoneElsewhere,
      )
      expect(shown).toEqual(['offers', ...Object.keys(flow.acts).filter((act) => !hidden.some(([id]) => id === act))])
    }
    expect(Object.keys(contract.planActs)).toEqual(['offers', 'void', 'restore'])
    expect(Object.keys(planFlow.acts)).toContain('settle')
  })

  it('refuse what any act may be refused for, and what stands against these', () => {
    const { refuses } = contract.communityActs.plan
    expect(refuses).toEqual(expect.arrayContaining(Object.keys(flowRefusals.kinds)))
    expect(refuses).toEqual(expect.arrayContaining(['stage.not-judged', 'stage.not-eligible', 'stale-version']))
  })

  it('take what the act asks, each by its own bounds', () => {
    expect(faultsOf('plan', given)).toBeUndefined()
    expect(faultsOf('plan', { ...given, on: null })).toEqual(['on'])
    expect(faultsOf('plan', { ...given, on: '2026-11-31' })).toEqual(['on'])
    expect(faultsOf('plan', { ...given, remark: '一'.repeat(201) })).toEqual(['remark'])
    expect(faultsOf('plan', { ...given, paper: '一'.repeat(121) })).toEqual(['paper'])
    expect(faultsOf('drop', given)).toEqual(['reason'])
    expect(faultsOf('drop', { ...given, reason: ' — ' })).toEqual(['reason'])
    expect(faultsOf('drop', { ...given, reason: '拟征收' })).toBeUndefined()
  })

  it('are done by the version that was seen, with a successor or none', () => {
    const { version: _version, ...unseen } = given
    expect(faultsOf('plan', unseen)).toEqual(['version'])
    expect(faultsOf('plan', { ...given, successor: '接续文件' })).toBeUndefined()
    expect(faultsOf('plan', { ...given, successor: '' })).toEqual(['successor'])
    expect(faultsOf('plan', { ...given, successor: undefined })).toEqual(['successor'])
  })
})
