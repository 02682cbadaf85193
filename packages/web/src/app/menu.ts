// The menu, in the order of the story; an item shows when its right is held.
import type { Right } from '@huanju/contract'
import ApartmentOutlined from '@ant-design/icons/ApartmentOutlined'
import AuditOutlined from '@ant-design/icons/AuditOutlined'
import BankOutlined from '@ant-design/icons/BankOutlined'
import BookOutlined from '@ant-design/icons/BookOutlined'
import EnvironmentOutlined from '@ant-design/icons/EnvironmentOutlined'
import FileExcelOutlined from '@ant-design/icons/FileExcelOutlined'
import HomeOutlined from '@ant-design/icons/HomeOutlined'
import InboxOutlined from '@ant-design/icons/InboxOutlined'
import KeyOutlined from '@ant-design/icons/KeyOutlined'
import ScheduleOutlined from '@ant-design/icons/ScheduleOutlined'
import ShopOutlined from '@ant-design/icons/ShopOutlined'
import TeamOutlined from '@ant-design/icons/TeamOutlined'
import UnorderedListOutlined from '@ant-design/icons/UnorderedListOutlined'
import type { ComponentType } from 'react'
import { w, type Words } from './words.tsx'

interface Item {
  readonly path: string
  readonly words: Words
  readonly right: Right | 'session'
  readonly Icon: ComponentType<{ 'aria-hidden'?: boolean }>
}

/** The menu in groups. */
export const menu: readonly { readonly words: Words; readonly items: readonly Item[] }[] = [
  {
    words: w('办理', 'Work'),
    items: [
      { path: '/', words: w('工作台', 'Desk'), right: 'session', Icon: InboxOutlined },
      { path: '/communities', words: w('小区台账', 'Register'), right: 'communities.read', Icon: HomeOutlined },
      { path: '/map', words: w('一张图', 'Map'), right: 'map.read', Icon: EnvironmentOutlined },
      { path: '/dwellings', words: w('房屋', 'Dwellings'), right: 'communities.read', Icon: KeyOutlined },
      { path: '/facilities', words: w('设施', 'Facilities'), right: 'communities.read', Icon: ShopOutlined },
      { path: '/plans', words: w('改造计划', 'Plans'), right: 'plans.read', Icon: ScheduleOutlined },
      { path: '/imports', words: w('台账导入', 'Imports'), right: 'communities.import', Icon: FileExcelOutlined },
      { path: '/jobs', words: w('后台任务', 'Long work'), right: 'jobs.read', Icon: UnorderedListOutlined },
    ],
  },
  {
    words: w('依据', 'Grounds'),
    items: [{ path: '/policy', words: w('政策与参数', 'Policy'), right: 'policy.read', Icon: BookOutlined }],
  },
  {
    words: w('管理', 'Administration'),
    items: [
      {
        path: '/organisations',
        words: w('机构与职责', 'Organisations'),
        right: 'organisations.read',
        Icon: ApartmentOutlined,
      },
      { path: '/legal-persons', words: w('单位名录', 'Directory'), right: 'legal-persons.read', Icon: BankOutlined },
      { path: '/people', words: w('人员账号', 'People'), right: 'people.read', Icon: TeamOutlined },
      { path: '/journal', words: w('操作日志', 'Journal'), right: 'journal.read', Icon: AuditOutlined },
    ],
  },
]
