// Signing in with password and one-time code: the same work and the same answer whether or not the account exists.
import { Problem } from '@huanju/contract'
import type { signIn as signInEndpoint } from '@huanju/contract/identity'
import type { Tx } from '../../platform/database/database.ts'
import type { Call } from '../../platform/http/routes.ts'
import { checkDelay, countFailure, forgiveFailures, type Attempt } from './failures.store.ts'
import { findPerson, recordRefusal, useStep, type KnownPerson, type Me } from './identity.store.ts'
import { presentMe } from './me.ts'
import type { IdentityParts } from './parts.ts'
import { fitsHash } from './passwords.ts'
import { stepOf } from './second-factor.ts'
import { endSessions, startSession } from './sessions.store.ts'

/** Signs a person in, or answers why not; failures are counted and kept. */
export async function signIn(parts: IdentityParts, call: Call<typeof signInEndpoint>): Promise<Me | Problem> {
  const { tx, body, address, now } = call
  const attempt: Attempt = { login: body.login, address, now }
  const waiting = await checkDelay(tx, attempt)
  if (waiting) return waiting
  const person = await findPerson(tx, { login: body.login })
  const fits = await fitsHash(body.password, person?.isActive ? person.passwordHash : null)
  if (!person || !fits) return refuse(call, attempt, person)
  if (person.totpConfirmed && body.code === undefined) return new Problem('second-factor-needed')
  if (person.totpConfirmed && !(await provesSecondFactor(tx, parts, { person, code: body.code ?? '', now })))
    return refuse(call, attempt, person)
  await forgiveFailures(tx, attempt)
  return openSession(parts, call, { person, by: 'password' })
}

type FreshCall = Pick<
  Call<typeof signInEndpoint>,
  'tx' | 'now' | 'today' | 'address' | 'agent' | 'sessionToken' | 'setSession'
>

/** Ends the session this browser came with and starts another under a new token. */
export async function openSession(
  parts: IdentityParts,
  call: FreshCall,
  { person, by }: { person: KnownPerson; by: 'password' | 'oidc' | 'change' },
): Promise<Me> {
  const { tx, now, today, address, agent, sessionToken, setSession } = call
  if (sessionToken) await endSessions(tx, { token: sessionToken }, { now, reason: 'replaced' })
  const token = await startSession(tx, { person, now, hours: parts.settings.SESSION_HOURS, address, agent, by })
  setSession(token)
  return presentMe(tx, parts, { person, token, today })
}

async function refuse(
  { tx, viewer, address }: Call<typeof signInEndpoint>,
  attempt: Attempt,
  person: KnownPerson | undefined,
): Promise<Problem> {
  await recordRefusal(tx, person, { regionId: viewer.regionIds[0] ?? null, address })
  await countFailure(tx, attempt)
  return new Problem('sign-in-failed')
}

/** Whether a code proves the second factor now; each time step counts once. */
async function provesSecondFactor(
  tx: Tx,
  { secrets }: Pick<IdentityParts, 'secrets'>,
  given: { person: KnownPerson; code: string; now: Date },
): Promise<boolean> {
  const { person, code, now } = given
  if (!person.totpCipher) return false
  const step = stepOf(code, { secret: secrets.unseal(person.totpCipher), now })
  return step !== null && useStep(tx, person.id, step)
}
