// Words for finding out, judging and planning.
import type { Chapter } from './term.ts'

export const judgingAndPlanning: Chapter = {
  title: { zh: '认定与计划', en: 'Judging and planning' },
  terms: [
    {
      code: 'survey',
      zh: '摸底调查',
      en: 'survey',
      clause: '三(一)',
      meaning: {
        zh: '逐小区查清年代、房屋、设施和意愿，建立台账。',
        en: 'Finding out age, buildings, facilities and wishes community by community, for the register.',
      },
    },
    {
      code: 'condition',
      zh: '房屋状况',
      en: 'condition',
      clause: '二(一)',
      meaning: {
        zh: '按方面（屋面、管网、道路等）评定的等级，由好到差为 A 至 D。',
        en: 'A grade for each aspect such as roof, pipes or roads, from A, good, to D, bad.',
      },
    },
    {
      code: 'willingness',
      zh: '改造意愿',
      en: 'willingness',
      clause: '一(一)',
      meaning: {
        zh: '居民愿意改造的程度；是摸底结果，不是表决结果。',
        en: 'How far residents want the renovation; found by survey, not by vote.',
      },
    },
    {
      code: 'eligibility',
      zh: '纳入条件',
      en: 'eligibility',
      clause: '一(一)',
      meaning: {
        zh: '小区能否作为改造对象的各项条件，逐条认定。',
        en: 'The conditions a community meets to be renovated, judged one by one.',
      },
    },
    {
      code: 'verdict',
      zh: '认定结论',
      en: 'verdict',
      clause: '一(一)',
      meaning: {
        zh: '一条规则对事实的回答，只有符合、不符合、证据不足三种，并附依据。',
        en: 'The answer of a rule to the facts: meets, fails or unproven, always with its citation.',
      },
    },
    {
      code: 'meets',
      zh: '符合',
      en: 'meets',
      clause: null,
      meaning: {
        zh: '事实有证据，且满足条件。',
        en: 'The facts are proven and satisfy the condition.',
      },
    },
    {
      code: 'fails',
      zh: '不符合',
      en: 'fails',
      clause: null,
      meaning: {
        zh: '事实有证据，且不满足条件。',
        en: 'The facts are proven and do not satisfy the condition.',
      },
    },
    {
      code: 'unproven',
      zh: '证据不足',
      en: 'unproven',
      clause: null,
      meaning: {
        zh: '缺少事实或材料，既不能说符合也不能说不符合，并写明缺什么。',
        en: 'A fact or its paper is missing, so neither can be said; what is missing is named.',
      },
    },
    {
      code: 'document',
      zh: '文件',
      en: 'document',
      clause: null,
      meaning: {
        zh: '有文号、制发机关和日期的政策或法律文本。',
        en: 'A policy or law with its number, issuer and date.',
      },
    },
    {
      code: 'clause',
      zh: '条款',
      en: 'clause',
      clause: null,
      meaning: {
        zh: '文件中的一条，各有自己的有效期。',
        en: 'One provision of a document, in force for days of its own.',
      },
    },
    {
      code: 'citation',
      zh: '依据',
      en: 'citation',
      clause: null,
      meaning: {
        zh: '指明文件和条款的出处；不是资金来源。',
        en: 'Which document and clause a value or verdict rests on; never where money comes from.',
      },
    },
    {
      code: 'parameter',
      zh: '政策参数',
      en: 'parameter',
      clause: null,
      meaning: {
        zh: '文件定下的一个数或日期，按施行日期记多个值，每个值有依据。',
        en: 'A figure or day that documents fix, with one value per starting day, each with its citation.',
      },
    },
    {
      code: 'projectPool',
      zh: '项目储备库',
      en: 'project pool',
      clause: '四(三)',
      meaning: {
        zh: '符合条件、等待列入年度计划的项目。',
        en: 'Projects that qualify and wait for a year.',
      },
    },
    {
      code: 'project',
      zh: '改造项目',
      en: 'project',
      clause: '三(二)',
      meaning: {
        zh: '一次立项的改造，可以包含几个小区。',
        en: 'One approved renovation; it may hold several communities.',
      },
    },
    {
      code: 'plan',
      zh: '计划',
      en: 'plan',
      clause: '三(一)',
      meaning: {
        zh: '哪些小区在哪一年改造的安排；与方案、设计、程序是四回事。',
        en: 'Which communities are renovated in which year; not a scheme, a design or a procedure.',
      },
    },
    {
      code: 'annualPlan',
      zh: '年度计划',
      en: 'annual plan',
      clause: '三(一)',
      meaning: {
        zh: '一年的计划，逐级上报，批准后只能按程序调整。',
        en: 'The plan of one year, passed upwards level by level; once approved it changes only by amendment.',
      },
    },
    {
      code: 'scheme',
      zh: '改造方案',
      en: 'scheme',
      clause: '三(二)',
      meaning: {
        zh: '一个项目改什么、钱从哪来、改后谁管，须征得居民同意。',
        en: 'What a project renovates, who pays and who looks after it later, as agreed with the residents.',
      },
    },
    {
      code: 'implementationPlan',
      zh: '实施方案',
      en: 'implementation plan',
      clause: null,
      meaning: {
        zh: '城市或县区整体推进改造的文件。',
        en: 'The document by which a city or county carries the programme out.',
      },
    },
    {
      code: 'workItem',
      zh: '改造内容（单项）',
      en: 'work item',
      clause: '二(一)',
      meaning: {
        zh: '目录中的一项工作，有类别、计量单位和所需证据。',
        en: 'One entry of the catalogue of works, with its class, unit and evidence.',
      },
    },
    {
      code: 'basic',
      zh: '基础类',
      en: 'basic',
      clause: '二(一)1',
      meaning: {
        zh: '满足安全和基本生活、应改尽改的内容。',
        en: 'Safety and basic needs; to be done wherever lacking.',
      },
    },
    {
      code: 'improving',
      zh: '完善类',
      en: 'improving',
      clause: '二(一)2',
      meaning: {
        zh: '改善生活便利的内容，由居民选择。',
        en: 'Works that make life easier, chosen by residents.',
      },
    },
    {
      code: 'enhancing',
      zh: '提升类',
      en: 'enhancing',
      clause: '二(一)3',
      meaning: {
        zh: '丰富社区服务的内容，因地制宜。',
        en: 'Services for the neighbourhood, as the place allows.',
      },
    },
    {
      code: 'estimate',
      zh: '概算',
      en: 'estimate',
      clause: null,
      meaning: {
        zh: '初步设计阶段算出的总费用。',
        en: 'The cost worked out with the preliminary design.',
      },
    },
    {
      code: 'budget',
      zh: '预算',
      en: 'budget',
      clause: null,
      meaning: {
        zh: '一年内可以安排的资金上限，或施工图阶段算出的费用。',
        en: 'The most that may be spent in a year, or the cost worked out with the working drawings.',
      },
    },
    {
      code: 'study',
      zh: '推演',
      en: 'study',
      clause: '三(一)',
      meaning: {
        zh: '在一组额度、能力、期限和约束下求最好的合规方案，并说明每个项目为何列入或暂缓。',
        en: 'The search for the best lawful plan under budgets, capacity, deadlines and constraints, with the reasons.',
      },
    },
    {
      code: 'constraint',
      zh: '约束',
      en: 'constraint',
      clause: null,
      meaning: {
        zh: '方案必须满足的一条要求，有句子、出处和算式。',
        en: 'A demand that a plan must meet, with its sentence, its clause and its formula.',
      },
    },
    {
      code: 'bound',
      zh: '上界',
      en: 'bound',
      clause: null,
      meaning: {
        zh: '任何合规方案的得分都不超过的数。',
        en: 'A figure that the value of no lawful plan exceeds.',
      },
    },
    {
      code: 'capacity',
      zh: '承接能力',
      en: 'capacity',
      clause: null,
      meaning: {
        zh: '一个县一年里能同时施工的面积或户数。',
        en: 'The floor area, or the households, that a county can have under construction in a year.',
      },
    },
    {
      code: 'corridor',
      zh: '管线走廊',
      en: 'corridor',
      clause: null,
      meaning: {
        zh: '同一条管线经过、同年开挖最省的几个项目。',
        en: 'Projects along one pipe, cheapest dug in one year.',
      },
    },
  ],
}
