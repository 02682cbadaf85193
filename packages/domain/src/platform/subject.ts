// The subject platform 系统: files, the state of the system, and the description of its API.
import { flowRefusals } from '@huanju/engines/workflow'
import { subject } from '../subjects/subject.ts'
import { recordRefusals } from './refusals.ts'

export const platform = subject({
  id: 'platform',
  title: { zh: '系统', en: 'System' },
  actions: {
    'file.stored': { zh: '存入文件', en: 'File stored' },
  },
  entities: [],
  refusals: { ...recordRefusals.kinds, ...flowRefusals.kinds },
})
