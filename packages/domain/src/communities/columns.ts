// The columns of the register: template, import check, export and screen all come from this one list.
import type { CellValue, Column, Option, Words } from '@huanju/engines/tables'
import { conditionAspects, conditionGrades, coordinateSystems, type CommunityFacts, type ConditionAspect, type ConditionGrade, type CoordinateSystem, type LandKind } from './community.ts'
import { toPosition } from './position.ts'

/** The choices that come from the policy pack, not from code. */
export interface ColumnOptions {
  readonly evidenceKinds: readonly Option[]
  readonly landKinds: readonly Option[]
  readonly propertyModes: readonly Option[]
  readonly conditionAspects: readonly Option[]
}

/** Columns that say where a community lies, by name; the server finds the regions. */
export const placeColumns = ['county', 'subdistrict', 'neighbourhood'] as const

/** All columns in the order of the template. */
export function communityColumns({ evidenceKinds, landKinds, propertyModes, conditionAspects: aspects }: ColumnOptions): Column[] {
  const column = (id: string, zh: string, en: string, kind: Column['kind'], more: Partial<Column> = {}): Column =>
    ({ id, title: { zh, en }, kind, ...more })
  const grades = conditionGrades.map((grade) => ({ id: grade, title: { zh: grade, en: grade }, synonyms: [`${grade}级`] }))
  return [
    column('name', '小区名称', 'Community', 'text', { isRequired: true, maxLength: 60, synonyms: names.name, example: '示例小区' }),
    column('county', '县（市、区）', 'County', 'text', { maxLength: 40, synonyms: names.county, help: help('也可填功能区；整张表同属一地时可在导入时统一指定', 'A functional zone may be given; for a list of one place choose it at import') }),
    column('subdistrict', '街道（镇）', 'Subdistrict', 'text', { maxLength: 40, synonyms: names.subdistrict }),
    column('neighbourhood', '社区', 'Neighbourhood', 'text', { maxLength: 40, synonyms: names.neighbourhood }),
    column('address', '地址', 'Address', 'text', { maxLength: 200, synonyms: ['详细地址', '坐落', '小区地址'] }),
    column('completedOn', '建成日期', 'Completed on', 'day', { yearMeans: 'last-day', synonyms: names.completedOn, example: '1996-06-30', help: help('按竣工验收日期；一个小区多栋楼的，填最后一栋', 'Day of acceptance; of the last building') }),
    column('completionEvidence', '建成证明', 'Completion paper', 'choice', { options: evidenceKinds, synonyms: ['建成时间证明', '证明材料'] }),
    column('landKind', '土地性质', 'Land', 'choice', { options: landKinds, synonyms: ['土地权属', '用地性质', '土地类型'] }),
    column('buildingCount', '楼栋数', 'Buildings', 'count', { range: { from: 0, to: 2000 }, synonyms: names.buildingCount }),
    column('householdCount', '户数', 'Households', 'count', { range: { from: 0, to: 50_000 }, synonyms: names.householdCount }),
    column('floorAreaDm2', '建筑面积（㎡）', 'Floor area (m²)', 'area', { synonyms: names.floorArea, example: '6000.25' }),
    column('estimatedCostFen', '估算投资（元）', 'Estimated cost (yuan)', 'money', { synonyms: names.cost }),
    column('longitude', '经度', 'Longitude', 'degrees', { range: { from: -180, to: 180 }, synonyms: ['lng', 'lon', 'longitude', '东经'] }),
    column('latitude', '纬度', 'Latitude', 'degrees', { range: { from: -90, to: 90 }, synonyms: ['lat', 'latitude', '北纬'] }),
    column('coordinateSystem', '坐标系', 'Coordinate system', 'choice', { options: coordinateSystems.map((id) => ({ id, title: { zh: id, en: id }, synonyms: systemNames[id] })), help: help('高德、腾讯为 GCJ-02，百度为 BD-09；不填按 CGCS2000', 'AMap and Tencent give GCJ-02, Baidu BD-09; blank means CGCS2000') }),
    ...conditionAspects.map((aspect) => column(`condition.${aspect}`, `${aspectTitle(aspects, aspect).zh}等级`, `${aspectTitle(aspects, aspect).en} grade`, 'choice', { options: grades })),
    column('askedHouseholdCount', '征询户数', 'Households asked', 'count', { range: { from: 0, to: 50_000 }, synonyms: ['调查户数', '已征询户数'] }),
    column('willingHouseholdCount', '愿意改造户数', 'Households willing', 'count', { range: { from: 0, to: 50_000 }, synonyms: ['同意户数', '同意改造户数'] }),
    column('vulnerableResidentCount', '老幼病残等居民人数', 'Vulnerable residents', 'count', { range: { from: 0, to: 200_000 }, synonyms: ['特殊群体人数', '老年人数'] }),
    column('papersOnFile', '已备材料', 'Papers on file', 'choices', { options: evidenceKinds, help: help('多项用顿号隔开', 'Separate several with 、') }),
    column('demolitionPlanned', '拟拆除新建', 'To be demolished', 'yes-no', { synonyms: ['是否拆除新建', '是否拟拆除'] }),
    column('propertyMode', '改造后物业管理模式', 'Property mode after works', 'choice', { options: propertyModes, synonyms: ['物业管理模式', '物业模式'] }),
    column('remark', '备注', 'Remark', 'text', { maxLength: 500, synonyms: ['note', '说明', 'known_content'] }),
  ]
}

