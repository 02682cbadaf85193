// Words for asking, voting, reviewing and approving.
import type { Chapter } from './term.ts'

export const decidingAndApproving: Chapter = {
  title: { zh: '征询、表决与办理', en: 'Deciding and approving' },
  terms: [
    {
      code: 'consultation',
      zh: '征询、征求意见',
      en: 'consultation',
      clause: '三(二)、四(二)',
      meaning: {
        zh: '听取居民意见，不产生法定效力。',
        en: 'Hearing what residents think; it binds nobody.',
      },
    },
    {
      code: 'jointDecision',
      zh: '业主共同决定',
      en: 'joint decision',
      clause: '民法典 278',
      meaning: {
        zh: '按法定人数和面积比例通过、对全体业主有效的决定。',
        en: 'What owners decide by the shares of heads and area the law sets; it binds them all.',
      },
    },
    {
      code: 'votingRound',
      zh: '表决（一轮）',
      en: 'voting round',
      clause: '民法典 278',
      meaning: {
        zh: '就一个方案版本的一次表决，有名册、票和期限。',
        en: 'One vote on one version of a scheme, with its roll, ballots and closing day.',
      },
    },
    {
      code: 'roll',
      zh: '业主名册',
      en: 'roll',
      clause: '民法典 278',
      meaning: {
        zh: '表决开始时冻结的有权投票的业主和面积。',
        en: 'Those who may vote and their areas, frozen when the round opens.',
      },
    },
    {
      code: 'ballot',
      zh: '表决票',
      en: 'ballot',
      clause: null,
      meaning: {
        zh: '一位业主对一轮表决的意见，含同意、反对、弃权。',
        en: 'One owner’s answer in one round: for, against or abstaining.',
      },
    },
    {
      code: 'delivery',
      zh: '送达',
      en: 'delivery',
      clause: null,
      meaning: {
        zh: '把票或通知交到业主并留下凭证。',
        en: 'Bringing a ballot or notice to an owner, with proof.',
      },
    },
    {
      code: 'headcount',
      zh: '人数',
      en: 'headcount',
      clause: '民法典 278',
      meaning: {
        zh: '按业主人数计的票，一人持有多套算一人。',
        en: 'Votes counted by owners; one person with several homes is one.',
      },
    },
    {
      code: 'threshold',
      zh: '表决比例',
      en: 'threshold',
      clause: '民法典 278',
      meaning: {
        zh: '参与和同意必须达到的比例，人数和面积分别计算。',
        en: 'The share that must take part and agree, by heads and by area each.',
      },
    },
    {
      code: 'publicNotice',
      zh: '公示',
      en: 'public notice',
      clause: null,
      meaning: {
        zh: '在规定天数内公开张贴，供提出异议。',
        en: 'Posting in public for a set number of days, open to objection.',
      },
    },
    {
      code: 'procedure',
      zh: '程序',
      en: 'procedure',
      clause: null,
      meaning: {
        zh: '一件事从开始到办结的步骤、办理人和时限，是一张表。',
        en: 'The steps, holders and time limits of a matter from start to end, as one table.',
      },
    },
    {
      code: 'reviewRound',
      zh: '联合审查（一轮）',
      en: 'review round',
      clause: null,
      meaning: {
        zh: '几个部门同时审同一份材料的一轮。',
        en: 'One turn in which several departments review the same papers together.',
      },
    },
    {
      code: 'countersign',
      zh: '会签',
      en: 'countersign',
      clause: null,
      meaning: {
        zh: '各承办方都签了才算通过。',
        en: 'Passing only when each of those named has signed.',
      },
    },
    {
      code: 'returned',
      zh: '退回',
      en: 'returned',
      clause: null,
      meaning: {
        zh: '带理由退到上一环节，可修改再报。',
        en: 'Sent one step back with the reason, to be corrected and sent again.',
      },
    },
    {
      code: 'refusal',
      zh: '不予办理',
      en: 'refusal',
      clause: null,
      meaning: {
        zh: '规则说不行，并写明条款、事实和办法；与请求有误、系统故障分开。',
        en: 'A rule says no, with clause, facts and the way out; not a problem of the request nor a fault of ours.',
      },
    },
  ],
}
