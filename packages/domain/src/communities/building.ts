// A building 楼栋 of a community; a community of mixed years is judged building by building.
import { entity, field, wrong } from '@huanju/engines/entities'
import { buildingKey } from './building-key.ts'
import { gradeOptions } from './community.ts'

/** A building; its name is its own within the community. 一(一), 二(二)1 */
export const building = entity({
  one: 'building',
  many: 'buildings',
  title: { zh: '楼栋', en: 'Building' },
  named: 'name',
  placed: { by: 'parent', field: 'communityId' },
  rights: {
    read: 'communities.read',
    write: 'communities.write',
    import: 'communities.import',
    export: 'communities.export',
  },
  fields: {
    name: field.text('楼号', 'Building', {
      max: 40,
      comparedBy: buildingKey,
      is: ['required', 'listed', 'sorted'],
      example: '3号楼',
      synonyms: ['楼栋', '栋号', '幢号', '楼栋号'],
    }),
    communityId: field.link('所属小区', 'Community', {
      to: 'community',
      is: ['required', 'listed', 'filtered'],
      synonyms: ['小区', '小区名称'],
    }),
    completedOn: field.day('建成日期', 'Completed on', {
      is: ['listed', 'sorted'],
      yearMeans: 'last-day',
      example: '1996-06-30',
    }),
    storeyCount: field.count('层数', 'Storeys', {
      is: ['listed'],
      range: { from: 0, to: 120 },
      unit: { zh: '层', en: '' },
    }),
    entranceCount: field.count('单元数', 'Entrances', {
      is: ['listed'],
      range: { from: 0, to: 200 },
      unit: { zh: '个', en: '' },
    }),
    householdCount: field.count('户数', 'Households', {
      is: ['listed', 'sorted'],
      range: { from: 0, to: 100_000 },
      unit: { zh: '户', en: '' },
    }),
    floorAreaDm2: field.area('建筑面积', 'Floor area', { is: ['listed', 'sorted'] }),
    dangerGrade: field.choice('危险等级', 'Danger grade', {
      options: gradeOptions,
      is: ['listed', 'filtered'],
      mayBe: ['none'],
      help: { zh: '按房屋安全鉴定；没有鉴定过的标“无”', en: 'By appraisal; mark as none where there was none' },
    }),
  },
  sections: [
    {
      id: 'building',
      title: { zh: '楼栋', en: 'Building' },
      fields: [
        'name',
        'communityId',
        'completedOn',
        'storeyCount',
        'entranceCount',
        'householdCount',
        'floorAreaDm2',
        'dangerGrade',
      ],
    },
  ],
  unique: [
    {
      fields: ['communityId', 'name'],
      words: { zh: '这个小区已有同名楼栋', en: 'The community has a building of that name already' },
      alike: (stands, given) => ({
        zh: `这个小区已有“${stands}”，与所填的“${given}”是同一栋`,
        en: `The community has “${stands}” already, which is the same building as “${given}”`,
      }),
    },
  ],
  check: ({ floorAreaDm2, completedOn }, today) => [
    ...(floorAreaDm2 === 0n
      ? [
          wrong(
            'floorAreaDm2',
            '建筑面积须大于零；不清楚请留空',
            'Floor area must be above zero; leave it blank if unknown',
          ),
        ]
      : []),
    ...(completedOn !== null && completedOn > today
      ? [
          wrong(
            'completedOn',
            `建成日期 ${completedOn} 晚于今天 ${today}，请核对`,
            `The completion day ${completedOn} lies after today, ${today}; please check`,
          ),
        ]
      : []),
  ],
})
