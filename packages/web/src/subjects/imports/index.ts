// Imports 台账导入 on the web: its screens and their places in the menu.
import FileExcelOutlined from '@ant-design/icons/FileExcelOutlined'
import { panel } from '../../app/panels.tsx'
import { webSubject } from '../../app/subject.ts'
import { w } from '../../app/words.tsx'
import { chipSlot } from '../communities/slots.ts'

export const imports = webSubject({
  id: 'imports',
  screens: [
    {
      path: '/imports',
      right: 'imports.use',
      load: () => import('./ImportListScreen.tsx'),
      menu: { group: 'work', order: 50, words: w('台账导入', 'Imports'), Icon: FileExcelOutlined },
    },
    { path: '/imports/$import', right: 'imports.use', load: () => import('./ImportScreen.tsx') },
  ],
  panels: [panel(chipSlot, () => import('./ImportChip.tsx'))],
})
