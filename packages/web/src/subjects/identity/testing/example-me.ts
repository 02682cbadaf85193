// Who is signed in, as the server tells it.
import type { Me } from '../../../app/session.tsx'

/** A clerk without a role and with nothing set. */
export const exampleMe: Me = {
  personId: '91111111-1111-4111-8111-111111111111',
  login: 'clerk',
  name: '李办',
  isDemo: false,
  roles: [],
  rights: [],
  mustChangePassword: false,
  secondFactor: { enabled: false, required: false },
  display: { language: 'zh', largeType: false, theme: 'light', density: 'normal' },
  provider: null,
  csrfToken: 'token',
}
