// Eligibility 纳入条件 on the web: its screens, and what it shows on the pages of others.
import { panel } from '../../app/panels.tsx'
import { webSubject } from '../../app/subject.ts'
import { listSlot, recordSlot } from '../communities/slots.ts'

export const eligibility = webSubject({
  id: 'eligibility',
  screens: [{ path: '/verdicts/$verdict', right: 'communities.read', load: () => import('./VerdictScreen.tsx') }],
  panels: [
    panel(recordSlot, () => import('./VerdictCard.tsx')),
    panel(listSlot, () => import('./JudgeAllButton.tsx'), 'eligibility.judge'),
  ],
})
