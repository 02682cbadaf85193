// A dwelling 房屋（户）: what votes by area and money by household are counted on; it belongs to a building.
import { entity, field, odd, wrong } from '@huanju/engines/entities'
import { formatM2 } from '@huanju/quantities'

/** What a dwelling is used for. */
const dwellingUses = [
  { id: 'residential', title: { zh: '住宅', en: 'Housing' }, synonyms: ['居住', '民用'] },
  { id: 'commercial', title: { zh: '商业', en: 'Shop' }, synonyms: ['商铺', '门市', '网点'] },
  { id: 'office', title: { zh: '办公', en: 'Office' } },
  { id: 'storage', title: { zh: '储藏', en: 'Storage' }, synonyms: ['储藏室', '车库', '地下室'] },
  { id: 'other', title: { zh: '其他', en: 'Other' } },
] as const

/** A dwelling; the same door twice in one entrance of a building is a mistake. 三(一) */
export const dwelling = entity({
  one: 'dwelling',
  many: 'dwellings',
  title: { zh: '房屋', en: 'Dwelling' },
  named: 'door',
  placed: { by: 'parent', field: 'buildingId' },
  rights: {
    read: 'communities.read',
    write: 'communities.write',
    import: 'communities.import',
    export: 'communities.export',
  },
  fields: {
    door: field.code('房号', 'Door', {
      max: 20,
      is: ['required', 'listed', 'sorted', 'searched'],
      example: '301',
      synonyms: ['门牌号', '室号', '户号', '房间号', '室'],
    }),
    buildingId: field.link('楼栋', 'Building', {
      to: 'building',
      is: ['required', 'listed', 'filtered'],
      synonyms: ['楼号', '栋号', '幢号', '楼栋号'],
    }),
    entrance: field.code('单元', 'Entrance', {
      max: 10,
      is: ['listed', 'sorted', 'filtered'],
      mayBe: ['none'],
      example: '2',
      synonyms: ['单元号', '门洞'],
      help: {
        zh: '只填号，如 2；不分单元的标“无”',
        en: 'The number alone, such as 2; mark as none where there are no entrances',
      },
    }),
    floor: field.count('楼层', 'Floor', {
      range: { from: 1, to: 120 },
      is: ['listed', 'sorted'],
      unit: { zh: '层', en: '' },
      synonyms: ['层', '所在层', '层数'],
    }),
    use: field.choice('用途', 'Use', { options: dwellingUses, is: ['required', 'listed', 'filtered'] }),
    registeredAreaDm2: field.area('登记面积', 'Registered area', {
      is: ['listed', 'sorted'],
      mayBe: ['inapplicable'],
      example: '82.50',
      synonyms: ['建筑面积', '产权面积', '证载面积', '面积'],
      help: {
        zh: '按不动产登记簿；没有登记的标“不适用”',
        en: 'By the title register; mark as not applying where none is registered',
      },
    }),
    surveyedAreaDm2: field.area('实测面积', 'Surveyed area', {
      is: ['listed'],
      synonyms: ['测绘面积', '实测建筑面积'],
      help: {
        zh: '按测绘机构的成果；没有登记面积时按它计',
        en: 'By a surveyor; it counts where nothing is registered',
      },
    }),
    contractAreaDm2: field.area('合同面积', 'Contract area', {
      synonyms: ['买卖合同面积', '购房合同面积'],
      help: {
        zh: '按房屋买卖合同；既没有登记也没有实测时按它计',
        en: 'By the deed of sale; it counts where there is neither register nor survey',
      },
    }),
    titleNumber: field.code('不动产单元号', 'Title unit', {
      max: 28,
      mayBe: ['none'],
      help: { zh: '28 位', en: '28 characters' },
      synonyms: ['不动产权证号'],
      check: (text) =>
        text.length === 28
          ? undefined
          : {
              zh: `不动产单元号应为 28 位，现有 ${text.length} 位`,
              en: `A title unit has 28 characters, not ${text.length}`,
            },
    }),
    remark: field.note('备注', 'Remark'),
  },
  sections: [
    { id: 'where', title: { zh: '位置', en: 'Where' }, fields: ['buildingId', 'entrance', 'floor', 'door'] },
    {
      id: 'title',
      title: { zh: '用途与产权', en: 'Use and title' },
      fields: ['use', 'registeredAreaDm2', 'surveyedAreaDm2', 'contractAreaDm2', 'titleNumber', 'remark'],
    },
  ],
  unique: [
    {
      fields: ['buildingId', 'entrance', 'door'],
      words: { zh: '这栋楼的这个单元已有同号房屋', en: 'This entrance of the building has that door already' },
    },
  ],
  check: ({ use, ...areas }) => {
    const given = areaFields.flatMap((id) => (areas[id] === null ? [] : [[id, areas[id]] as const]))
    const zero = given.filter(([, area]) => area === 0n)
    if (zero.length > 0)
      return zero.map(([id]) =>
        wrong(id, '面积须大于零；不清楚请留空', 'The area must be above zero; leave it blank if unknown'),
      )
    return [
      ...given
        .filter(([, area]) => use === 'residential' && area > 50_000n)
        .map(([id]) => odd(id, '一户超过 500 ㎡，请核对面积单位', 'More than 500 m² for one home; check the unit')),
      ...farApart(areas),
    ]
  },
})

const areaFields = ['registeredAreaDm2', 'surveyedAreaDm2', 'contractAreaDm2'] as const
type Areas = Readonly<Record<(typeof areaFields)[number], bigint | null>>

/**
 * The area a dwelling counts with, in dm², and the paper it stands on: the title register; while nothing is registered
 * the survey; while nothing is surveyed the deed of sale. Null where none of them says one. 建筑物区分所有权司法解释第八条
 */
function countedArea(areas: Areas): { readonly dm2: bigint; readonly by: keyof Areas } | null {
  for (const by of areaFields) {
    const dm2 = areas[by]
    if (dm2 !== null) return { dm2, by }
  }
  return null
}

const areaNames = {
  registeredAreaDm2: { zh: '登记面积', en: 'registered area' },
  surveyedAreaDm2: { zh: '实测面积', en: 'surveyed area' },
  contractAreaDm2: { zh: '合同面积', en: 'contract area' },
} as const

// Less than a tenth apart may be a matter of measuring.
function farApart(areas: Areas) {
  const counted = countedArea(areas)
  if (!counted) return []
  const { dm2, by } = counted
  const name = areaNames[by]
  return areaFields.flatMap((id) => {
    const area = areas[id]
    const apart = area === null ? 0n : area > dm2 ? area - dm2 : dm2 - area
    return apart * 10n > dm2
      ? [
          odd(
            id,
            `与${name.zh} ${formatM2(dm2)} ㎡ 相差一成以上，请核对`,
            `More than a tenth away from the ${name.en}, ${formatM2(dm2)} m²; please check`,
          ),
        ]
      : []
  })
}
