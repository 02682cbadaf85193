// The subject organisations 机构: organisations with their duties, people, the rights they are given, and regions.
import { subject } from '../subjects/subject.ts'
import { dutyHolding } from './duty-holding.ts'
import { legalPerson } from './legal-person.ts'
import { organisation } from './organisation.ts'
import { organisationRefusals } from './refusals.ts'

export const organisations = subject({
  id: 'organisations',
  title: { zh: '机构', en: 'Organisations' },
  rights: {
    'organisations.read': { zh: '查看机构', en: 'See organisations' },
    'organisations.write': { zh: '维护机构和管辖', en: 'Keep organisations and jurisdictions' },
    'organisations.import': { zh: '导入机构和职责', en: 'Import organisations and duties' },
    'organisations.export': { zh: '导出机构和职责', en: 'Export organisations and duties' },
    'legal-persons.read': { zh: '查看单位名录', en: 'See the directory of legal persons' },
    'legal-persons.write': { zh: '维护单位名录', en: 'Keep the directory of legal persons' },
    'legal-persons.import': { zh: '导入单位名录', en: 'Import legal persons' },
    'legal-persons.export': { zh: '导出单位名录', en: 'Export legal persons' },
    'legal-persons.contacts': { zh: '查看单位联系人', en: 'See contacts of legal persons' },
    'people.read': { zh: '查看人员账号', en: 'See accounts' },
    'people.write': { zh: '维护人员账号', en: 'Keep accounts' },
    'people.release': { zh: '放行账号事项', en: 'Release account matters' },
    'people.rights': { zh: '授予和终止岗位', en: 'Grant and end roles' },
    'system.settings': { zh: '系统设置', en: 'System settings' },
  },
  actions: {
    'organisation.arrived': { zh: '机构划入', en: 'Organisation moved in' },
    'person.created': { zh: '新建账号', en: 'Account created' },
    'person.changed': { zh: '修改账号', en: 'Account changed' },
    'person.password-reset': { zh: '重置口令', en: 'Password reset' },
    'person.release-asked': { zh: '申请口令或动态验证码事项', en: 'Password or code matter asked' },
    'person.release-released': { zh: '放行口令或动态验证码事项', en: 'Password or code matter released' },
    'person.release-withdrawn': { zh: '撤回口令或动态验证码事项', en: 'Password or code matter withdrawn' },
    'person.second-factor-ended': { zh: '解除动态验证码', en: 'Second factor ended' },
    'role.granted': { zh: '授予岗位', en: 'Role granted' },
    'role.ended': { zh: '终止岗位', en: 'Role ended' },
    'region.moved': { zh: '调整管辖', en: 'Jurisdiction moved' },
  },
  entities: [organisation, dutyHolding, legalPerson],
  refusals: organisationRefusals.kinds,
})
