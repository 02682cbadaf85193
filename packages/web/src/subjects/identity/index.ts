// Identity 登录 on the web: its screens, and what it shows on the pages of others.
import { panel } from '../../app/panels.tsx'
import { firstPasswordSlot, signInSlot } from '../../app/slots.ts'
import { webSubject } from '../../app/subject.ts'

export const identity = webSubject({
  id: 'identity',
  screens: [
    { path: '/profile', right: 'session', load: () => import('./ProfileScreen.tsx') },
    { path: '/confirmed', right: 'session', load: () => import('./ConfirmedScreen.tsx') },
  ],
  panels: [
    panel(signInSlot, () => import('./SignInScreen.tsx')),
    panel(firstPasswordSlot, () => import('./FirstPasswordScreen.tsx')),
  ],
})
