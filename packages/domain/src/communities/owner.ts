// An owner 业主 of a dwelling in a community: personal data sealed, masked wherever it is shown. 三(二)
import { entity, field, odd, wrong } from '@huanju/engines/entities'
import { isPhone } from '../organisations/index.ts'
import { bornOn, idNumberFault, isOldIdNumber, regionIn } from './id-number.ts'

/** An owner of one dwelling; who owns several is recorded for each. */
export const owner = entity({
  one: 'owner',
  many: 'owners',
  title: { zh: '业主', en: 'Owner' },
  named: 'dwelling',
  placed: { by: 'parent', field: 'communityId' },
  rights: {
    read: 'owners.read',
    write: 'communities.write',
    import: 'communities.import',
    export: 'communities.export',
    reveal: 'owners.reveal',
  },
  fields: {
    dwelling: field.text('房号', 'Dwelling', { max: 40, is: ['required', 'listed', 'sorted'], example: '2-301' }),
    communityId: field.link('所属小区', 'Community', { to: 'community', is: ['required', 'listed', 'filtered'] }),
    buildingId: field.link('楼栋', 'Building', { to: 'building', of: 'communityId', is: ['listed', 'filtered'] }),
    exclusiveAreaDm2: field.area('专有部分面积', 'Exclusive area', { is: ['listed'], example: '82.50' }),
    name: field.sealed('姓名', 'Name', { mask: 'name', max: 40, is: ['required', 'listed'] }),
    phone: field.sealed('电话', 'Phone', {
      mask: 'phone',
      max: 20,
      is: ['listed'],
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
  },
  sections: [
    {
      id: 'owner',
      title: { zh: '业主', en: 'Owner' },
      fields: ['communityId', 'buildingId', 'dwelling', 'exclusiveAreaDm2', 'name', 'phone', 'idNumber'],
    },
  ],
  check: ({ idNumber }, today) => {
    if (typeof idNumber !== 'string') return []
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
  },
})
