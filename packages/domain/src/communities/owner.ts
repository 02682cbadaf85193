// An owner 业主 of a dwelling in a community: personal data sealed, masked wherever it is shown. 三(二)
import { entity, field } from '@huanju/engines/entities'
import { isPhone } from '../organisations/index.ts'

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** Whether an 18-digit citizen ID number carries its right check digit. GB 11643-1999 */
function isIdNumber(text: string): boolean {
  if (!/^\d{17}[\dXx]$/.test(text)) return false
  const sum = weights.reduce((total, weight, index) => total + weight * Number(text[index]), 0)
  return '10X98765432'[sum % 11] === text[17]?.toUpperCase()
}

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
      check: (text) =>
        isIdNumber(text)
          ? undefined
          : {
              zh: '身份证号应为18位且校验位相符，请核对原件',
              en: 'An ID number has 18 characters and a check digit; look at the paper',
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
})
