// Plans 改造计划 on the web: its screens and their places in the menu.
import ScheduleOutlined from '@ant-design/icons/ScheduleOutlined'
import { webSubject } from '../../app/subject.ts'
import { w } from '../../app/words.tsx'

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
  ],
})
