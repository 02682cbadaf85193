// An organisation 机构 of the city, a county or a subdistrict: dated, so that a merger leaves its trace. 三(一)
import { entity, field } from '@huanju/engines/entities'
import { nameKey } from '@huanju/engines/tables'

/** An organisation that holds duties and employs people; under one name it stands once on any one day. */
export const organisation = entity({
  one: 'organisation',
  many: 'organisations',
  title: { zh: '机构', en: 'Organisation' },
  named: 'name',
  placed: { by: 'place', least: 'city' },
  rights: {
    read: 'organisations.read',
    write: 'organisations.write',
    import: 'organisations.import',
    export: 'organisations.export',
  },
  fields: {
    name: field.text('机构名称', 'Name', {
      max: 80,
      comparedBy: nameKey,
      is: ['required', 'listed', 'sorted', 'searched'],
      example: '示例县某某局',
      synonyms: ['中文名称', '单位名称', '部门名称', '名称'],
    }),
    nameEn: field.text('英文名称', 'English name', { max: 160, is: ['required', 'searched'] }),
    kind: field.choice('类别', 'Kind', {
      from: 'organisation-kinds',
      is: ['required', 'listed', 'filtered'],
      synonyms: ['机构类别', '部门类别'],
    }),
    establishedOn: field.day('设立日', 'Since', {
      is: ['required', 'listed', 'sorted'],
      example: '2019-01-01',
      synonyms: ['成立日期', '设立日期'],
    }),
    lastOn: field.day('存续至', 'Until', {
      is: ['listed', 'sorted'],
      synonyms: ['撤并日', '撤销日期'],
      help: { zh: '撤并前的最后一天；仍在的留空', en: 'The last day before it was merged; blank while it stands' },
    }),
    succeededById: field.link('承接机构', 'Succeeded by', { to: 'organisation', is: ['listed'] }),
    remark: field.note('备注', 'Remark'),
  },
  sections: [
    {
      id: 'what',
      title: { zh: '名称与存续', en: 'Name and period' },
      fields: ['name', 'nameEn', 'kind', 'establishedOn', 'lastOn', 'succeededById', 'remark'],
    },
  ],
  unique: [
    {
      fields: ['countyId', 'subdistrictId', 'neighbourhoodId', 'name'],
      during: { from: 'establishedOn', to: 'lastOn' },
      words: {
        zh: '同一地方已有同名机构，存续日期重叠',
        en: 'An organisation of that name stands in that place on some of these days',
      },
      alike: (stands, given) => ({
        zh: `同一地方已有“${stands}”，与所填的“${given}”是同一机构，存续日期重叠`,
        en: `“${stands}” stands in that place on some of these days, which is the same organisation as “${given}”`,
      }),
    },
  ],
})
