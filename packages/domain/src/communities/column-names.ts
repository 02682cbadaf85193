// The other names people write over the columns of the register, as seen in lists that cities have published.
import type { CoordinateSystem } from './community.ts'

/** Synonyms of headers by column id. */
export const otherNames: Readonly<Record<string, readonly string[]>> = {
  name: ['community', 'name', '改造小区', '小区', '小区名', '项目名称', '老旧小区名称', '楼院名称', '改造小区名称', '小区（院落）名称'],
  county: ['county', 'district', '区县', '县区', '县市区', '所属区县', '所在区', '区（县）', '市区县', '行政区'],
  subdistrict: ['street', 'subdistrict', '街道', '街道办', '街道办事处', '乡镇', '镇街', '所属街道', '街道乡镇', '街镇'],
  neighbourhood: ['neighbourhood', '所属社区', '居委会', '社区名称', '社区居委会', '所在社区'],
  address: ['详细地址', '坐落', '小区地址', '地点', '位置'],
  completedOn: [
    'built_year', 'year_built', '建成年份', '建成年代', '建成时间', '竣工时间', '竣工日期', '建设年代', '建筑年代', '建成年月', '建造年份',
  ],
  completionEvidence: ['建成时间证明', '证明材料', '竣工证明'],
  landKind: ['土地权属', '用地性质', '土地类型'],
  buildingCount: ['buildings', '栋数', '楼数', '楼栋', '幢数', '楼栋数量', '楼房栋数', '总栋数', '楼幢数'],
  householdCount: ['households', '总户数', '居民户数', '涉及户数', '惠及户数', '改造户数', '住户数', '涉及居民户数'],
  floorAreaDm2: ['floor_area', '建筑面积', '面积', '总建筑面积', '改造面积', '改造建筑面积', '住宅建筑面积'],
  estimatedCostFen: ['investment', '估算投资', '总投资', '投资估算', '计划投资', '概算投资', '改造投资', '投资额'],
  longitude: ['lng', 'lon', 'longitude', '东经', 'x坐标'],
  latitude: ['lat', 'latitude', '北纬', 'y坐标'],
  coordinateSystem: ['坐标系统', '坐标类型'],
  askedHouseholdCount: ['调查户数', '已征询户数', '征求意见户数'],
  willingHouseholdCount: ['同意户数', '同意改造户数', '有意愿户数'],
  vulnerableResidentCount: ['特殊群体人数', '老年人数'],
  papersOnFile: ['已有材料', '材料清单'],
  demolitionPlanned: ['是否拆除新建', '是否拟拆除'],
  propertyMode: ['物业管理模式', '物业模式', '物业管理方式'],
  remark: ['note', '说明', 'remarks', 'known_content'],
}

/** Other names of the coordinate systems. */
export const systemNames: Readonly<Record<CoordinateSystem, readonly string[]>> = {
  CGCS2000: ['2000坐标系', '大地2000', '国家2000', '国家大地坐标系'],
  'WGS-84': ['WGS84', 'GPS'],
  'GCJ-02': ['GCJ02', '高德', '腾讯', '火星坐标'],
  'BD-09': ['BD09', '百度'],
}
