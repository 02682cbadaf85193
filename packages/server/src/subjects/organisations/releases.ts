// One-time passwords in two halves: who asks has one, who releases the other, and only their holder both.
import type { Tx } from '../../platform/database/database.ts'
import { inTurn } from '../identity/hashing.ts'
import { hashPassword, makeHalf } from '../identity/passwords.ts'
import type { PeopleParts } from './parts.ts'
import { askRelease, type ReleaseKind } from './releases.store.ts'

/** A one-time password as it is made: its halves and the hash of the whole. */
export interface Code {
  readonly firstHalf: string
  readonly secondHalf: string
  readonly passwordHash: string
}

/** Makes a one-time password; hashing waits its turn, so call it outside of a transaction. */
export async function makeCode(): Promise<Code> {
  const [firstHalf, secondHalf] = [makeHalf(), makeHalf()]
  return { firstHalf, secondHalf, passwordHash: await inTurn(() => hashPassword(firstHalf + secondHalf)) }
}

interface Asked {
  readonly person: { readonly id: string; readonly regionId: string }
  readonly kind: ReleaseKind
  readonly code: Code
}

/** Asks for a one-time password to hold; its first half goes to who asks, the other lies sealed until its release. */
export async function askForCode(
  { secrets }: Pick<PeopleParts, 'secrets'>,
  { tx, actor, now }: { readonly tx: Tx; readonly actor: { readonly personId: string }; readonly now: Date },
  { person, kind, code }: Asked,
): Promise<void> {
  const { secondHalf, passwordHash } = code
  await askRelease(tx, {
    person,
    kind,
    askedById: actor.personId,
    now,
    passwordHash,
    halfCipher: secrets.seal(secondHalf),
  })
}
