// An owner 业主 of a dwelling: with what share, from when to when. Personal data sealed, masked wherever shown. 三(二)
import { entity, field, odd, wrong } from '@huanju/engines/entities'
import { isPhone } from '../organisations/index.ts'
import { bornOn, idNumberFault, isOldIdNumber, regionIn } from './id-number.ts'

const held = { from: 'ownedFrom', to: 'ownedTo' } as const

/** Who owns a dwelling, a person or a title unit; who owns several is recorded for each. 民法典 271、297 至 299 */
export const owner = entity({
  one: 'owner',
  many: 'owners',
  title: { zh: '业主', en: 'Owner' },
  named: 'name',
  placed: { by: 'parent', field: 'dwellingId' },
  rights: {
    read: 'owners.read',
    write: 'communities.write',
    import: 'communities.import',
    export: 'communities.export',
    reveal: 'owners.reveal',
  },
  fields: {
    dwellingId: field.link('房号', 'Dwelling', {
      to: 'dwelling',
      is: ['required', 'listed', 'filtered'],
      synonyms: ['房屋', '门牌号', '室号', '户号', '房间号', '室'],
    }),
    name: field.sealed('姓名或单位名称', 'Name', {
      mask: 'name',
      max: 60,
      is: ['required', 'listed'],
      synonyms: ['姓名', '业主', '业主姓名', '产权人', '产权人姓名', '所有权人', '权利人', '房主', '户主'],
    }),
    legalPersonId: field.link('产权单位', 'Title unit', {
      to: 'legalPerson',
      is: ['listed', 'filtered'],
      synonyms: ['产权所属单位', '公房产权单位'],
      help: { zh: '单位持有的填；个人的留空', en: 'Where an organisation holds it; blank for a person' },
    }),
    share: field.share('份额', 'Share', {
      is: ['listed'],
      mayBe: ['inapplicable'],
      example: '1/2',
      synonyms: ['产权份额', '共有份额', '占有份额', '所占份额'],
      help: {
        zh: '独有填 1；按份共有如 1/2；共同共有的标“不适用”',
        en: '1 for a sole owner, 1/2 for half; mark as not applying where they own it jointly',
      },
    }),
    phone: field.sealed('电话', 'Phone', {
      mask: 'phone',
      max: 20,
      is: ['listed'],
      synonyms: ['联系电话', '手机号', '手机', '联系方式'],
      check: (text) =>
        isPhone(text)
          ? undefined
          : {
              zh: '电话应为11位手机号或区号加座机号',
              en: 'A mobile number of 11 digits, or a landline with its area code',
            },
    }),
    idNumber: field.sealed('身份证号', 'ID number', {
      mask: 'idNumber',
      max: 18,
      // The specimen of the standard itself.
      example: '11010519491231002X',
      is: ['listed'],
      synonyms: ['身份证', '身份证号码', '证件号', '证件号码', '公民身份号码'],
      check: idNumberFault,
      coded: {
        list: 'people.region-codes',
        codeIn: regionIn,
        otherwise: {
          zh: '身份证号前 6 位不在历年县级行政区划代码中，请核对原件；原件确是如此，保留即可',
          en: 'The ID number begins with a county code of no year on record; look at the paper, and keep it if that says so',
        },
      },
    }),
    ownedFrom: field.day('取得日期', 'Owned from', {
      is: ['listed'],
      synonyms: ['产权取得日期', '登记日期', '持有起始日'],
      help: { zh: '不清楚请留空，按一直持有计', en: 'Blank where nobody knows: held ever since' },
    }),
    ownedTo: field.day('转出日期', 'Owned until', {
      synonyms: ['转让日期', '产权转出日期', '持有终止日'],
      help: { zh: '持有的最后一天；现业主留空', en: 'The last day of holding; blank for the present owner' },
    }),
  },
  sections: [
    {
      id: 'owner',
      title: { zh: '业主', en: 'Owner' },
      fields: ['dwellingId', 'name', 'legalPersonId', 'phone', 'idNumber'],
    },
    { id: 'holding', title: { zh: '份额与期限', en: 'Share and term' }, fields: ['share', 'ownedFrom', 'ownedTo'] },
  ],
  unique: [
    {
      fields: ['dwellingId', 'name'],
      during: held,
      words: {
        zh: '这套房屋已登记同名业主，持有日期重叠',
        en: 'The dwelling has an owner of that name whose dates overlap',
      },
    },
  ],
  wholes: [
    {
      share: 'share',
      of: 'dwellingId',
      during: held,
      words: { zh: '这套房屋各业主的份额', en: 'The shares of all owners of the dwelling' },
    },
  ],
  check: ({ idNumber, legalPersonId, share }, today) => [
    ...(share?.numerator === 0n
      ? [wrong('share', '份额须大于零；不清楚请留空', 'The share must be above zero; leave it blank if unknown')]
      : []),
    ...(typeof legalPersonId === 'string' && typeof idNumber === 'string'
      ? [
          odd(
            'idNumber',
            '已选产权单位，按单位计一人；个人持有的请去掉产权单位',
            'A title unit holds it and counts as one head; take the unit out where a person does',
          ),
        ]
      : []),
    ...(typeof idNumber === 'string' ? idNumberFindings(idNumber, today) : []),
  ],
})

function idNumberFindings(idNumber: string, today: string) {
  if ((bornOn(idNumber) ?? '') > today)
    return [
      wrong(
        'idNumber',
        '身份证号中的出生日期晚于今天，请核对原件',
        'The day of birth in the ID number lies after today; look at the paper',
      ),
    ]
  return isOldIdNumber(idNumber)
    ? [
        odd(
          'idNumber',
          '这是 15 位的旧号，1999 年起已换为 18 位，请核对现行证件',
          'This is an old number of 15 digits; since 1999 they have 18. Look at the present paper',
        ),
      ]
    : []
}
