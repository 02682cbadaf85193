// A duty 职责 that an organisation holds, from when to when: a reorganisation is one line that ends and one that begins.
import { entity, field } from '@huanju/engines/entities'

/** A duty of the policy's catalogue as one organisation holds it; on any one day an organisation holds it once. */
export const dutyHolding = entity({
  one: 'dutyHolding',
  many: 'dutyHoldings',
  title: { zh: '机构职责', en: 'Duty' },
  named: 'duty',
  placed: { by: 'parent', field: 'organisationId' },
  rights: {
    read: 'organisations.read',
    write: 'organisations.write',
    import: 'organisations.import',
    export: 'organisations.export',
  },
  fields: {
    duty: field.choice('职责', 'Duty', {
      from: 'duties',
      is: ['required', 'listed', 'filtered'],
      synonyms: ['承担职责', '职责名称'],
    }),
    organisationId: field.link('机构', 'Organisation', {
      to: 'organisation',
      is: ['required', 'listed', 'filtered'],
      synonyms: ['机构名称', '部门', '承担机构'],
    }),
    heldFrom: field.day('起始日', 'From', { is: ['required', 'listed', 'sorted'], example: '2019-01-01' }),
    heldTo: field.day('终止日', 'Until', {
      is: ['listed', 'sorted'],
      help: { zh: '承担的最后一天；仍承担的留空', en: 'The last day it is held; blank while it lasts' },
    }),
    basis: field.text('依据', 'Basis', { max: 120, example: '机构职能配置规定', synonyms: ['依据文件', '文号'] }),
  },
  sections: [
    {
      id: 'holding',
      title: { zh: '职责与期限', en: 'Duty and term' },
      fields: ['organisationId', 'duty', 'heldFrom', 'heldTo', 'basis'],
    },
  ],
  unique: [
    {
      fields: ['organisationId', 'duty'],
      during: { from: 'heldFrom', to: 'heldTo' },
      words: {
        zh: '这个机构已登记同一职责，起止日期重叠',
        en: 'The organisation holds this duty already on some of these days',
      },
    },
  ],
})
