// A facility 设施 that serves communities: where it is, of what kind, who runs it, and since when. 二(一)3
import { entity, field, wrong } from '@huanju/engines/entities'
import { nameKey } from '@huanju/engines/tables'

/** A facility in or near a community. */
export const facility = entity({
  one: 'facility',
  many: 'facilities',
  title: { zh: '设施', en: 'Facility' },
  named: 'name',
  placed: { by: 'place', least: 'county' },
  rights: {
    read: 'communities.read',
    write: 'communities.write',
    import: 'communities.import',
    export: 'communities.export',
  },
  fields: {
    name: field.text('设施名称', 'Name', {
      max: 60,
      comparedBy: nameKey,
      is: ['required', 'listed', 'sorted', 'searched'],
      example: '示例社区食堂',
    }),
    kind: field.choice('类别', 'Kind', {
      from: 'facility-kinds',
      is: ['required', 'listed', 'filtered'],
      synonyms: ['设施类型', '类型'],
    }),
    communityId: field.link('所属小区', 'Community', {
      to: 'community',
      inPlace: true,
      is: ['listed', 'filtered'],
      mayBe: ['none'],
      help: { zh: '不在任何小区内的标“无”', en: 'Mark as none where it stands in no community' },
    }),
    operatorId: field.link('运营单位', 'Operator', {
      to: 'legalPerson',
      is: ['listed', 'filtered'],
      mayBe: ['none'],
      synonyms: ['运营主体', '管理单位'],
    }),
    floorAreaDm2: field.area('建筑面积', 'Floor area', { is: ['listed', 'sorted'], mayBe: ['inapplicable'] }),
    servesFrom: field.day('启用日期', 'Serves from', { is: ['listed', 'sorted'], example: '2019-05-01' }),
    servesTo: field.day('停用日期', 'Serves until', {
      mayBe: ['none'],
      help: { zh: '仍在使用的标“无”', en: 'Mark as none while it serves' },
    }),
    position: field.position('坐标', 'Position'),
    address: field.text('地址', 'Address', { max: 200, is: ['searched'] }),
    remark: field.note('备注', 'Remark'),
  },
  sections: [
    {
      id: 'what',
      title: { zh: '名称与所在地', en: 'Name and place' },
      fields: ['name', 'kind', 'communityId', 'address'],
    },
    {
      id: 'service',
      title: { zh: '运营与使用', en: 'Service' },
      fields: ['operatorId', 'floorAreaDm2', 'servesFrom', 'servesTo'],
    },
    { id: 'position', title: { zh: '坐标与备注', en: 'Position and remark' }, fields: ['position', 'remark'] },
  ],
  unique: [
    {
      fields: ['countyId', 'subdistrictId', 'name'],
      words: { zh: '同一街道（镇）已有同名设施', en: 'The subdistrict has a facility of that name already' },
      alike: (stands, given) => ({
        zh: `同一街道（镇）已有“${stands}”，与所填的“${given}”是同一处设施`,
        en: `The subdistrict has “${stands}” already, which is the same facility as “${given}”`,
      }),
    },
  ],
  check: ({ servesFrom, servesTo }) =>
    servesTo !== null && (servesFrom === null || servesTo < servesFrom)
      ? [
          wrong(
            'servesTo',
            '停用日期须在启用日期之后，并同时填写启用日期',
            'It must serve from a day before the one it ends on',
          ),
        ]
      : [],
})
