// How a plan 改造计划 goes from draft to ranked and, where it is no longer wanted, is voided: screen, server and job ask this.
import { entity, field } from '@huanju/engines/entities'
import { bySystem, flowOver } from '@huanju/engines/workflow'
import { planRefusals } from './refusals.ts'

/** What a flow needs to know of a plan as a kind of record; its settings are more than a list of fields. */
const planRecord = entity({
  one: 'plan',
  many: 'plans',
  title: { zh: '计划', en: 'Plan' },
  named: 'name',
  placed: { by: 'place', least: 'county' },
  rights: { read: 'plans.read', write: 'plans.write', import: 'plans.write', export: 'plans.export' },
  fields: { name: field.text('计划名称', 'Name', { max: 60, is: ['required'] }) },
  sections: [{ id: 'plan', title: { zh: '计划', en: 'Plan' }, fields: ['name'] }],
})

/** What is known of a plan when something is done to it. */
export interface PlanFacts {
  readonly state: PlanState
}

/** Where a plan may stand. */
export const planStates = ['draft', 'ranking', 'ranked', 'failed', 'voided'] as const
/** Where a plan stands. */
export type PlanState = (typeof planStates)[number]

const reason = field.text('理由', 'Reason', { max: 200, is: ['required'] })
const standing = ['draft', 'ranking', 'ranked', 'failed'] as const
const unlessRanking = ({ state }: PlanFacts) => (state === 'ranking' ? [planRefusals.refuse('plan.is-ranking')] : [])

/** How a plan moves; ranking is long work, and what becomes of it is told by the work itself. 三(一) */
export const planFlow = flowOver<PlanFacts>()({
  entity: planRecord,
  field: 'state',
  states: {
    draft: { zh: '未排序', en: 'Not ranked' },
    ranking: { zh: '排序中', en: 'Ranking' },
    ranked: { zh: '已排序', en: 'Ranked' },
    failed: { zh: '排序未完成', en: 'Ranking failed' },
    voided: { zh: '已作废', en: 'Voided' },
  } satisfies Record<PlanState, { zh: string; en: string }>,
  first: 'draft',
  acts: {
    rank: {
      title: { zh: '排序', en: 'Rank' },
      from: standing,
      to: 'ranking',
      by: 'plans.write',
      isDoneElsewhere: true,
      when: unlessRanking,
    },
    settle: { title: { zh: '排序完成', en: 'Ranking done' }, from: ['ranking'], to: 'ranked', by: bySystem },
    fail: { title: { zh: '排序出错', en: 'Ranking failed' }, from: ['ranking'], to: 'failed', by: bySystem },
    stop: { title: { zh: '排序取消', en: 'Ranking cancelled' }, from: ['ranking'], to: 'draft', by: bySystem },
    void: {
      title: { zh: '作废', en: 'Void' },
      from: standing,
      to: 'voided',
      by: 'plans.write',
      asks: { reason },
      when: unlessRanking,
    },
    restore: {
      title: { zh: '恢复', en: 'Restore' },
      from: ['voided'],
      to: 'draft',
      by: 'plans.write',
      asks: { reason },
    },
  },
})
