// The subject studies 推演: levers, the search for the best lawful plan, and its reasons.
import { subject } from '../subjects/subject.ts'
import { studyRefusals } from './refusals.ts'

export const studies = subject({
  id: 'studies',
  title: { zh: '推演', en: 'Studies' },
  actions: {
    'study.created': { zh: '新建推演', en: 'Study created' },
    'study.changed': { zh: '修改推演', en: 'Study changed' },
    'study.draft': { zh: '推演退回未求解', en: 'Study unsolved again' },
    'study.solving': { zh: '开始求解推演', en: 'Solving of a study begun' },
    // Written by earlier versions; how far a search has come lies with its job now.
    'study.progressed': { zh: '推演求解有进展', en: 'Solving of a study progressed' },
    'study.solved': { zh: '推演求解', en: 'Study solved' },
    'study.infeasible': { zh: '推演无解', en: 'Study found infeasible' },
    'study.failed': { zh: '推演求解未完成', en: 'Solving of a study failed' },
    'study.exported': { zh: '导出推演', en: 'Study exported' },
  },
  statuses: {
    unsolved: { words: { zh: '未求解', en: 'Not solved' }, shape: '○', tone: 'plain' },
    solving: { words: { zh: '求解中', en: 'Solving' }, shape: '◐', tone: 'accent' },
    solved: { words: { zh: '已求解', en: 'Solved' }, shape: '●', tone: 'green' },
    infeasible: { words: { zh: '做不到', en: 'Cannot be done' }, shape: '!', tone: 'red' },
  },
  entities: [],
  refusals: studyRefusals.kinds,
})
