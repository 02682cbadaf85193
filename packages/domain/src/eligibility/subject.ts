// The subject eligibility 纳入条件: the criteria of a day and the verdicts given by them.
import { subject } from '../subjects/subject.ts'

export const eligibility = subject({
  id: 'eligibility',
  title: { zh: '纳入条件', en: 'Eligibility' },
  rights: {
    'eligibility.judge': { zh: '判定纳入条件', en: 'Judge eligibility' },
  },
  actions: {
    'verdict.given': { zh: '判定纳入条件', en: 'Eligibility judged' },
    'verdicts.took-effect': { zh: '批量判定结果生效', en: 'Verdicts of a batch took effect' },
  },
  statuses: {
    meets: { words: { zh: '符合', en: 'Meets' }, shape: '●', tone: 'green' },
    fails: { words: { zh: '不符合', en: 'Does not meet' }, shape: '✕', tone: 'red' },
    unproven: { words: { zh: '证据不足', en: 'Not proven' }, shape: '◐', tone: 'amber' },
    unjudged: { words: { zh: '未判定', en: 'Not judged' }, shape: '○', tone: 'plain' },
  },
  entities: [],
})
