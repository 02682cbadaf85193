// Organisations 机构 on the web: its screens and their places in the menu.
import ApartmentOutlined from '@ant-design/icons/ApartmentOutlined'
import BankOutlined from '@ant-design/icons/BankOutlined'
import TeamOutlined from '@ant-design/icons/TeamOutlined'
import { recordPaths } from '../../app/record-paths.ts'
import { webSubject } from '../../app/subject.ts'
import { w } from '../../app/words.tsx'

export const organisations = webSubject({
  id: 'organisations',
  screens: [
    ...recordPaths('/organisations', {
      read: 'organisations.read',
      write: 'organisations.write',
      load: () => import('./organisations.ts'),
      menu: { group: 'administration', order: 10, words: w('机构与职责', 'Organisations'), Icon: ApartmentOutlined },
    }),
    ...recordPaths('/duty-holdings', {
      read: 'organisations.read',
      write: 'organisations.write',
      load: () => import('./duty-holdings.ts'),
    }),
    ...recordPaths('/legal-persons', {
      read: 'legal-persons.read',
      write: 'legal-persons.write',
      load: () => import('./legal-persons.ts'),
      menu: { group: 'administration', order: 15, words: w('单位名录', 'Directory'), Icon: BankOutlined },
    }),
    {
      path: '/people',
      right: 'people.read',
      load: () => import('./PeopleScreen.tsx'),
      menu: { group: 'administration', order: 20, words: w('人员账号', 'People'), Icon: TeamOutlined },
    },
  ],
})
