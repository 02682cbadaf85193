// Words for raising, holding and paying money.
import type { Chapter } from './term.ts'

export const money: Chapter = {
  title: { zh: '资金', en: 'Money' },
  terms: [
    {
      code: 'balanceMode',
      zh: '资金平衡模式',
      en: 'balance mode',
      clause: '二(二)',
      meaning: {
        zh: '收支如何打平的五种办法。',
        en: 'One of five ways in which uses and sources are made equal.',
      },
    },
    {
      code: 'fundingChannel',
      zh: '资金渠道',
      en: 'funding channel',
      clause: '四(三)',
      meaning: {
        zh: '一类钱的来路，有出资人、用途限制和上限。',
        en: 'A way by which money comes in, with its giver, its permitted uses and its cap.',
      },
    },
    {
      code: 'tranche',
      zh: '资金批次',
      en: 'tranche',
      clause: '四(三)',
      meaning: {
        zh: '一个文号下达的一笔钱，有自己的用途和期限。',
        en: 'One sum sent down under one document number, with its own purpose and deadline.',
      },
    },
    {
      code: 'specialBond',
      zh: '专项债券',
      en: 'special bond',
      clause: '四(三)',
      meaning: {
        zh: '只能用于有收益的公益性资本支出的政府债券。',
        en: 'Government debt for public capital spending that earns income, and for nothing else.',
      },
    },
    {
      code: 'maintenanceFund',
      zh: '住宅专项维修资金',
      en: 'maintenance fund',
      clause: '四(三)；民法典 281',
      meaning: {
        zh: '业主共有、专用于共用部位和设施的资金，使用须共同决定。',
        en: 'The owners’ common money for shared parts and facilities; using it takes a joint decision.',
      },
    },
    {
      code: 'residentContribution',
      zh: '居民出资',
      en: 'resident contribution',
      clause: '四(三)',
      meaning: {
        zh: '居民以现金、维修资金、公共收益或实物承担的部分。',
        en: 'What residents bear in cash, from the fund, from common income or in kind.',
      },
    },
    {
      code: 'disbursement',
      zh: '拨付',
      en: 'disbursement',
      clause: null,
      meaning: {
        zh: '把钱付给收款单位。',
        en: 'Paying money out to whoever is owed it.',
      },
    },
    {
      code: 'paymentGuard',
      zh: '支付校验',
      en: 'payment guard',
      clause: null,
      meaning: {
        zh: '付款前核对用途、余额、进度和合同的检查。',
        en: 'The check of purpose, balance, progress and contract before money leaves.',
      },
    },
    {
      code: 'settlement',
      zh: '清算',
      en: 'settlement',
      clause: null,
      meaning: {
        zh: '多退少补，结清一笔资金。',
        en: 'Closing a sum by paying back what is left or adding what is short.',
      },
    },
    {
      code: 'finalAccounts',
      zh: '竣工决算',
      en: 'final accounts',
      clause: null,
      meaning: {
        zh: '竣工后审定的全部实际费用。',
        en: 'All true costs, audited after completion.',
      },
    },
    {
      code: 'defectDeposit',
      zh: '质量保证金',
      en: 'defect deposit',
      clause: null,
      meaning: {
        zh: '从工程款中预留、保修期满退还的钱。',
        en: 'Money kept back from the price until the time for defects has run out.',
      },
    },
  ],
}
