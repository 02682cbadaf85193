// Communities 小区台账 on the web: its screens, and what it shows on the pages of others.
import HomeOutlined from '@ant-design/icons/HomeOutlined'
import { panel } from '../../app/panels.tsx'
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
    { path: '/communities/$community', right: 'communities.read', load: () => import('./CommunityScreen.tsx') },
    { path: '/communities/$community/edit', right: 'communities.write', load: () => import('./CommunityFormScreen.tsx') },
  ],
  panels: [
    panel(topBarSlot, () => import('./SearchBox.tsx'), 'communities.read'),
  ],
})
