// Signing in through the identity provider: staff whose account exists here; no account is made by itself.
import { Problem, type Contract } from '@huanju/contract'
import type { Tx } from '../../platform/database/database.ts'
import type { Call, RoutesOf } from '../../platform/http/routes.ts'
import { bindOidc, findPerson, listRolesOf, type KnownPerson } from './identity.store.ts'
import { openProvider, type Provider, type ProvenSubject } from './oidc.ts'
import { keepAttempt, takeAttempt } from './oidc.store.ts'
import type { IdentityParts } from './parts.ts'
import { needsSecondFactor } from './scope.ts'
import { newToken } from './sessions.store.ts'
import { openSession } from './sign-in.ts'

type OidcRoutes = Pick<RoutesOf<Contract['identity']>, 'beginOidc' | 'finishOidc'>

/** The routes to the identity provider and back. */
export function oidcRoutes(parts: IdentityParts): OidcRoutes {
  const { secrets, settings } = parts
  const provider = openProvider(settings)
  return {
    beginOidc: async ({ tx, now, setSession }) => {
      if (!provider) throw notConfigured()
      // The cookie of a session that does not exist ties the round trip to this browser.
      const [browser, attempt] = [newToken(), { state: newToken(), nonce: newToken(), verifier: newToken() }]
      const location = await provider.begin(attempt)
      await keepAttempt(tx, secrets, { attempt, browser, now })
      setSession(browser)
      return { location }
    },
    finishOidc: async (call) => {
      if (!provider) throw notConfigured()
      const proven = await proveSubject(parts, provider, call)
      if (proven instanceof Problem) return proven
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

type Return = Call<Contract['identity']['finishOidc']>

/** Checks the callback against the attempt this browser began; a failed one stays used up. */
async function proveSubject(
  { secrets }: IdentityParts,
  provider: Provider,
  { tx, query, sessionToken, now }: Return,
): Promise<ProvenSubject | Problem> {
  const { state } = query
  const attempt =
    state && sessionToken ? await takeAttempt(tx, secrets, { state, browser: sessionToken, now }) : undefined
  if (!attempt) return new Problem('sign-in-failed')
  try {
    return await provider.finish(query, attempt)
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
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
