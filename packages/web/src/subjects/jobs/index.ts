// Jobs 后台任务 on the web: its screens, and what it shows on the pages of others.
import UnorderedListOutlined from '@ant-design/icons/UnorderedListOutlined'
import { panel } from '../../app/panels.tsx'
import { traySlot } from '../../app/slots.ts'
import { webSubject } from '../../app/subject.ts'
import { w } from '../../app/words.tsx'

export const jobs = webSubject({
  id: 'jobs',
  screens: [
    {
      path: '/jobs',
      right: 'jobs.read',
      load: () => import('./JobListScreen.tsx'),
      menu: { group: 'work', order: 60, words: w('后台任务', 'Long work'), Icon: UnorderedListOutlined },
    },
  ],
  panels: [panel(traySlot, () => import('./JobTray.tsx'), 'jobs.read')],
})
