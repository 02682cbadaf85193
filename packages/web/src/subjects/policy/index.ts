// Policy 政策与参数 on the web: its screens and their places in the menu.
import BookOutlined from '@ant-design/icons/BookOutlined'
import { webSubject } from '../../app/subject.ts'
import { w } from '../../app/words.tsx'

export const policy = webSubject({
  id: 'policy',
  screens: [
    {
      path: '/policy',
      right: 'policy.read',
      load: () => import('./PolicyScreen.tsx'),
      menu: { group: 'grounds', order: 10, words: w('政策与参数', 'Policy'), Icon: BookOutlined },
    },
  ],
})
