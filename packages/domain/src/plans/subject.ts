// The subject plans 计划: score and rank, the years with their budgets, and what is put off.
import { subject } from '../subjects/subject.ts'
import { countyTarget } from './county-target.ts'
import { planFlow } from './plan-flow.ts'
import { planRefusals } from './refusals.ts'

export const plans = subject({
  id: 'plans',
  title: { zh: '改造计划', en: 'Plans' },
  rights: {
    'plans.read': { zh: '查看计划', en: 'See plans' },
    'plans.write': { zh: '编制计划', en: 'Make plans' },
    'plans.export': { zh: '导出计划', en: 'Export plans' },
  },
  actions: {
    'plan.created': { zh: '新建计划', en: 'Plan created' },
    'plan.changed': { zh: '修改计划', en: 'Plan changed' },
    'plan.draft': { zh: '计划退回未排序', en: 'Plan unranked again' },
    'plan.ranking': { zh: '开始计划排序', en: 'Ranking of a plan begun' },
    'plan.ranked': { zh: '计划排序', en: 'Plan ranked' },
    'plan.failed': { zh: '计划排序未完成', en: 'Ranking of a plan failed' },
    'plan.exported': { zh: '导出计划', en: 'Plan exported' },
  },
  statuses: {
    draft: { words: planFlow.states.draft, shape: '○', tone: 'plain' },
    ranking: { words: planFlow.states.ranking, shape: '◐', tone: 'accent' },
    ranked: { words: planFlow.states.ranked, shape: '●', tone: 'green' },
    deferred: { words: { zh: '暂缓', en: 'Deferred' }, shape: '◔', tone: 'amber' },
    excluded: { words: { zh: '不列入', en: 'Excluded' }, shape: '✕', tone: 'red' },
  },
  entities: [countyTarget],
  flows: [planFlow],
  refusals: planRefusals.kinds,
})
