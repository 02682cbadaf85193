// The subject journal 操作日志: who did what and when, in a chain that shows any change.
import { subject } from '../subjects/subject.ts'

export const journal = subject({
  id: 'journal',
  title: { zh: '操作日志', en: 'Journal' },
  rights: {
    'journal.read': { zh: '查看操作日志', en: 'Read the journal' },
    'journal.verify': { zh: '核验日志链', en: 'Verify the journal' },
  },
  actions: {
    'journal.verified': { zh: '核验日志链', en: 'Journal verified' },
  },
  entities: [],
})
