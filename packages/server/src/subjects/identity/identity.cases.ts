// How a county walks the endpoints of identity: asking for its own, and reaching for another's.
import { marked, plain, testPassword, type CasesOf } from '../../testing/cases.ts'

export const cases: CasesOf<'identity'> = {
  methods: plain,
  signIn: { own: (own) => ({ body: { login: `${own.login}-viewer`, password: 'not this one' } }), status: 401 },
  signOut: plain,
  whoAmI: marked,
  provePassword: { own: () => ({ body: { password: testPassword } }) },
  changePassword: { own: () => ({ body: { current: 'not this one', next: 'Also-not-1949-this' } }), status: 401 },
  beginSecondFactor: plain,
  confirmSecondFactor: { own: () => ({ body: { code: '000000' } }), status: 401 },
  saveDisplay: { own: () => ({ body: { language: 'zh' } }), isMarked: true },
  listSessions: plain,
  endSession: { foreign: (other) => [{ params: { session: other.session } }] },
  beginOidc: { own: () => ({}), status: 404 },
  beginOidcProof: { own: () => ({}), status: 404 },
  finishOidc: { own: () => ({}), status: 404 },
}
