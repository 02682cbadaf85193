// Plans 改造计划 on the web: its screens and their places in the menu.
import FlagOutlined from '@ant-design/icons/FlagOutlined'
import ScheduleOutlined from '@ant-design/icons/ScheduleOutlined'
import { panel } from '../../app/panels.tsx'
import { recordPaths } from '../../app/record-paths.ts'
import { webSubject } from '../../app/subject.ts'
import { w } from '../../app/words.tsx'
import { chipSlot } from '../communities/slots.ts'
import { planSlot } from './slots.ts'

export const plans = webSubject({
  id: 'plans',
  screens: [
    {
      path: '/plans',
      right: 'plans.read',
      load: () => import('./PlanListScreen.tsx'),
      menu: { group: 'work', order: 40, words: w('改造计划', 'Plans'), Icon: ScheduleOutlined },
    },
    { path: '/plans/$plan', right: 'plans.read', load: () => import('./PlanScreen.tsx') },
    ...recordPaths('/county-targets', {
      read: 'plans.read',
      write: 'plans.write',
      load: () => import('./county-targets.ts'),
      menu: { group: 'work', order: 41, words: w('年度任务', 'Yearly targets'), Icon: FlagOutlined },
    }),
  ],
  panels: [panel(planSlot, () => import('./TargetsCard.tsx')), panel(chipSlot, () => import('./PlanChip.tsx'))],
})
