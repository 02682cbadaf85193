// A legal person 单位 in the directory: contractors, utilities, property companies, title units; known by its credit code.
import { entity, field } from '@huanju/engines/entities'

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** Whether a unified social credit code has its right check character. GB 32100-2015, 5.6 */
export function isCreditCode(text: string): boolean {
  if (!/^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(text)) return false
  return creditCodeOf(text.slice(0, 17)) === text
}

/** The credit code that begins with these 17 characters. GB 32100-2015, 5.6 */
export function creditCodeOf(first17: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * alphabet.indexOf(first17[index] ?? ''), 0)
  return `${first17}${alphabet[(31 - (sum % 31)) % 31]}`
}

/** Whether a text is a mobile number, or a landline with its area code. */
export function isPhone(text: string): boolean {
  return /^1\d{10}$|^0\d{2,3}-?\d{7,8}$/.test(text)
}

/** A company, utility, committee or office that takes part in renovation. */
export const legalPerson = entity({
  one: 'legalPerson',
  many: 'legalPersons',
  title: { zh: '单位', en: 'Legal person' },
  named: 'name',
  placed: { by: 'place', least: 'county' },
  rights: {
    read: 'legal-persons.read',
    write: 'legal-persons.write',
    import: 'legal-persons.import',
    export: 'legal-persons.export',
    reveal: 'owners.reveal',
  },
  fields: {
    name: field.text('单位名称', 'Name', {
      max: 100,
      is: ['required', 'listed', 'sorted', 'searched'],
      example: '示例物业服务有限公司',
      synonyms: ['企业名称', '公司名称', '单位'],
    }),
    creditCode: field.code('统一社会信用代码', 'Credit code', {
      max: 18,
      is: ['required', 'listed', 'searched'],
      example: '91370900MA3C4XYW1J',
      synonyms: ['信用代码', '统一代码'],
      help: { zh: '18 位，按营业执照填写', en: '18 characters, from the licence' },
      check: (text) =>
        isCreditCode(text)
          ? undefined
          : {
              zh: `“${text}”不是有效的统一社会信用代码，请对照营业执照逐位核对`,
              en: `“${text}” is no valid credit code; compare it with the licence`,
            },
    }),
    kinds: field.choices('单位类别', 'Kinds', {
      from: 'legal-person-kinds',
      is: ['required', 'listed', 'filtered'],
      synonyms: ['类别', '单位类型'],
    }),
    address: field.text('地址', 'Address', { max: 200 }),
    contactName: field.sealed('联系人', 'Contact', { mask: 'name', max: 40, right: 'legal-persons.contacts' }),
    contactPhone: field.sealed('联系电话', 'Phone', {
      mask: 'phone',
      max: 20,
      right: 'legal-persons.contacts',
      synonyms: ['电话', '手机'],
      check: (text) =>
        isPhone(text)
          ? undefined
          : {
              zh: '电话应为 11 位手机号，或区号加座机号，如 0538-8221234',
              en: 'A mobile number of 11 digits, or a landline such as 0538-8221234',
            },
    }),
    remark: field.note('备注', 'Remark'),
  },
  sections: [
    {
      id: 'what',
      title: { zh: '名称与所在地', en: 'Name and place' },
      fields: ['name', 'creditCode', 'kinds', 'address'],
    },
    { id: 'contact', title: { zh: '联系', en: 'Contact' }, fields: ['contactName', 'contactPhone', 'remark'] },
  ],
  unique: [
    {
      fields: ['creditCode'],
      words: { zh: '这个统一社会信用代码已登记', en: 'This credit code is recorded already' },
    },
  ],
})
