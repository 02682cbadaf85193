// What a county has been set to renovate in a year 年度改造任务, as the plan table of the province or the city says. 三(一)
import { entity, field } from '@huanju/engines/entities'

/** The task of one county, or of a subdistrict where the county hands it down, for one year. */
export const countyTarget = entity({
  one: 'countyTarget',
  many: 'countyTargets',
  title: { zh: '年度改造任务', en: 'Yearly target' },
  named: 'year',
  placed: { by: 'place', least: 'county' },
  rights: { read: 'plans.read', write: 'plans.write', import: 'plans.write', export: 'plans.export' },
  fields: {
    year: field.code('年度', 'Year', {
      max: 4,
      is: ['required', 'listed', 'sorted', 'filtered'],
      example: '2023',
      synonyms: ['计划年度', '任务年度', '年份'],
      check: (text) =>
        /^20\d\d$/.test(text)
          ? undefined
          : { zh: '年度请填写四位数字，例如 2023', en: 'Write the year in four digits, like 2023' },
    }),
    communityCount: field.count('小区数', 'Communities', {
      is: ['listed', 'sorted'],
      synonyms: ['涉及小区数', '小区个数', '改造小区数', '老旧小区数'],
    }),
    buildingCount: field.count('楼栋数', 'Buildings', {
      is: ['listed', 'sorted'],
      synonyms: ['楼栋', '涉及楼栋数', '改造楼栋数', '栋数'],
    }),
    householdCount: field.count('户数', 'Households', {
      is: ['listed', 'sorted'],
      synonyms: ['涉及户数', '居民户数', '改造户数'],
    }),
    floorAreaDm2: field.area('建筑面积', 'Floor area', {
      is: ['listed', 'sorted'],
      synonyms: ['改造面积', '涉及建筑面积'],
    }),
    basis: field.text('下达文件', 'Document', {
      max: 200,
      is: ['listed'],
      synonyms: ['文号', '来源文件', '依据文件'],
      help: { zh: '下达任务的文件或计划名称、文号', en: 'Name and number of the document that sets it' },
    }),
    remark: field.note('备注', 'Remark'),
  },
  sections: [
    { id: 'task', title: { zh: '任务', en: 'Target' }, fields: ['year', 'communityCount', 'buildingCount'] },
    { id: 'size', title: { zh: '规模', en: 'Size' }, fields: ['householdCount', 'floorAreaDm2'] },
    { id: 'basis', title: { zh: '依据与备注', en: 'Document and remark' }, fields: ['basis', 'remark'] },
  ],
  unique: [
    {
      fields: ['countyId', 'subdistrictId', 'year'],
      words: { zh: '该地这一年度的任务已经登记', en: 'The target of this place for this year is on record already' },
    },
  ],
  check: () => [],
})
