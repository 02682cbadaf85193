// Roles over HTTP: who may do what, where and since when; granted by others, never to oneself.
import { Problem, type Contract } from '@huanju/contract'
import { organisation } from '@huanju/domain/organisations'
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
import { doOverlap, requireForward } from './periods.ts'
import { findConflict, type DatedRole } from './separation.ts'

type RoleRoutes = Pick<RoutesOf<Contract['people']>, 'listRoles' | 'grantRole' | 'endRole'>

/** The routes of roles. */
export function rolesRoutes(parts: PeopleParts): RoleRoutes {
  const { roles } = parts
  return {
    listRoles: async () => ({
      rows: roles.map(({ id, title, rights }) => ({ role: id, title, rights: [...rights] })),
    }),
    grantRole: async ({ tx, actor, params, body }) => {
      await openIdentity(tx)
      refuseOwn(actor.personId, params.person, '授予岗位')
      if (!roles.some(({ id }) => id === body.role))
        throw invalidInput([{ field: 'role', message: { zh: '岗位目录中没有这一项', en: 'No such role' } }])
      requireForward(body)
      await requirePlace(tx, actor, { personId: params.person, ...body })
      await requireCompatible(parts, tx, { personId: params.person, granted: body })
      await insertRole(tx, { personId: params.person, ...body })
      return getPerson(parts, tx, actor, params.person)
    },
    endRole: async ({ tx, actor, params, today }) => {
      await openIdentity(tx)
      const person = await findPersonRow(tx, actor, params.person, 'lock')
      const held = person?.roles.find(({ id }) => id === params.role)
      if (!held) throw new Problem('not-found', { what: '任职' })
      refuseOwn(actor.personId, params.person, '终止岗位')
      if (held.to !== null && held.to <= today)
        throw new Problem('wrong-state', { state: `已于${held.to}终止`, action: '再次终止' })
      await closeRole(tx, { personId: params.person, held, today })
      return getPerson(parts, tx, actor, params.person)
    },
  }
}

function refuseOwn(actorId: string, personId: string, action: string): void {
  if (actorId === personId)
    throw new Problem('wrong-state', { state: '本人账号', action: `${action}，须由其他安全管理员办理` })
}

interface Place {
  readonly personId: string
  readonly organisationId: string
  readonly regionId: string
}

async function requirePlace(tx: Tx, viewer: Viewer, { personId, organisationId, regionId }: Place): Promise<void> {
  if (!(await findPersonRow(tx, viewer, personId, 'lock'))) throw new Problem('not-found', { what: '人员' })
  if (!(await isRegionVisible(tx, viewer, regionId))) throw new Problem('not-found', { what: '区划' })
  const asked = { viewer, ids: [organisationId], countyId: null }
  if ((await findTargets(tx, organisation, asked)).size === 0) throw new Problem('not-found', { what: '机构' })
}

interface Grant {
  readonly personId: string
  readonly granted: DatedRole & { readonly regionId: string }
}

/** Refuses a role that stands against one held at the same time anywhere in the city, or that is held already. */
async function requireCompatible({ roles }: PeopleParts, tx: Tx, { personId, granted }: Grant): Promise<void> {
  const held = await withAllRegions(tx, () => listDatedRoles(tx, personId))
  const conflict = findConflict(granted, held, roles)
  if (conflict) {
    throw new Problem('wrong-state', {
      state: `已任${conflict.zh}`,
      action: '兼任：系统、安全、审计管理员须由不同人员担任，且不得兼任业务岗位',
    })
  }
  const isHeld = held.some(
    (one) => one.role === granted.role && one.regionId === granted.regionId && doOverlap(one, granted),
  )
  if (isHeld) throw new Problem('wrong-state', { state: '同一时期已任此岗位', action: '重复授予' })
}
