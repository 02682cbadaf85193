// Signing in through the identity provider: staff whose account exists here; no account is made by itself.
import { Problem, type Contract } from '@huanju/contract'
import type { Tx } from '../../platform/database/database.ts'
import type { Call, RoutesOf } from '../../platform/http/routes.ts'
import { bindOidc, findPerson, listRolesOf, type KnownPerson } from './identity.store.ts'
import { openProvider, type Provider, type ProvenSubject } from './oidc.ts'
import { keepAttempt, takeAttempt, type BegunAttempt } from './oidc.store.ts'
import type { IdentityParts } from './parts.ts'
import { needsSecondFactor } from './scope.ts'
import { findSession, markProven, newToken } from './sessions.store.ts'
import { openSession } from './sign-in.ts'

type OidcRoutes = Pick<RoutesOf<Contract['identity']>, 'beginOidc' | 'beginOidcProof' | 'finishOidc'>

/** The routes to the identity provider and back. */
export function oidcRoutes(parts: IdentityParts): OidcRoutes {
  const { secrets, settings } = parts
  const provider = openProvider(settings)
  return {
    beginOidc: async ({ tx, now, setSession }) => {
      if (!provider) throw notConfigured()
      // The cookie of a session that does not exist ties the round trip to this browser.
      const [browser, attempt] = [newToken(), newAttempt()]
      const location = await provider.begin(attempt)
      await keepAttempt(tx, secrets, { attempt, browser, now, isProof: false })
      setSession(browser)
      return { location }
    },
    beginOidcProof: async ({ tx, now, sessionToken }) => {
      if (!provider || !sessionToken) throw notConfigured()
      const attempt = newAttempt()
      const location = await provider.begin(attempt, 'anew')
      // The session itself ties the round trip to this browser: it goes on whatever comes back.
      await keepAttempt(tx, secrets, { attempt, browser: sessionToken, now, isProof: true })
      return { location }
    },
    finishOidc: async (call) => {
      if (!provider) throw notConfigured()
      const returned = await proveSubject(parts, provider, call)
      if (returned instanceof Problem) return returned
      const { proven, attempt } = returned
      if (attempt.isProof) return confirm(call, proven, attempt)
      const person = await personFor(call.tx, proven)
      if (person instanceof Problem) return person
      if (!proven.hasSecondFactor && (await wantsSecondFactor(parts, call, person)))
        return refusal(
          '管理员请用账号、口令和动态验证码登录；统一身份认证未证明双因素',
          'Administrators sign in with password and one-time code; the identity provider proved no second factor',
        )
      await openSession(parts, call, { person, by: 'oidc' })
      return { location: '/' }
    },
  }
}

const newAttempt = () => ({ state: newToken(), nonce: newToken(), verifier: newToken() })

type Return = Call<Contract['identity']['finishOidc']>

/** Checks the callback against the attempt this browser began; a failed one stays used up. */
async function proveSubject(
  { secrets }: IdentityParts,
  provider: Provider,
  { tx, query, sessionToken, now }: Return,
): Promise<{ proven: ProvenSubject; attempt: BegunAttempt } | Problem> {
  const { state } = query
  const attempt =
    state && sessionToken ? await takeAttempt(tx, secrets, { state, browser: sessionToken, now }) : undefined
  if (!attempt) return new Problem('sign-in-failed')
  try {
    return { proven: await provider.finish(query, attempt), attempt }
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
}

// Clocks of two machines differ by some seconds.
const toleranceMs = 30_000

/** Marks a session as proven where the provider asked its very person since the round trip began. */
async function confirm(
  { tx, now, today, sessionToken }: Return,
  { subject, provenAt }: ProvenSubject,
  { begunAt }: BegunAttempt,
): Promise<{ location: string } | Problem> {
  const session = sessionToken ? await findSession(tx, sessionToken, today) : undefined
  const person = await findPerson(tx, { oidcSubject: subject })
  if (!session || person?.id !== session.personId)
    return refusal(
      '统一身份认证确认的不是当前登录的人，请用本人的身份重新确认',
      'The identity provider confirmed somebody other than who is signed in; confirm again as yourself',
    )
  if (provenAt === null || provenAt * 1000 < Date.parse(begunAt) - toleranceMs)
    return refusal(
      '统一身份认证没有重新核对身份，请改用口令确认，或请管理员检查其设置',
      'The identity provider did not ask anew; confirm by password, or have its settings looked at',
    )
  await markProven(tx, { sessionId: session.id, person, now })
  return { location: '/confirmed' }
}

/** The person bound to the subject, else the one whose login the provider names, who is then bound. */
async function personFor(tx: Tx, { subject, login }: ProvenSubject): Promise<KnownPerson | Problem> {
  const bound = await findPerson(tx, { oidcSubject: subject })
  const person = bound ?? (login === null ? undefined : await findPerson(tx, { login }))
  if (!person?.isActive)
    return refusal(
      '统一身份认证已通过，但本系统没有与之对应的在用账号，请联系本单位系统管理员开通',
      'The identity provider knows you, but there is no account in use for you here; ask your system administrator',
    )
  if (bound ?? (await bindOidc(tx, person, subject))) return person
  return refusal(
    '该账号已绑定另一个统一身份，请联系本单位系统管理员',
    'This account is bound to another identity; ask your system administrator',
  )
}

async function wantsSecondFactor(
  { roles }: IdentityParts,
  { tx, today }: Return,
  { id, totpConfirmed, isDemo }: KnownPerson,
): Promise<boolean> {
  return totpConfirmed || (!isDemo && needsSecondFactor(await listRolesOf(tx, id, today), roles))
}

function refusal(zh: string, en: string): Problem {
  return new Problem('sign-in-refused', { reason: { zh, en } }, [{ field: 'account', message: { zh, en } }])
}

function notConfigured(): Problem {
  return new Problem('not-found', { what: { zh: '统一身份认证', en: 'sign-in service' } })
}
