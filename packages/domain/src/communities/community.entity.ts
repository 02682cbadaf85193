// The register's record of a community: what the form, the page and the list of it look like.
import { entity } from '@huanju/engines/entities'
import { checkFacts } from './checks.ts'
import { placelessFacts } from './community-facts.ts'
import { communityFields } from './community-fields.ts'

/** A community 小区. 一(一), 三(一) */
export const community = entity({
  one: 'community',
  many: 'communities',
  title: { zh: '小区', en: 'Community' },
  named: 'name',
  placed: { by: 'place', least: 'subdistrict' },
  rights: {
    read: 'communities.read',
    write: 'communities.write',
    import: 'communities.import',
    export: 'communities.export',
  },
  fields: communityFields,
  sections: [
    { id: 'place', title: { zh: '名称与所在地', en: 'Name and place' }, fields: ['name', 'address'] },
    {
      id: 'size',
      title: { zh: '规模与建成', en: 'Size and age' },
      fields: [
        'completedOn',
        'completionEvidence',
        'buildingCount',
        'householdCount',
        'floorAreaDm2',
        'estimatedCostFen',
        'landKind',
        'demolitionPlanned',
      ],
    },
    {
      id: 'condition',
      title: { zh: '状况等级（A 完好 — D 严重）', en: 'Condition (A sound – D failing)' },
      fields: ['conditions'],
    },
    {
      id: 'residents',
      title: { zh: '居民与材料', en: 'Residents and papers' },
      fields: [
        'askedHouseholdCount',
        'willingHouseholdCount',
        'vulnerableResidentCount',
        'propertyMode',
        'papersOnFile',
        'remark',
      ],
    },
    { id: 'position', title: { zh: '坐标', en: 'Coordinates' }, fields: ['position'] },
  ],
  check: (values, today) => checkFacts(placelessFacts(values), today),
})
