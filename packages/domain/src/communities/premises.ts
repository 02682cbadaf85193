// Premises 用房 held publicly or in common, idle ones too: whose they are, what they are used for, and by whom. 三(四)
import { entity, field, odd, wrong } from '@huanju/engines/entities'
import { gradeOptions } from './community.ts'

/** Whether premises are used. */
const useStates = [
  { id: 'in-use', title: { zh: '使用中', en: 'In use' }, synonyms: ['在用', '自用'] },
  { id: 'idle', title: { zh: '闲置', en: 'Idle' }, synonyms: ['空置', '未使用'] },
  { id: 'let', title: { zh: '出租', en: 'Let' }, synonyms: ['已出租', '租出'] },
] as const

/** A room or a house that a public body or all owners hold, in a community or near it. */
export const premises = entity({
  one: 'premises',
  many: 'premises',
  title: { zh: '用房', en: 'Premises' },
  named: 'name',
  placed: { by: 'place', least: 'county' },
  rights: {
    read: 'communities.read',
    write: 'communities.write',
    import: 'communities.import',
    export: 'communities.export',
  },
  fields: {
    name: field.text('用房名称', 'Name', {
      max: 60,
      is: ['required', 'listed', 'sorted', 'searched'],
      example: '1号楼南侧物业用房',
      synonyms: ['名称', '房屋名称'],
    }),
    kind: field.choice('类别', 'Kind', {
      from: 'premises-kinds',
      is: ['required', 'listed', 'filtered'],
      synonyms: ['用房类别', '用房类型', '类型'],
    }),
    communityId: field.link('所属小区', 'Community', {
      to: 'community',
      inPlace: true,
      is: ['listed', 'filtered'],
      mayBe: ['none'],
      synonyms: ['小区', '小区名称'],
      help: { zh: '不在任何小区内的标“无”', en: 'Mark as none where they stand in no community' },
    }),
    address: field.text('地址', 'Address', { max: 200, is: ['searched'], synonyms: ['坐落'] }),
    ownerId: field.link('权属单位', 'Owning body', {
      to: 'legalPerson',
      is: ['listed', 'filtered'],
      mayBe: ['none'],
      synonyms: ['产权单位', '所有权单位', '权属'],
      help: { zh: '业主共有的标“无”', en: 'Mark as none where the owners hold them in common' },
    }),
    floorAreaDm2: field.area('建筑面积', 'Floor area', { is: ['listed', 'sorted'], synonyms: ['面积'] }),
    useState: field.choice('使用状况', 'Use', {
      options: useStates,
      is: ['required', 'listed', 'filtered'],
      synonyms: ['使用状态', '使用情况', '使用现状'],
    }),
    permittedUse: field.text('规划用途', 'Permitted use', {
      max: 60,
      example: '社区服务用房',
      synonyms: ['用途', '证载用途'],
      help: { zh: '按规划许可或不动产登记的用途', en: 'As the planning permit or the title register says' },
    }),
    safetyGrade: field.choice('房屋安全等级', 'Safety grade', {
      options: gradeOptions,
      is: ['filtered'],
      mayBe: ['none'],
      synonyms: ['安全等级', '鉴定等级', '危险等级'],
      help: { zh: '按房屋安全鉴定；没有鉴定过的标“无”', en: 'By appraisal; mark as none where there was none' },
    }),
    operatorId: field.link('运营单位', 'Operator', {
      to: 'legalPerson',
      is: ['listed', 'filtered'],
      mayBe: ['none'],
      synonyms: ['运营主体', '使用单位', '承租单位', '管理单位'],
    }),
    operatesFrom: field.day('运营起始日', 'Operated from', {
      synonyms: ['租赁起始日', '运营期起'],
      example: '2025-01-01',
    }),
    operatesTo: field.day('运营终止日', 'Operated until', {
      is: ['sorted'],
      synonyms: ['租赁终止日', '运营期止', '租赁到期日'],
      help: { zh: '最后一天；没有约定的留空', en: 'The last day; blank where none is agreed' },
    }),
    rentFen: field.money('年租金', 'Rent', {
      is: ['sorted'],
      mayBe: ['none'],
      example: '36000',
      synonyms: ['租金', '租金（元/年）', '年租金（元/年）'],
      help: { zh: '每年的元数；不收租金的标“无”', en: 'Yuan a year; mark as none where no rent is paid' },
    }),
    position: field.position('坐标', 'Position'),
    remark: field.note('备注', 'Remark'),
  },
  sections: [
    {
      id: 'what',
      title: { zh: '名称与所在地', en: 'Name and place' },
      fields: ['name', 'kind', 'communityId', 'address'],
    },
    {
      id: 'title',
      title: { zh: '权属与现状', en: 'Title and state' },
      fields: ['ownerId', 'floorAreaDm2', 'useState', 'permittedUse', 'safetyGrade'],
    },
    {
      id: 'operation',
      title: { zh: '运营', en: 'Operation' },
      fields: ['operatorId', 'operatesFrom', 'operatesTo', 'rentFen'],
    },
    { id: 'position', title: { zh: '坐标与备注', en: 'Position and remark' }, fields: ['position', 'remark'] },
  ],
  unique: [
    {
      fields: ['countyId', 'subdistrictId', 'communityId', 'name'],
      words: {
        zh: '这个小区（不在小区内的为这个街道、镇）已有同名用房',
        en: 'The community, or outside one the subdistrict, has premises of that name already',
      },
    },
  ],
  check: ({ floorAreaDm2, useState, operatorId, operatesFrom, operatesTo }) => [
    ...(floorAreaDm2 === 0n
      ? [
          wrong(
            'floorAreaDm2',
            '建筑面积须大于零；不清楚请留空',
            'Floor area must be above zero; leave it blank if unknown',
          ),
        ]
      : []),
    ...(useState === 'idle' && typeof operatorId === 'string'
      ? [
          odd(
            'operatorId',
            '闲置的用房填了运营单位，请核对使用状况，或去掉运营单位',
            'Idle premises have an operator; check the use, or take the operator out',
          ),
        ]
      : []),
    ...(typeof operatesFrom === 'string' && typeof operatesTo === 'string' && operatesTo < operatesFrom
      ? [
          wrong(
            'operatesTo',
            `运营终止日不能早于起始日 ${operatesFrom}`,
            `The last day may not lie before the first, ${operatesFrom}`,
          ),
        ]
      : []),
  ],
})
