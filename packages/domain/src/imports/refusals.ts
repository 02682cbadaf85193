// Why a list may not be checked, taken in, or its report fetched.
import { refusals } from '@huanju/engines/workflow'

/** The refusals of imports. */
export const importRefusals = refusals({
  'import.not-checkable': {
    zh: '这份名单当前为“{state}”，不能再检查',
    en: 'The list stands at “{state}” and can no longer be checked',
    wayOut: { zh: '需要再检查时请重新上传', en: 'Upload it again to have it checked anew' },
  },
  'import.not-checked': {
    zh: '这份名单当前为“{state}”，检查完成后才能入库',
    en: 'The list stands at “{state}”; it can be taken in once it is checked',
    wayOut: { zh: '先核对列并检查', en: 'Match its columns and have it checked first' },
  },
  'import.no-good-rows': {
    zh: '这份名单没有合格的行，不能入库',
    en: 'The list has no good row to take in',
    wayOut: { zh: '下载检查结果，改好后重新上传', en: 'Download the report, mend the rows and upload again' },
  },
  'import.is-busy': {
    zh: '这份名单正在检查或入库，不能作废',
    en: 'The list is being checked or taken in and cannot be voided',
    wayOut: { zh: '等它结束，或先在“后台任务”中取消', en: 'Wait for it, or cancel it under Long work first' },
  },
  'import.has-records': {
    zh: '这份名单已有 {count} 行入库，不能整份作废',
    en: '{count} rows of the list were taken in; it cannot be voided as a whole',
    wayOut: { zh: '逐条作废已入库的记录', en: 'Void the records one by one' },
  },
  'import.is-voided': { zh: '这份名单已经作废', en: 'The list is voided already' },
  'import.no-report': {
    zh: '这份名单还没有检查，没有检查结果',
    en: 'The list has not been checked; there is no report',
    wayOut: { zh: '先核对列并检查', en: 'Match its columns and have it checked first' },
  },
})