const names = {
  name: ['community', 'name', '改造小区', '小区', '小区名', '项目名称', '老旧小区名称', '楼院名称'],
  county: ['county', 'district', '区县', '县区', '县市区', '所属区县', '所在区', '区（县）'],
  subdistrict: ['street', 'subdistrict', '街道', '街道办', '乡镇', '镇街', '所属街道', '街道乡镇'],
  neighbourhood: ['neighbourhood', '所属社区', '居委会', '社区名称', '社区居委会'],
  completedOn: ['built_year', '建成年份', '建成年代', '建成时间', '竣工时间', '竣工日期', '建设年代', '建筑年代'],
  buildingCount: ['buildings', '栋数', '楼数', '楼栋', '幢数', '楼栋数量', '楼房栋数'],
  householdCount: ['households', '总户数', '居民户数', '涉及户数', '惠及户数', '改造户数', '住户数'],
  floorArea: ['floor_area', '建筑面积', '面积', '总建筑面积', '改造面积', '改造建筑面积'],
  cost: ['investment', '估算投资', '总投资', '投资估算', '计划投资', '概算投资', '改造投资'],
} as const

const systemNames: Record<CoordinateSystem, readonly string[]> = {
  CGCS2000: ['2000坐标系', '大地2000', '国家2000'], 'WGS-84': ['WGS84', 'GPS'],
  'GCJ-02': ['GCJ02', '高德', '腾讯', '火星坐标'], 'BD-09': ['BD09', '百度'],
}

function help(zh: string, en: string): Words {
  return { zh, en }
}

function aspectTitle(aspects: readonly Option[], aspect: ConditionAspect): Words {
  return aspects.find(({ id }) => id === aspect)?.title ?? { zh: aspect, en: aspect }
}

type Values = Readonly<Record<string, CellValue>>

/** The facts that a row's values stand for; places are left to whoever knows the regions. */
export function factsFromValues(values: Values): CommunityFacts {
  const text = (id: string) => (values[id] ?? null) as string | null
  const count = (id: string) => (values[id] ?? null) as number | null
  const [longitude, latitude] = [count('longitude'), count('latitude')]
  const graded = conditionAspects.flatMap((aspect) => {
    const grade = text(`condition.${aspect}`)
    return grade === null ? [] : [[aspect, grade as ConditionGrade] as const]
  })
  return {
    name: text('name') ?? '', address: text('address'), completedOn: text('completedOn'), completionEvidence: text('completionEvidence'),
    landKind: text('landKind') as LandKind | null, buildingCount: count('buildingCount'), householdCount: count('householdCount'),
    floorAreaDm2: (values['floorAreaDm2'] ?? null) as bigint | null,
    position: longitude === null || latitude === null ? null : toPosition((text('coordinateSystem') ?? 'CGCS2000') as CoordinateSystem, longitude, latitude),
    conditions: Object.fromEntries(graded), askedHouseholdCount: count('askedHouseholdCount'), willingHouseholdCount: count('willingHouseholdCount'),
    vulnerableResidentCount: count('vulnerableResidentCount'), papersOnFile: (values['papersOnFile'] ?? []) as readonly string[],
    estimatedCostFen: (values['estimatedCostFen'] ?? null) as bigint | null, demolitionPlanned: (values['demolitionPlanned'] ?? null) as boolean | null,
    propertyMode: text('propertyMode'), remark: text('remark'),
  }
}

/** The values of a community by column, for export; the inverse of reading. */
export function valuesFromFacts(facts: CommunityFacts, place: { county: string; subdistrict: string; neighbourhood: string | null }): Record<string, CellValue> {
  const { position, conditions, ...plain } = facts
  return {
    ...plain, ...place,
    longitude: position?.originalLongitude ?? null, latitude: position?.originalLatitude ?? null, coordinateSystem: position?.system ?? null,
    ...Object.fromEntries(conditionAspects.map((aspect) => [`condition.${aspect}`, conditions[aspect] ?? null])),
  }
}

