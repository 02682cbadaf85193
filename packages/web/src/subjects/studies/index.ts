// Studies 推演 on the web: its screens, and what it shows on the pages of others.
import { panel } from '../../app/panels.tsx'
import { webSubject } from '../../app/subject.ts'
import { planSlot } from '../plans/slots.ts'

export const studies = webSubject({
  id: 'studies',
  screens: [{ path: '/studies/$study', right: 'plans.read', load: () => import('./StudyScreen.tsx') }],
  panels: [panel(planSlot, () => import('./StudyCard.tsx'))],
})
