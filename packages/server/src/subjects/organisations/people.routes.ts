// People over HTTP: accounts, whose first password waits for a second administrator, names, ending.
import { Problem, type Contract } from '@huanju/contract'
import { organisationRefusals } from '@huanju/domain/organisations'
import type { Tx, Viewer } from '../../platform/database/database.ts'
import { opening, type RoutesOf } from '../../platform/http/routes.ts'
import { openIdentity, titleOf } from '../identity/identity.store.ts'
import { endSessions } from '../identity/sessions.store.ts'
import type { PeopleParts } from './parts.ts'
import {
  changePerson,
  findPersonRow,
  insertPerson,
  listNames,
  listPeopleById,
  listPeoplePage,
  type PersonRow,
  type StoredPerson,
} from './people.store.ts'
import { askForCode, makeCode } from './releases.ts'

type PeopleRoutes = Pick<RoutesOf<Contract['people']>, 'listPeople' | 'createPerson' | 'updatePerson'>

/** The routes of accounts. */
export function peopleRoutes(parts: PeopleParts): PeopleRoutes {
  const { secrets } = parts
  return {
    listPeople: async ({ tx, actor, query }) => {
      await openIdentity(tx)
      const { rows, total } = query.q
        ? await search(parts, tx, { viewer: actor, q: query.q, query })
        : await listPeoplePage(tx, actor, query)
      return { rows: rows.map((row) => presentPerson(parts, row)), total }
    },
    createPerson: opening(async (call) => {
      const { database, viewer, actor, body, once } = call
      const regionId = actor.regionIds[0] ?? ''
      const code = await makeCode()
      const create = async (tx: Tx) => {
        await openIdentity(tx)
        const id = await insertPerson(tx, { login: body.login, nameCipher: secrets.seal(body.name), regionId })
        if (id === undefined)
          throw new Problem('already-exists', {
            what: { zh: `账号“${body.login}”`, en: `The account “${body.login}”` },
          })
        await askForCode(parts, { ...call, tx }, { person: { id, regionId }, kind: 'first-password', code })
        return { firstHalf: code.firstHalf, person: await getPerson(parts, tx, actor, id) }
      }
      return database.transact(viewer, (tx) => once(tx, () => create(tx)))
    }),
    updatePerson: async ({ tx, actor, params, body, now, refuse }) => {
      await openIdentity(tx)
      const before = found(await findPersonRow(tx, actor, params.person, 'lock'))
      if (before.version !== body.version) throw new Problem('stale-version')
      if (before.id === actor.personId && !body.isActive) throw refuse(organisationRefusals.refuse('person.is-oneself'))
      const isNewName = secrets.unseal(before.nameCipher) !== body.name
      const nameCipher = isNewName ? secrets.seal(body.name) : before.nameCipher
      await changePerson(tx, before, { nameCipher, isNewName, isActive: body.isActive })
      if (!body.isActive) await endSessions(tx, { personId: before.id }, { now, reason: 'account-stopped' })
      return getPerson(parts, tx, actor, before.id)
    },
  }
}

interface Search {
  readonly viewer: Viewer
  readonly q: string
  readonly query: { page: number; size: number; regionId?: string | undefined }
}

// Names lie sealed, so a search opens those the viewer may see and looks; a city has a few thousand staff.
async function search({ secrets }: PeopleParts, tx: Tx, { viewer, q, query }: Search) {
  const wanted = q.normalize('NFKC').trim().toLowerCase()
  const all = await listNames(tx, viewer, query)
  const ids = all
    .filter(
      ({ login, nameCipher }) => login.includes(wanted) || secrets.unseal(nameCipher).toLowerCase().includes(wanted),
    )
    .map(({ id }) => id)
  const start = (query.page - 1) * query.size
  return { rows: await listPeopleById(tx, viewer, ids.slice(start, start + query.size)), total: ids.length }
}

/** Presents one person for an administrator; a foreign one is not found. */
export async function getPerson(parts: PeopleParts, tx: Tx, viewer: Viewer, id: string): Promise<PersonRow> {
  return presentPerson(parts, found(await findPersonRow(tx, viewer, id)))
}

function presentPerson(
  { secrets, roles: catalogue }: PeopleParts,
  { nameCipher, roles, regionId: _region, ...row }: StoredPerson,
): PersonRow {
  return {
    ...row,
    name: secrets.unseal(nameCipher),
    roles: roles.map((held) => ({ ...held, title: titleOf(held.role, catalogue) })),
  }
}

function found(person: StoredPerson | undefined): StoredPerson {
  if (!person) throw new Problem('not-found', { what: { zh: '人员', en: 'person' } })
  return person
}
