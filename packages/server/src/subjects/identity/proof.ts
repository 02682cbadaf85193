// Asking a signed-in person for the password again: counted like a sign-in, by the session it is asked in.
import { Problem } from '@huanju/contract'
import type { Database, Viewer } from '../../platform/database/database.ts'
import { admitAttempt, countFailure, forgiveFailures, type Attempt } from './failures.store.ts'
import { inTurn } from './hashing.ts'
import { findPerson, recordRefusal, type KnownPerson } from './identity.store.ts'
import { fitsHash } from './passwords.ts'

/** Who is asked, where, in which session. */
export interface Asking {
  readonly database: Database
  readonly viewer: Viewer
  readonly actor: { readonly personId: string; readonly sessionId: string }
  readonly address: string
  readonly now: Date
}

/** The person, if this is the password; otherwise the problem, which has been counted. */
export async function provePassword(asking: Asking, password: string): Promise<KnownPerson | Problem> {
  const { database, viewer, actor, address, now } = asking
  return inTurn(async () => {
    const begun = await database.transact(viewer, async (tx) => {
      const person = await findPerson(tx, { id: actor.personId })
      if (!person) throw new Problem('not-signed-in')
      const attempt: Attempt = { login: person.login, address, now, device: `session ${actor.sessionId}` }
      const admitted = await admitAttempt(tx, attempt)
      return admitted instanceof Problem ? admitted : { person, attempt, admitted }
    })
    if (begun instanceof Problem) return begun
    const { person, attempt, admitted } = begun
    const fits = await fitsHash(password, person.passwordHash)
    return database.transact(viewer, async (tx) => {
      if (fits) {
        await forgiveFailures(tx, attempt, admitted)
        return person
      }
      await recordRefusal(tx, person, { regionId: person.regionId, address })
      await countFailure(tx, attempt, admitted)
      return new Problem('wrong-password')
    })
  })
}
