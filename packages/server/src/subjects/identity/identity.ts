// Who a request comes from: the token's session, still alive, and its person's scope for the right that is asked.
import { dayOf } from '@huanju/quantities'
import type { Viewer } from '../../platform/database/database.ts'
import type { Identified } from '../../platform/http/answer.ts'
import type { IdentityParts } from './parts.ts'
import { needsSecondFactor, scopeOf, type Asked } from './scope.ts'
import { findSession, touchSession, type LiveSession } from './sessions.store.ts'

/** Identity put together: its parts, the cookie that carries a session, and who a token stands for. */
export interface Identity extends IdentityParts {
  readonly cookieName: string
  /** Who a token stands for, where the asked right is held; null after the session's end. Watching keeps none alive. */
  identify(token: string, asked: Asked, use?: 'watching'): Promise<Identified | null>
}

const touchMs = 60_000

/** Builds identity; nothing is remembered between requests, so an ended session ends at once. */
export function createIdentity(parts: IdentityParts): Identity {
  const { database, settings, roles, now } = parts
  let system: Viewer | undefined
  const eyes = async () => {
    if (!system?.regionIds.length) system = await database.systemViewer('identity')
    return system
  }
  return {
    ...parts,
    cookieName: settings.isSecure ? '__Host-huanju' : 'huanju',
    identify: async (token, asked, use) => {
      const at = now()
      const session = await database.transact(await eyes(), async (tx) => {
        const found = await findSession(tx, token, dayOf(at))
        if (!found || !isAlive(found, at, settings.SESSION_IDLE_MINUTES)) return undefined
        const isDue = at.getTime() - Date.parse(found.lastSeenAt) >= touchMs
        if (isDue && use !== 'watching') await touchSession(tx, found.id, at)
        return found
      })
      const isFresh = Date.parse(session?.provenAt ?? '') > at.getTime() - settings.PROOF_MINUTES * 60_000
      return session ? { ...identifiedAs(session, asked, roles), hasProven: isFresh } : null
    },
  }
}

function isAlive({ isActive, lastSeenAt, endsAt }: LiveSession, at: Date, idleMinutes: number): boolean {
  const isIdle = at.getTime() - Date.parse(lastSeenAt) >= idleMinutes * 60_000
  return isActive && !isIdle && at.getTime() < Date.parse(endsAt)
}

function identifiedAs(
  session: LiveSession,
  asked: Asked,
  catalogue: IdentityParts['roles'],
): Omit<Identified, 'hasProven'> {
  const scope = scopeOf(session.roles, catalogue)
  const { id, personId, login, isDemo, mustChange, hasSecondFactor } = session
  return {
    actor: {
      personId,
      login,
      sessionId: id,
      regionIds: scope.regionsFor(asked),
      rights: scope.rightsWithin(asked),
      regionsFor: scope.regionsFor,
    },
    mustChangePassword: mustChange && !isDemo,
    mustBindSecondFactor: !isDemo && !hasSecondFactor && needsSecondFactor(session.roles, catalogue),
  }
}
