// The signed-in person as the web shell draws one: name, roles, rights for the menu, display, CSRF token.
import { rights as allRights } from '@huanju/domain/subjects'
import { display } from '@huanju/contract/identity'
import type { Tx } from '../../platform/database/database.ts'
import { csrfTokenOf } from '../../platform/http/answer.ts'
import { listRolesOf, titleOf, type KnownPerson, type Me } from './identity.store.ts'
import type { IdentityParts } from './parts.ts'
import { needsSecondFactor } from './scope.ts'

type MeParts = Pick<IdentityParts, 'roles' | 'secrets' | 'settings'>

/** Presents a person on a day, for the session with this token. */
export async function presentMe(
  tx: Tx,
  { roles, secrets, settings }: MeParts,
  { person, token, today }: Shown,
): Promise<Me> {
  const held = await listRolesOf(tx, person.id, today)
  const isHeld = new Set(held.map(({ role }) => role))
  const rights = new Set(roles.filter(({ id }) => isHeld.has(id)).flatMap((entry) => entry.rights))
  return {
    personId: person.id,
    login: person.login,
    name: secrets.unseal(person.nameCipher),
    isDemo: person.isDemo,
    roles: held.map((one) => ({ ...one, title: titleOf(one.role, roles) })),
    rights: allRights.filter((right) => rights.has(right)),
    mustChangePassword: person.mustChange && !person.isDemo,
    secondFactor: { enabled: person.totpConfirmed, required: !person.isDemo && needsSecondFactor(held, roles) },
    provider: person.oidcSubject === null ? null : providerWords(settings),
    display: display.parse(JSON.parse(person.display)),
    csrfToken: csrfTokenOf(token),
  }
}

// The identity provider as people call it; null where none is configured.
function providerWords({ OIDC_ISSUER }: Pick<IdentityParts['settings'], 'OIDC_ISSUER'>): Me['provider'] {
  return OIDC_ISSUER ? { zh: '统一身份认证', en: 'the identity provider' } : null
}

interface Shown {
  readonly person: KnownPerson
  readonly token: string
  readonly today: string
}
