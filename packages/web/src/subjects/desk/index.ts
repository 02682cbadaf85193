// Desk 工作台 on the web: its screens and their places in the menu.
import InboxOutlined from '@ant-design/icons/InboxOutlined'
import { webSubject } from '../../app/subject.ts'
import { w } from '../../app/words.tsx'

export const desk = webSubject({
  id: 'desk',
  screens: [
    {
      path: '/',
      right: 'session',
      load: () => import('./DeskScreen.tsx'),
      menu: { group: 'work', order: 10, words: w('工作台', 'Desk'), Icon: InboxOutlined },
    },
  ],
})
