// Roles over HTTP: who may do what, where and since when; granted by others, never to oneself.
import { Problem, type Contract } from '@huanju/contract'
import { grantAgainst, organisation, organisationRefusals, type DatedRole } from '@huanju/domain/organisations'
import type { Refusal } from '@huanju/engines/workflow'
import type { Tx, Viewer } from '../../platform/database/database.ts'
import { findTargets } from '../../platform/entities/entity.store.ts'
import { invalidInput } from '../../platform/http/problems.ts'
import type { RoutesOf } from '../../platform/http/routes.ts'
import { isRegionVisible } from '../../platform/regions/regions.store.ts'
import { openIdentity } from '../identity/identity.store.ts'
import { withAllRegions } from './closure.store.ts'
import type { PeopleParts } from './parts.ts'
import { getPerson } from './people.routes.ts'
import { closeRole, findPersonRow, insertRole, listDatedRoles } from './people.store.ts'
import { requireForward } from './periods.ts'

type RoleRoutes = Pick<RoutesOf<Contract['people']>, 'listRoles' | 'grantRole' | 'endRole'>

/** The routes of roles. */
export function rolesRoutes(parts: PeopleParts): RoleRoutes {
  const { roles } = parts
  return {
    listRoles: async () => ({
      rows: roles.map(({ id, title, rights }) => ({ role: id, title, rights: [...rights] })),
    }),
    grantRole: async ({ tx, actor, params, body, refuse }) => {
      await openIdentity(tx)
      if (actor.personId === params.person) throw refuse(organisationRefusals.refuse('role.is-ones-own'))
      if (!roles.some(({ id }) => id === body.role))
        throw invalidInput([{ field: 'role', message: { zh: '岗位目录中没有这一项', en: 'No such role' } }])
      requireForward(body)
      await requirePlace(tx, actor, { personId: params.person, ...body })
      await requireCompatible(parts, tx, { personId: params.person, granted: body, refuse })
      await insertRole(tx, { personId: params.person, ...body })
      return getPerson(parts, tx, actor, params.person)
    },
    endRole: async ({ tx, actor, params, today, refuse }) => {
      await openIdentity(tx)
      const person = await findPersonRow(tx, actor, params.person, 'lock')
      const held = person?.roles.find(({ id }) => id === params.role)
      if (!held) throw new Problem('not-found', { what: { zh: '任职', en: 'role held' } })
      if (actor.personId === params.person) throw refuse(organisationRefusals.refuse('role.is-ones-own'))
      if (held.to !== null && held.to <= today)
        throw refuse(organisationRefusals.refuse('role.has-ended', { day: held.to }))
      await closeRole(tx, { personId: params.person, held, today })
      return getPerson(parts, tx, actor, params.person)
    },
  }
}

interface Place {
  readonly personId: string
  readonly organisationId: string
  readonly regionId: string
}

async function requirePlace(tx: Tx, viewer: Viewer, { personId, organisationId, regionId }: Place): Promise<void> {
  if (!(await findPersonRow(tx, viewer, personId, 'lock')))
    throw new Problem('not-found', { what: { zh: '人员', en: 'person' } })
  if (!(await isRegionVisible(tx, viewer, regionId)))
    throw new Problem('not-found', { what: { zh: '区划', en: 'region' } })
  const asked = { viewer, ids: [organisationId], countyId: null }
  if ((await findTargets(tx, organisation, asked)).size === 0)
    throw new Problem('not-found', { what: { zh: '机构', en: 'organisation' } })
}

interface Grant {
  readonly personId: string
  readonly granted: DatedRole & { readonly regionId: string }
  readonly refuse: (refusal: Refusal<'role.excludes' | 'role.is-held'>) => Error
}

/** Refuses a role that stands against one held at the same time anywhere in the city, or that is held already. */
async function requireCompatible({ roles }: PeopleParts, tx: Tx, { personId, granted, refuse }: Grant): Promise<void> {
  const held = await withAllRegions(tx, () => listDatedRoles(tx, personId))
  const against = grantAgainst(granted, held, roles)
  if (against) throw refuse(against)
}
