// Communities 小区台账 on the web: its screens, and what it shows on the pages of others.
import BankOutlined from '@ant-design/icons/BankOutlined'
import HomeOutlined from '@ant-design/icons/HomeOutlined'
import KeyOutlined from '@ant-design/icons/KeyOutlined'
import ShopOutlined from '@ant-design/icons/ShopOutlined'
import { panel } from '../../app/panels.tsx'
import { recordPaths } from '../../app/record-paths.ts'
import { topBarSlot } from '../../app/slots.ts'
import { webSubject } from '../../app/subject.ts'
import { w } from '../../app/words.tsx'

export const communities = webSubject({
  id: 'communities',
  screens: [
    {
      path: '/communities',
      right: 'communities.read',
      load: () => import('./CommunityListScreen.tsx'),
      menu: { group: 'work', order: 20, words: w('小区台账', 'Register'), Icon: HomeOutlined },
    },
    { path: '/communities/new', right: 'communities.write', load: () => import('./CommunityFormScreen.tsx') },
    { path: '/communities/$id', right: 'communities.read', load: () => import('./CommunityScreen.tsx') },
    { path: '/communities/$id/edit', right: 'communities.write', load: () => import('./CommunityFormScreen.tsx') },
    { path: '/dwellings/grid', right: 'communities.write', load: () => import('./DwellingGridScreen.tsx') },
    ...recordPaths('/buildings', {
      read: 'communities.read',
      write: 'communities.write',
      load: () => import('./buildings.ts'),
    }),
    ...recordPaths('/dwellings', {
      read: 'communities.read',
      write: 'communities.write',
      load: () => import('./dwellings.ts'),
      menu: { group: 'work', order: 35, words: w('房屋', 'Dwellings'), Icon: KeyOutlined },
    }),
    ...recordPaths('/owners', { read: 'owners.read', write: 'communities.write', load: () => import('./owners.ts') }),
    ...recordPaths('/property-services', {
      read: 'communities.read',
      write: 'communities.write',
      load: () => import('./property-services.ts'),
    }),
    ...recordPaths('/common-parts', {
      read: 'communities.read',
      write: 'communities.write',
      load: () => import('./common-parts.ts'),
    }),
    ...recordPaths('/facilities', {
      read: 'communities.read',
      write: 'communities.write',
      load: () => import('./facilities.ts'),
      menu: { group: 'work', order: 36, words: w('设施', 'Facilities'), Icon: ShopOutlined },
    }),
    ...recordPaths('/premises', {
      read: 'communities.read',
      write: 'communities.write',
      load: () => import('./premises.ts'),
      menu: { group: 'work', order: 37, words: w('用房', 'Premises'), Icon: BankOutlined },
    }),
  ],
  panels: [panel(topBarSlot, () => import('./SearchBox.tsx'), 'communities.read')],
})
