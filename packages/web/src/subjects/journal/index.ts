// Journal 操作日志 on the web: its screens and their places in the menu.
import AuditOutlined from '@ant-design/icons/AuditOutlined'
import { webSubject } from '../../app/subject.ts'
import { w } from '../../app/words.tsx'

export const journal = webSubject({
  id: 'journal',
  screens: [
    {
      path: '/journal',
      right: 'journal.read',
      load: () => import('./JournalScreen.tsx'),
      menu: { group: 'administration', order: 30, words: w('操作日志', 'Journal'), Icon: AuditOutlined },
    },
  ],
})
