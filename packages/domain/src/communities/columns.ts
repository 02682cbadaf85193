// The columns of the register: template, import check, export and screen all come from this one list.
import type { Column, Option, Words, YearMeaning } from '@huanju/engines/tables'
import { otherNames, systemNames } from './column-names.ts'
import { conditionAspects, conditionGrades, coordinateSystems } from './community.ts'

/** The choices that come from the policy pack, not from code. */
export interface ColumnOptions {
  readonly evidenceKinds: readonly Option[]
  readonly landKinds: readonly Option[]
  readonly propertyModes: readonly Option[]
  readonly conditionAspects: readonly Option[]
  /** What a completion year alone is recorded as; its last day unless said otherwise, the cautious reading. */
  readonly yearMeans?: YearMeaning
}

/** Columns that say where a community lies, by name; the server finds the regions. */
export const placeColumns = ['county', 'subdistrict', 'neighbourhood'] as const

/** All columns in the order of the template. */
export function communityColumns(options: ColumnOptions): Column[] {
  return [...placing(), ...standing(options), ...size(), ...position(), ...condition(options), ...wishes(options)]
}

type More = Omit<Partial<Column>, 'id' | 'title' | 'kind' | 'help'>

function column(id: string, kind: Column['kind'], title: Words, more: More & { help?: Words } = {}): Column {
  return { id, title, kind, synonyms: otherNames[id] ?? [], ...more }
}

function placing(): Column[] {
  return [
    column('name', 'text', { zh: '小区名称', en: 'Community' }, { isRequired: true, maxLength: 60, example: '示例小区' }),
    column('county', 'text', { zh: '县（市、区）', en: 'County' }, {
      maxLength: 40,
      help: {
        zh: '也可填功能区；整张表同属一地时可在导入时统一指定',
        en: 'A functional zone may be given; for a list of one place choose it at import',
      },
    }),
    column('subdistrict', 'text', { zh: '街道（镇）', en: 'Subdistrict' }, { maxLength: 40 }),
    column('neighbourhood', 'text', { zh: '社区', en: 'Neighbourhood' }, { maxLength: 40 }),
    column('address', 'text', { zh: '地址', en: 'Address' }, { maxLength: 200 }),
  ]
}

function standing({ evidenceKinds, landKinds, yearMeans = 'last-day' }: ColumnOptions): Column[] {
  return [
    column('completedOn', 'day', { zh: '建成日期', en: 'Completed on' }, {
      yearMeans, example: '1996-06-30',
      help: { zh: '按竣工验收日期；一个小区多栋楼的，填最后一栋', en: 'Day of acceptance; of the last building' },
    }),
    column('completionEvidence', 'choice', { zh: '建成证明', en: 'Completion paper' }, { options: evidenceKinds }),
    column('landKind', 'choice', { zh: '土地性质', en: 'Land' }, { options: landKinds }),
  ]
}

function size(): Column[] {
  return [
    column('buildingCount', 'count', { zh: '楼栋数', en: 'Buildings' }),
    column('householdCount', 'count', { zh: '户数', en: 'Households' }),
    column('floorAreaDm2', 'area', { zh: '建筑面积（㎡）', en: 'Floor area (m²)' }, { example: '6000.25' }),
    column('estimatedCostFen', 'money', { zh: '估算投资（元）', en: 'Estimated cost (yuan)' }),
  ]
}

function position(): Column[] {
  return [
    column('longitude', 'degrees', { zh: '经度', en: 'Longitude' }, { range: { from: -180, to: 180 } }),
    column('latitude', 'degrees', { zh: '纬度', en: 'Latitude' }, { range: { from: -90, to: 90 } }),
    column('coordinateSystem', 'choice', { zh: '坐标系', en: 'Coordinate system' }, {
      options: coordinateSystems.map((id) => ({ id, title: { zh: id, en: id }, synonyms: systemNames[id] })),
      help: {
        zh: '高德、腾讯为 GCJ-02，百度为 BD-09；不填按 CGCS2000',
        en: 'AMap and Tencent give GCJ-02, Baidu BD-09; blank means CGCS2000',
      },
    }),
  ]
}

function condition({ conditionAspects: aspects }: ColumnOptions): Column[] {
  const options = conditionGrades.map((grade): Option =>
    ({ id: grade, title: { zh: grade, en: grade }, synonyms: [`${grade}级`] }))
  return conditionAspects.map((aspect) => {
    const { zh, en } = aspects.find(({ id }) => id === aspect)?.title ?? { zh: aspect, en: aspect }
    return column(`condition.${aspect}`, 'choice', { zh: `${zh}等级`, en: `${en} grade` }, { options })
  })
}

function wishes({ evidenceKinds, propertyModes }: ColumnOptions): Column[] {
  return [
    column('askedHouseholdCount', 'count', { zh: '征询户数', en: 'Households asked' }),
    column('willingHouseholdCount', 'count', { zh: '愿意改造户数', en: 'Households willing' }),
    column('vulnerableResidentCount', 'count', { zh: '老幼病残等居民人数', en: 'Vulnerable residents' }),
    column('papersOnFile', 'choices', { zh: '已备材料', en: 'Papers on file' }, {
      options: evidenceKinds, help: { zh: '多项用顿号隔开', en: 'Separate several with 、' },
    }),
    column('demolitionPlanned', 'yes-no', { zh: '拟拆除新建', en: 'To be demolished' }),
    column('propertyMode', 'choice', { zh: '改造后物业管理模式', en: 'Property mode after works' }, {
      options: propertyModes,
    }),
    column('remark', 'text', { zh: '备注', en: 'Remark' }, { maxLength: 500 }),
  ]
}
