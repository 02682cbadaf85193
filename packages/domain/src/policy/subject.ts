// The subject policy 政策与参数: documents, values and catalogues of the policy, as people read them.
import { subject } from '../subjects/subject.ts'

export const policy = subject({
  id: 'policy',
  title: { zh: '政策与参数', en: 'Policy' },
  rights: {
    'policy.read': { zh: '查看政策与参数', en: 'See the policy' },
  },
  entities: [],
})
