// A common part 共用部位与设施 of a community: what all share, in a building, on its ground or beside it. 民法典 271、274
import { entity, field, wrong } from '@huanju/engines/entities'
import { gradeOptions } from './community.ts'

/** Where a common part is. */
const partPlaces = [
  {
    id: 'common-ground',
    title: { zh: '小区公共区域', en: 'Common ground' },
    synonyms: ['公共区域', '小区内', '小区公共部位'],
  },
  { id: 'in-building', title: { zh: '楼内', en: 'In a building' }, synonyms: ['楼栋内', '楼栋', '本楼', '楼本体'] },
  {
    id: 'related-area',
    title: { zh: '小区外相关区域', en: 'Related area' },
    synonyms: ['相关区域', '小区外', '红线外', '周边'],
  },
] as const

/** A part or an installation that all share; its name is its own within its building, or outside the buildings. */
export const commonPart = entity({
  one: 'commonPart',
  many: 'commonParts',
  title: { zh: '共用部位与设施', en: 'Common part' },
  named: 'name',
  placed: { by: 'parent', field: 'communityId' },
  rights: {
    read: 'communities.read',
    write: 'communities.write',
    import: 'communities.import',
    export: 'communities.export',
  },
  fields: {
    name: field.text('部位或设施名称', 'Name', {
      max: 60,
      is: ['required', 'listed', 'sorted', 'searched'],
      example: '1号楼屋面',
      synonyms: ['名称', '部位名称', '设施名称', '共用部位', '共用设施'],
    }),
    communityId: field.link('所属小区', 'Community', {
      to: 'community',
      is: ['required', 'listed', 'filtered'],
      synonyms: ['小区', '小区名称'],
    }),
    kind: field.choice('类别', 'Kind', {
      from: 'common-part-kinds',
      is: ['required', 'listed', 'filtered'],
      synonyms: ['部位类别', '设施类别', '类型'],
    }),
    place: field.choice('所在位置', 'Where', {
      options: partPlaces,
      is: ['required', 'listed', 'filtered'],
      synonyms: ['位置', '范围'],
    }),
    buildingId: field.link('楼栋', 'Building', {
      to: 'building',
      of: 'communityId',
      is: ['listed', 'filtered'],
      mayBe: ['none'],
      synonyms: ['楼号', '栋号', '幢号', '楼栋号'],
      help: { zh: '楼内的必填；不在楼内的标“无”', en: 'Needed in a building; mark as none elsewhere' },
    }),
    ownerId: field.link('权属单位', 'Owning body', {
      to: 'legalPerson',
      is: ['listed', 'filtered'],
      mayBe: ['none'],
      synonyms: ['产权单位', '所有权单位', '权属'],
      help: {
        zh: '管线归专营单位的选该单位；业主共有的标“无”',
        en: 'The utility where it owns the pipe; mark as none where the owners hold it in common',
      },
    }),
    lengthM: field.count('长度', 'Length', {
      range: { from: 1, to: 1_000_000 },
      is: ['listed', 'sorted'],
      unit: { zh: '米', en: 'm' },
      synonyms: ['长度（米）', '长度（m）', '长度(m)'],
    }),
    areaDm2: field.area('面积', 'Area', { is: ['listed', 'sorted'], synonyms: ['占地面积'] }),
    pieceCount: field.count('数量', 'Number', {
      range: { from: 1, to: 100_000 },
      is: ['listed', 'sorted'],
      synonyms: ['件数', '个数', '数量（个）'],
      help: { zh: '按件数计的填，如车位 30、电梯 2', en: 'Where it is counted in pieces: 30 parking places, 2 lifts' },
    }),
    servesFrom: field.day('启用日期', 'Serves from', {
      is: ['listed', 'sorted'],
      yearMeans: 'last-day',
      example: '1996-06-30',
      synonyms: ['建成日期', '建成年份', '启用年份', '投用日期'],
    }),
    condition: field.choice('现状等级', 'Condition', {
      options: gradeOptions,
      is: ['listed', 'filtered'],
      synonyms: ['状况', '现状', '完好程度'],
      help: { zh: 'A 完好，B 基本完好，C 较差，D 差', en: 'A sound, B mostly sound, C poor, D failing' },
    }),
    remark: field.note('备注', 'Remark'),
  },
  sections: [
    {
      id: 'where',
      title: { zh: '名称与位置', en: 'Name and place' },
      fields: ['name', 'kind', 'communityId', 'place', 'buildingId'],
    },
    {
      id: 'what',
      title: { zh: '权属、数量与现状', en: 'Owner, quantity, condition' },
      fields: ['ownerId', 'lengthM', 'areaDm2', 'pieceCount', 'servesFrom', 'condition', 'remark'],
    },
  ],
  unique: [
    {
      fields: ['communityId', 'buildingId', 'name'],
      words: {
        zh: '这栋楼（或小区楼外）已有同名的共用部位或设施',
        en: 'The building, or the ground outside, has a common part of that name already',
      },
    },
  ],
  check: ({ place, buildingId, areaDm2 }) => [
    ...buildingFindings(place, typeof buildingId === 'string'),
    ...(areaDm2 === 0n
      ? [wrong('areaDm2', '面积须大于零；不清楚请留空', 'The area must be above zero; leave it blank if unknown')]
      : []),
  ],
})

function buildingFindings(place: (typeof partPlaces)[number]['id'] | null, hasBuilding: boolean) {
  if (place === 'in-building' && !hasBuilding)
    return [
      wrong(
        'buildingId',
        '楼内的须选楼栋；不在楼内的，请把“所在位置”改为小区公共区域或小区外相关区域',
        'Choose the building; if it is in none, change “Where” to common ground or related area',
      ),
    ]
  return (place === 'common-ground' || place === 'related-area') && hasBuilding
    ? [
        wrong(
          'buildingId',
          '不在楼内的不选楼栋，请标“无”；确在楼内的，请把“所在位置”改为楼内',
          'Outside the buildings there is none: mark it as none, or change “Where” to in a building',
        ),
      ]
    : []
}
