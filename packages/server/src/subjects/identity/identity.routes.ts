// Identity over HTTP: ways to sign in, the session, the own password, second factor, sessions and display.
import { Problem, type Contract } from '@huanju/contract'
import { identityRefusals } from '@huanju/domain/identity'
import type { Tx } from '../../platform/database/database.ts'
import { opening, type RoutesOf } from '../../platform/http/routes.ts'
import {
  confirmSecondFactor,
  findPerson,
  listOldPasswords,
  saveDisplay,
  savePassword,
  saveSecondFactor,
  type KnownPerson,
} from './identity.store.ts'
import { presentMe } from './me.ts'
import { oidcRoutes } from './oidc.routes.ts'
import type { IdentityParts } from './parts.ts'
import { fitsHash, hashPassword, requireStrong, usedBefore } from './passwords.ts'
import { provePassword } from './proof.ts'
import { inTurn } from './hashing.ts'
import { makeBinding, stepOf } from './second-factor.ts'
import { endSessions, listSessions, markProven } from './sessions.store.ts'
import { openSession, signIn } from './sign-in.ts'

type IdentityRoutes = RoutesOf<Contract['identity']>

/** The routes of identity. */
export function identityRoutes(parts: IdentityParts): IdentityRoutes {
  return { ...sessionRoutes(parts), ...passwordRoutes(parts), ...secondFactorRoutes(parts), ...oidcRoutes(parts) }
}

type SessionRoutes = Pick<
  IdentityRoutes,
  'methods' | 'signIn' | 'signOut' | 'whoAmI' | 'saveDisplay' | 'listSessions' | 'endSession'
>

function sessionRoutes(parts: IdentityParts): SessionRoutes {
  const { settings } = parts
  return {
    methods: async ({ actor }) => ({
      city: parts.city,
      isSignedIn: actor !== null,
      isDemo: parts.isDemo,
      oidc: settings.OIDC_ISSUER
        ? { words: { zh: '统一身份认证登录', en: 'Sign in through the identity provider' } }
        : null,
      demoAccounts: parts.isDemo ? parts.demoAccounts.map((account) => ({ ...account })) : [],
    }),
    signIn: opening((call) => signIn(parts, call)),
    signOut: async ({ tx, sessionToken, now, setSession }) => {
      await endSessions(tx, { token: sessionToken ?? '' }, { now, reason: 'signed-out' })
      setSession(null)
    },
    whoAmI: async ({ tx, actor, sessionToken, today }) =>
      presentMe(tx, parts, { person: await self(tx, actor.personId), token: sessionToken ?? '', today }),
    saveDisplay: async ({ tx, actor, body, sessionToken, today }) => {
      const person = await self(tx, actor.personId)
      await saveDisplay(tx, person, body)
      return presentMe(tx, parts, {
        person: { ...person, display: JSON.stringify(body) },
        token: sessionToken ?? '',
        today,
      })
    },
    listSessions: async ({ tx, actor, now }) => ({
      rows: await listSessions(tx, {
        personId: actor.personId,
        sessionId: actor.sessionId,
        now,
        idleMinutes: settings.SESSION_IDLE_MINUTES,
      }),
    }),
    endSession: async ({ tx, actor, params, now, setSession }) => {
      const ended = await endSessions(
        tx,
        { id: params.session, personId: actor.personId },
        { now, reason: 'ended-by-person' },
      )
      if (ended === 0) throw new Problem('not-found', { what: { zh: '会话', en: 'session' } })
      if (params.session === actor.sessionId) setSession(null)
    },
  }
}

function passwordRoutes(parts: IdentityParts): Pick<IdentityRoutes, 'changePassword' | 'provePassword'> {
  return {
    changePassword: opening(async (call) => {
      const { database, viewer, actor, body, now } = call
      const before = await provePassword(call, body.current)
      if (before instanceof Problem) return before
      requireStrong(body.next, { login: before.login, current: body.current })
      const old = await database.transact(viewer, (tx) =>
        listOldPasswords(tx, actor.personId, parts.settings.OLD_PASSWORDS_REFUSED),
      )
      const hash = await inTurn(async () => {
        for (const one of old) if (await fitsHash(body.next, one)) throw usedBefore()
        return hashPassword(body.next)
      })
      return database.transact(viewer, async (tx) => {
        const person = await self(tx, actor.personId)
        if (person.passwordHash !== before.passwordHash) throw new Problem('stale-version')
        await savePassword(tx, person, { hash, endsAt: null, now })
        await endSessions(tx, { personId: person.id }, { now, reason: 'password-changed' })
        return openSession(parts, { ...call, tx }, { person: { ...person, mustChange: false }, by: 'change' })
      })
    }),
    provePassword: opening(async (call) => {
      const person = await provePassword(call, call.body.password)
      if (person instanceof Problem) return person
      const { database, viewer, actor, now } = call
      await database.transact(viewer, (tx) => markProven(tx, { sessionId: actor.sessionId, person, now }))
    }),
  }
}

function secondFactorRoutes(parts: IdentityParts): Pick<IdentityRoutes, 'beginSecondFactor' | 'confirmSecondFactor'> {
  const { secrets, city } = parts
  return {
    beginSecondFactor: async ({ tx, actor, refuse }) => {
      const person = await self(tx, actor.personId)
      const binding = await makeBinding(person.login, `焕居 ${city.zh}`)
      if (!(await saveSecondFactor(tx, person, secrets.seal(binding.secret))))
        throw refuse(identityRefusals.refuse('second-factor.is-bound'))
      return binding
    },
    confirmSecondFactor: async (call) => {
      const { tx, actor, body, now, refuse } = call
      const person = await self(tx, actor.personId)
      if (person.totpConfirmed) throw refuse(identityRefusals.refuse('second-factor.is-bound'))
      if (!person.totpCipher) throw refuse(identityRefusals.refuse('second-factor.not-begun'))
      const step = stepOf(body.code, {
        secret: secrets.unseal(person.totpCipher),
        now,
      })
      if (step === null) throw new Problem('sign-in-failed')
      await confirmSecondFactor(tx, person, step)
      return openSession(parts, call, { person: { ...person, totpConfirmed: true }, by: 'change' })
    },
  }
}

async function self(tx: Tx, personId: string): Promise<KnownPerson> {
  const person = await findPerson(tx, { id: personId })
  if (!person) throw new Problem('not-signed-in')
  return person
}
