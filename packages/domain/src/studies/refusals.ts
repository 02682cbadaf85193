// Why a study may not be changed, solved, asked or exported.
import { refusals } from '@huanju/engines/workflow'

/** The refusals of studies. */
export const studyRefusals = refusals({
  'study.is-solving': {
    zh: '这项推演正在测算，算完才能修改或再次测算',
    en: 'The study is being worked out; it can be changed or worked out again once that is done',
    wayOut: { zh: '等待测算完成，或点“停止测算”', en: 'Wait for it, or choose “Stop”' },
  },
  'study.no-plan': {
    zh: '这项推演还没有方案，没有可提问或导出的结果',
    en: 'The study has no plan yet; there is nothing to ask about or to export',
    wayOut: { zh: '先点“测算”', en: 'Choose “Work it out” first' },
  },
  'study.too-many-questions': {
    zh: '您有 {held} 个推演问题正在计算，每人同时至多 {most} 个，暂不能再问',
    en: '{held} of your questions about studies are being answered; a person may have {most} at once',
    wayOut: {
      zh: '等其中一个算完，或关闭不再等待的页面后再问',
      en: 'Wait for one of them, or close a page you no longer wait for, and ask again',
    },
  },
  'study.not-deferred': {
    zh: '这个小区不是暂缓的，没有暂缓的原因可问',
    en: 'The community is not deferred, so there is no reason for deferring it',
    wayOut: { zh: '从“暂缓”的小区中选一个', en: 'Choose one of those that are deferred' },
  },
})
