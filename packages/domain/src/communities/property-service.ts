// Property service 物业服务 of a community: who looks after it, in which mode, on which paper, from when to when. 三(四)
import { entity, field } from '@huanju/engines/entities'

/** A term of property service; on any one day a community is in one of them at most. */
export const propertyService = entity({
  one: 'propertyService',
  many: 'propertyServices',
  title: { zh: '物业服务', en: 'Property service' },
  named: 'name',
  placed: { by: 'parent', field: 'communityId' },
  rights: {
    read: 'communities.read',
    write: 'communities.write',
    import: 'communities.import',
    export: 'communities.export',
  },
  fields: {
    name: field.text('合同或约定名称', 'Contract or agreement', {
      max: 80,
      is: ['required', 'listed', 'sorted', 'searched'],
      example: '示例小区物业服务合同',
      synonyms: ['合同名称', '约定名称'],
    }),
    communityId: field.link('所属小区', 'Community', {
      to: 'community',
      is: ['required', 'listed', 'filtered'],
      synonyms: ['小区', '小区名称'],
    }),
    mode: field.choice('物业管理模式', 'Mode', {
      from: 'property-modes',
      is: ['required', 'listed', 'filtered'],
      synonyms: ['物业模式', '物业管理方式'],
    }),
    providerId: field.link('服务单位', 'Provider', {
      to: 'legalPerson',
      is: ['listed', 'filtered'],
      mayBe: ['none'],
      synonyms: ['物业公司', '物业服务企业', '物业企业'],
      help: { zh: '业主自行管理的标“无”', en: 'Mark as none where the owners manage it themselves' },
    }),
    feeFen: field.money('物业费标准', 'Fee', {
      is: ['listed'],
      mayBe: ['none'],
      example: '0.60',
      synonyms: ['收费标准', '物业费'],
      help: { zh: '每平方米每月的元数；不收费的标“无”', en: 'Yuan per m² and month; mark as none where there is none' },
    }),
    servesFrom: field.day('起始日', 'From', {
      is: ['required', 'listed', 'sorted'],
      example: '2026-01-01',
      synonyms: ['服务起始日', '合同起始日'],
    }),
    servesTo: field.day('终止日', 'Until', {
      is: ['listed', 'sorted'],
      synonyms: ['服务终止日', '合同终止日', '到期日'],
      help: { zh: '服务的最后一天；没有约定的留空', en: 'The last day of service; blank where none is agreed' },
    }),
    remark: field.note('备注', 'Remark'),
  },
  sections: [
    {
      id: 'term',
      title: { zh: '服务与期限', en: 'Service and term' },
      fields: ['communityId', 'name', 'mode', 'providerId', 'feeFen', 'servesFrom', 'servesTo', 'remark'],
    },
  ],
  unique: [
    {
      fields: ['communityId'],
      during: { from: 'servesFrom', to: 'servesTo' },
      words: {
        zh: '与这个小区已登记的另一段物业服务日期重叠，请调整起止日',
        en: 'The dates overlap with another property service of the community; change a first or a last day',
      },
    },
  ],
})
