// Resets over HTTP: asked by one administrator, released by another, never by the person they are about.
import { Problem, type Contract, type Words } from '@huanju/contract'
import { organisationRefusals } from '@huanju/domain/organisations'
import type { Tx } from '../../platform/database/database.ts'
import { opening, type RoutesOf } from '../../platform/http/routes.ts'
import { openIdentity, savePassword } from '../identity/identity.store.ts'
import { forgetDevices } from '../identity/devices.store.ts'
import { endSessions } from '../identity/sessions.store.ts'
import type { PeopleParts } from './parts.ts'
import { findPersonRow } from './people.store.ts'
import { askForCode, makeCode } from './releases.ts'
import { askRelease, closeRelease, endSecondFactor, findRelease, listReleases } from './releases.store.ts'

type ReleaseRoutes = Pick<
  RoutesOf<Contract['people']>,
  'resetPassword' | 'resetSecondFactor' | 'listReleases' | 'release' | 'withdrawRelease'
>

/** The routes of resets and their release. */
export function releasesRoutes(parts: PeopleParts): ReleaseRoutes {
  const { secrets, settings } = parts
  const lifeMs = settings.ONE_TIME_PASSWORD_HOURS * 3_600_000
  const since = (now: Date) => new Date(now.getTime() - lifeMs)
  return {
    resetPassword: opening(async (call) => {
      const { database, viewer, actor, params, once } = call
      const code = await makeCode()
      const reset = async (tx: Tx) => {
        await openIdentity(tx)
        const person = found(await findPersonRow(tx, actor, params.person, 'lock'), { zh: '人员', en: 'person' })
        await askForCode(parts, { ...call, tx }, { person, kind: 'password', code })
        return { firstHalf: code.firstHalf }
      }
      return database.transact(viewer, (tx) => once(tx, () => reset(tx)))
    }),
    resetSecondFactor: async ({ tx, actor, params, now }) => {
      await openIdentity(tx)
      const person = found(await findPersonRow(tx, actor, params.person, 'lock'), { zh: '人员', en: 'person' })
      await askRelease(tx, { person, kind: 'second-factor', askedById: actor.personId, now })
    },
    listReleases: async ({ tx, actor, now }) => {
      await openIdentity(tx)
      const rows = await listReleases(tx, actor, since(now))
      return {
        rows: rows.map(({ id, kind, login, nameCipher, personId, askedById, askedBy, askedAt }) => ({
          id,
          kind,
          login,
          name: secrets.unseal(nameCipher),
          askedBy: askedBy && secrets.unseal(askedBy),
          askedAt,
          mayRelease: actor.personId !== askedById && actor.personId !== personId,
        })),
      }
    },
    release: async ({ tx, actor, params, now, refuse }) => {
      await openIdentity(tx)
      const one = found(await findRelease(tx, actor, { id: params.release, since: since(now) }), {
        zh: '待放行事项',
        en: 'matter to be released',
      })
      if (actor.personId === one.askedById || actor.personId === one.personId)
        throw refuse(organisationRefusals.refuse('release.is-ones-own'))
      await closeRelease(tx, one, 'released')
      const person = { id: one.personId, regionId: one.regionId }
      if (one.passwordHash === null) await endSecondFactor(tx, person)
      else await savePassword(tx, person, { hash: one.passwordHash, endsAt: new Date(now.getTime() + lifeMs), now })
      await endSessions(tx, { personId: one.personId }, { now, reason: `${one.kind}-released` })
      await forgetDevices(tx, one.personId)
      return { secondHalf: one.halfCipher && secrets.unseal(one.halfCipher) }
    },
    withdrawRelease: async ({ tx, actor, params, now }) => {
      await openIdentity(tx)
      const one = found(await findRelease(tx, actor, { id: params.release, since: since(now) }), {
        zh: '待放行事项',
        en: 'matter to be released',
      })
      await closeRelease(tx, one, 'withdrawn')
    },
  }
}

function found<Found>(one: Found | undefined, what: Words): Found {
  if (one === undefined) throw new Problem('not-found', { what })
  return one
}
