// The subject imports 台账导入: lists from Excel, mapped, checked row by row and committed.
import { subject } from '../subjects/subject.ts'
import { importRefusals } from './refusals.ts'

export const imports = subject({
  id: 'imports',
  title: { zh: '台账导入', en: 'Imports' },
  rights: {
    'imports.use': { zh: '使用名单导入', en: 'Import lists' },
    'communities.import': { zh: '导入小区台账', en: 'Import the register' },
  },
  actions: {
    'import.uploaded': { zh: '上传台账', en: 'List uploaded' },
    'import.sheet-chosen': { zh: '选定工作表', en: 'Sheet chosen' },
    'import.mapped': { zh: '确认列对应', en: 'Columns mapped' },
    'import.checked': { zh: '检查导入行', en: 'Import rows checked' },
    'import.committing': { zh: '开始入库', en: 'Commit begun' },
    'import.voided': { zh: '作废导入', en: 'Import voided' },
    'import.ended': { zh: '导入结束', en: 'Import ended' },
  },
  statuses: {
    uploaded: { words: { zh: '待确认列', en: 'Columns to confirm' }, shape: '○', tone: 'amber' },
    checking: { words: { zh: '检查中', en: 'Checking' }, shape: '◐', tone: 'accent' },
    checked: { words: { zh: '待入库', en: 'To be committed' }, shape: '◐', tone: 'amber' },
    committing: { words: { zh: '入库中', en: 'Committing' }, shape: '◐', tone: 'accent' },
    committed: { words: { zh: '已入库', en: 'Committed' }, shape: '●', tone: 'green' },
    voided: { words: { zh: '已作废', en: 'Voided' }, shape: '✕', tone: 'plain' },
    good: { words: { zh: '合格', en: 'Good' }, shape: '●', tone: 'green' },
    warned: { words: { zh: '合格，有提示', en: 'Good, with a warning' }, shape: '◐', tone: 'amber' },
    bad: { words: { zh: '有错误', en: 'Error' }, shape: '!', tone: 'red' },
    unchanged: { words: { zh: '无变化', en: 'Unchanged' }, shape: '=', tone: 'plain' },
    changed: { words: { zh: '有变化，将更新', en: 'Changed, to be updated' }, shape: '◐', tone: 'accent' },
    duplicate: { words: { zh: '重复', en: 'Duplicate' }, shape: '↩', tone: 'plain' },
  },
  entities: [],
  refusals: importRefusals.kinds,
})
