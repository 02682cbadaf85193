// The subject studies 推演: levers, the search for the best lawful plan, and its reasons.
import { subject } from '../subjects/subject.ts'
import { studyRefusals } from './refusals.ts'

export const studies = subject({
  id: 'studies',
  title: { zh: '推演', en: 'Studies' },
  actions: {
    'study.created': { zh: '新建推演', en: 'Study created' },
    'study.changed': { zh: '修改推演', en: 'Study changed' },
    'study.draft': { zh: '推演退回未测算', en: 'Study not worked out again' },
    'study.solving': { zh: '开始测算推演', en: 'Working out of a study begun' },
    // Written by earlier versions; how far a search has come lies with its job now.
    'study.progressed': { zh: '推演测算有进展', en: 'Working out of a study progressed' },
    'study.solved': { zh: '推演测算', en: 'Study worked out' },
    'study.infeasible': { zh: '推演做不到', en: 'Study found impossible' },
    'study.failed': { zh: '推演测算未完成', en: 'Working out of a study failed' },
    'study.exported': { zh: '导出推演', en: 'Study exported' },
  },
  statuses: {
    unsolved: { words: { zh: '未测算', en: 'Not worked out' }, shape: '○', tone: 'plain' },
    solving: { words: { zh: '测算中', en: 'Being worked out' }, shape: '◐', tone: 'accent' },
    solved: { words: { zh: '已测算', en: 'Worked out' }, shape: '●', tone: 'green' },
    infeasible: { words: { zh: '做不到', en: 'Cannot be done' }, shape: '!', tone: 'red' },
  },
  entities: [],
  refusals: studyRefusals.kinds,
})
