// Signing in with password and one-time code: the same work and the same answer whether or not the account exists.
import { Problem } from '@huanju/contract'
import type { signIn as signInEndpoint } from '@huanju/contract/identity'
import type { Tx } from '../../platform/database/database.ts'
import type { Call, OpenCall } from '../../platform/http/routes.ts'
import { isKnownDevice, rememberDevice } from './devices.store.ts'
import {
  admitAttempt,
  countFailure,
  forgiveFailures,
  uncountAttempt,
  type Admitted,
  type Attempt,
} from './failures.store.ts'
import { inTurn } from './hashing.ts'
import { findPerson, recordRefusal, useStep, type KnownPerson, type Me } from './identity.store.ts'
import { presentMe } from './me.ts'
import type { IdentityParts } from './parts.ts'
import { fitsHash } from './passwords.ts'
import { stepOf } from './second-factor.ts'
import { endSessions, newToken, startSession } from './sessions.store.ts'

type SignInCall = OpenCall<typeof signInEndpoint>

/** Signs a person in, or answers why not; attempts are counted before they are tried, and hashed between transactions. */
export async function signIn(parts: IdentityParts, call: SignInCall): Promise<Me | Problem> {
  const { database, viewer, body } = call
  return inTurn(async () => {
    const begun = await database.transact(viewer, (tx) => begin(tx, call))
    if (begun instanceof Problem) return begun
    const fits = await fitsHash(body.password, begun.passwordHash)
    return database.transact(viewer, (tx) => conclude(parts, { ...call, tx }, { ...begun, fits }))
  })
}

interface Begun {
  readonly attempt: Attempt
  readonly admitted: Admitted
  /** Null where there is nothing that could fit. */
  readonly passwordHash: string | null
}

async function begin(tx: Tx, { body, address, now, deviceToken: token }: SignInCall): Promise<Begun | Problem> {
  const { login } = body
  const person = await findPerson(tx, { login })
  const isKnown = person && token ? await isKnownDevice(tx, { personId: person.id, token, now }) : false
  const attempt: Attempt = { login, address, now, device: isKnown ? token : null }
  const admitted = await admitAttempt(tx, attempt)
  if (admitted instanceof Problem) return admitted
  return { attempt, admitted, passwordHash: person?.isActive ? person.passwordHash : null }
}

async function conclude(
  parts: IdentityParts,
  call: SignInCall & { readonly tx: Tx },
  { attempt, admitted, passwordHash, fits }: Begun & { readonly fits: boolean },
): Promise<Me | Problem> {
  const { tx, body, now } = call
  const person = await findPerson(tx, { login: body.login })
  if (!person || !fits || !mayEnter(person, { passwordHash, now })) return refuse(call, { attempt, admitted }, person)
  if (person.totpConfirmed && body.code === undefined) {
    await uncountAttempt(tx, attempt, admitted)
    return new Problem('second-factor-needed')
  }
  if (person.totpConfirmed && !(await provesSecondFactor(tx, parts, { person, code: body.code ?? '', now })))
    return refuse(call, { attempt, admitted }, person)
  await forgiveFailures(tx, attempt, admitted)
  const me = await openSession(parts, call, { person, by: 'password' })
  await knowDevice(call, person)
  return me
}

// Between the transactions the account may have been stopped, or its password changed; a one-time password ends.
function mayEnter(
  { isActive, passwordHash, passwordEndsAt }: KnownPerson,
  tried: { readonly passwordHash: string | null; readonly now: Date },
): boolean {
  const isOver = passwordEndsAt !== null && Date.parse(passwordEndsAt) <= tried.now.getTime()
  return isActive && passwordHash === tried.passwordHash && !isOver
}

async function knowDevice(
  { tx, deviceToken, now, setDevice }: SignInCall & { readonly tx: Tx },
  { id }: KnownPerson,
): Promise<void> {
  const token = deviceToken !== null && /^[\w-]{43}$/.test(deviceToken) ? deviceToken : newToken()
  await rememberDevice(tx, { personId: id, token, now })
  setDevice(token)
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
  const { SESSION_HOURS: hours, SESSIONS_PER_PERSON: most } = parts.settings
  const token = await startSession(tx, { person, now, hours, most, address, agent, by })
  setSession(token)
  return presentMe(tx, parts, { person, token, today })
}

async function refuse(
  { tx, viewer, address }: SignInCall & { readonly tx: Tx },
  { attempt, admitted }: Pick<Begun, 'attempt' | 'admitted'>,
  person: KnownPerson | undefined,
): Promise<Problem> {
  await recordRefusal(tx, person, { regionId: viewer.regionIds[0] ?? null, address })
  await countFailure(tx, attempt, admitted)
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
