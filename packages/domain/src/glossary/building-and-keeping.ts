// Words for building, accepting, looking after and watching over.
import type { Chapter } from './term.ts'

export const buildingAndKeeping: Chapter = {
  title: { zh: '施工、管养与监督', en: 'Building, keeping, watching' },
  terms: [
    {
      code: 'design',
      zh: '设计',
      en: 'design',
      clause: '三(三)',
      meaning: {
        zh: '施工所依据的图纸和说明。',
        en: 'The drawings and notes that are built from.',
      },
    },
    {
      code: 'changeOrder',
      zh: '工程变更',
      en: 'change order',
      clause: null,
      meaning: {
        zh: '施工中对合同内容、数量或价款的改动，须批准。',
        en: 'A change of what, how much or at which price during the works; it needs approval.',
      },
    },
    {
      code: 'jointAcceptance',
      zh: '联合验收',
      en: 'joint acceptance',
      clause: '三(三)',
      meaning: {
        zh: '有关各方一次到场、按清单逐项验收。',
        en: 'All concerned come once and accept item by item from a list.',
      },
    },
    {
      code: 'handover',
      zh: '移交',
      en: 'handover',
      clause: '三(三)',
      meaning: {
        zh: '把建成的设施连同资料逐项交给以后管理的单位。',
        en: 'Passing what was built, with its papers, to whoever keeps it, asset by asset.',
      },
    },
    {
      code: 'upkeep',
      zh: '后续管养',
      en: 'upkeep',
      clause: '三(四)',
      meaning: {
        zh: '改造完成后的物业管理和维护。',
        en: 'Management and maintenance after the renovation.',
      },
    },
    {
      code: 'followUp',
      zh: '督办',
      en: 'follow-up',
      clause: '四(一)',
      meaning: {
        zh: '对未办事项的催办，有期限、答复和升级。',
        en: 'Pressing for what is not done, with a day, an answer and escalation.',
      },
    },
    {
      code: 'closeOut',
      zh: '销号',
      en: 'close-out',
      clause: null,
      meaning: {
        zh: '事项核实办结后从清单上划去。',
        en: 'Striking a matter off the list once it is proven done.',
      },
    },
    {
      code: 'assessment',
      zh: '考核',
      en: 'assessment',
      clause: '四(一)',
      meaning: {
        zh: '按公开的公式由事实算出的评分，可逐项申诉。',
        en: 'A score computed from facts by a published formula, open to appeal line by line.',
      },
    },
    {
      code: 'dashboard',
      zh: '驾驶舱',
      en: 'dashboard',
      clause: null,
      meaning: {
        zh: '给负责人看的总览，每个数都能点开到明细。',
        en: 'The overview for those in charge; each number opens its rows.',
      },
    },
    {
      code: 'journal',
      zh: '操作日志',
      en: 'journal',
      clause: null,
      meaning: {
        zh: '谁在何时改了什么的记录，只增不改，前后以哈希相连。',
        en: 'Who changed what and when; only ever added to, each line bound to the one before by its hash.',
      },
    },
  ],
}
