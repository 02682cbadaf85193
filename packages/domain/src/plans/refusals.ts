// Why a plan may not be changed, ranked, compared or exported.
import { refusals } from '@huanju/engines/workflow'

/** The refusals of plans. */
export const planRefusals = refusals({
  'plan.is-ranking': {
    zh: '这个计划正在排序，排完才能修改或再次排序',
    en: 'The plan is being ranked; it can be changed or ranked again once that is done',
    wayOut: { zh: '等待排序完成，或在“后台任务”中取消它', en: 'Wait for the ranking, or cancel it under Long work' },
  },
  'plan.is-voided': {
    zh: '这个计划已作废，不能修改、排序或推演',
    en: 'The plan is voided; it cannot be changed, ranked or studied',
    wayOut: { zh: '先恢复这个计划，或另建一个', en: 'Restore it first, or make another' },
  },
  'plan.not-ranked': {
    zh: '这个计划还没有排序，没有可比较或导出的结果',
    en: 'The plan has not been ranked; there is nothing to compare or export',
    wayOut: { zh: '先点“保存并排序”', en: 'Choose “Save and rank” first' },
  },
})
