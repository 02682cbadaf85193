// Map 一张图 on the web: its screens and their places in the menu.
import EnvironmentOutlined from '@ant-design/icons/EnvironmentOutlined'
import { webSubject } from '../../app/subject.ts'
import { w } from '../../app/words.tsx'

export const map = webSubject({
  id: 'map',
  screens: [
    {
      path: '/map',
      right: 'map.read',
      load: () => import('./MapScreen.tsx'),
      menu: { group: 'work', order: 30, words: w('一张图', 'Map'), Icon: EnvironmentOutlined },
    },
  ],
})
