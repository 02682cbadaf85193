// The fields of a community: form, template, import, export and history read these.
import { field } from '@huanju/engines/entities'
import { conditionAspects, gradeOptions, landKinds, type LandKind } from './community.ts'

const landWritings: Readonly<Record<LandKind, readonly string[]>> = {
  'state-owned': ['国有', '国有土地', '国有出让', '国有划拨'],
  collective: ['集体', '集体土地'],
  mixed: ['混合', '国有和集体'],
}
const households = { zh: '户', en: '' }

/** What is recorded of a community 小区, beside where it lies. 一(一), 三(一) */
export const communityFields = {
  name: field.text('小区名称', 'Community', {
    max: 60,
    is: ['required', 'listed', 'sorted', 'searched'],
    example: '示例小区',
    synonyms: [
      'community',
      'name',
      '改造小区',
      '小区',
      '小区名',
      '项目名称',
      '老旧小区名称',
      '楼院名称',
      '改造小区名称',
      '小区（院落）名称',
    ],
  }),
  address: field.text('地址', 'Address', {
    max: 200,
    is: ['searched'],
    synonyms: ['详细地址', '坐落', '小区地址', '地点', '位置'],
  }),
  completedOn: field.day('建成日期', 'Completed on', {
    is: ['listed', 'sorted', 'filtered'],
    yearMeans: 'last-day',
    example: '1996-06-30',
    help: { zh: '按竣工验收日期；一个小区多栋楼的，填最后一栋', en: 'Day of acceptance; of the last building' },
    synonyms: [
      'built_year',
      'year_built',
      '建成年份',
      '建成年代',
      '建成时间',
      '竣工时间',
      '竣工日期',
      '建设年代',
      '建筑年代',
      '建成年月',
      '建造年份',
    ],
  }),
  completionEvidence: field.choice('建成证明', 'Completion paper', {
    from: 'evidence-kinds',
    synonyms: ['建成时间证明', '证明材料', '竣工证明'],
    help: { zh: '没有证明的，纳入条件判为证据不足', en: 'Without one, eligibility stays unproven' },
  }),
  landKind: field.choice('土地性质', 'Land', {
    from: 'land-kinds',
    among: landKinds,
    writings: landWritings,
    is: ['listed', 'filtered'],
    synonyms: ['土地权属', '用地性质', '土地类型'],
  }),
  buildingCount: field.count('楼栋数', 'Buildings', {
    is: ['listed', 'sorted'],
    unit: { zh: '栋', en: '' },
    synonyms: ['buildings', '栋数', '楼数', '楼栋', '幢数', '楼栋数量', '楼房栋数', '总栋数', '楼幢数'],
  }),
  householdCount: field.count('户数', 'Households', {
    is: ['listed', 'sorted'],
    unit: households,
    synonyms: ['households', '总户数', '居民户数', '涉及户数', '惠及户数', '改造户数', '住户数', '涉及居民户数'],
  }),
  floorAreaDm2: field.area('建筑面积', 'Floor area', {
    is: ['listed', 'sorted'],
    example: '6000.25',
    synonyms: ['floor_area', '建筑面积', '面积', '总建筑面积', '改造面积', '改造建筑面积', '住宅建筑面积'],
  }),
  estimatedCostFen: field.money('估算投资', 'Estimated cost', {
    is: ['listed'],
    inWan: true,
    synonyms: ['investment', '估算投资', '总投资', '投资估算', '计划投资', '概算投资', '改造投资', '投资额'],
  }),
  position: field.position('坐标', 'Position'),
  conditions: field.grades('状况等级', 'Condition', {
    from: 'condition-aspects',
    aspects: conditionAspects,
    options: gradeOptions,
    prefix: 'condition',
  }),
  askedHouseholdCount: field.count('征询户数', 'Households asked', {
    unit: households,
    synonyms: ['调查户数', '已征询户数', '征求意见户数'],
  }),
  willingHouseholdCount: field.count('愿意改造户数', 'Households willing', {
    unit: households,
    synonyms: ['同意户数', '同意改造户数', '有意愿户数'],
  }),
  vulnerableResidentCount: field.count('老幼病残等居民人数', 'Vulnerable residents', {
    unit: { zh: '人', en: '' },
    synonyms: ['特殊群体人数', '老年人数'],
  }),
  papersOnFile: field.choices('已备材料', 'Papers on file', {
    from: 'evidence-kinds',
    synonyms: ['已有材料', '材料清单'],
  }),
  demolitionPlanned: field.yesNo('拟拆除新建', 'To be demolished', { synonyms: ['是否拆除新建', '是否拟拆除'] }),
  propertyMode: field.choice('改造后物业管理模式', 'Property mode after works', {
    from: 'property-modes',
    synonyms: ['物业管理模式', '物业模式', '物业管理方式'],
  }),
  remark: field.note('备注', 'Remark', { synonyms: ['note', '说明', 'remarks', 'known_content'] }),
}
