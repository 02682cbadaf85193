// The subject platform 系统: files, the state of the system, and the description of its API.
import { subject } from '../subjects/subject.ts'

export const platform = subject({
  id: 'platform',
  title: { zh: '系统', en: 'System' },
  actions: {
    'file.stored': { zh: '存入文件', en: 'File stored' },
  },
  entities: [],
})
