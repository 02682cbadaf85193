// Organisations over HTTP: dated records with their duties and who took over, beside regions and people.
import { Problem, type Contract } from '@huanju/contract'
import type { Tx, Viewer } from '../../platform/database/database.ts'
import { invalidInput } from '../../platform/http/problems.ts'
import type { RoutesOf } from '../../platform/http/routes.ts'
import { isRegionVisible } from '../../platform/regions/regions.store.ts'
import {
  changeOrganisation,
  findOrganisation,
  insertOrganisation,
  isSucceededBy,
  listOrganisationsPage,
  type OrganisationFields,
  type OrganisationRow,
  type StoredOrganisation,
} from './organisations.store.ts'
import type { OrganisationsParts } from './parts.ts'
import { peopleRoutes } from './people.routes.ts'
import { findDutyFaults, requireForward } from './periods.ts'
import { regionsRoutes } from './regions.routes.ts'
import { releasesRoutes } from './releases.routes.ts'
import { rolesRoutes } from './roles.routes.ts'

type OrganisationRoutes = RoutesOf<Contract['organisations']>

/** The routes of organisations, regions, people and roles. */
export function organisationsRoutes(parts: OrganisationsParts): OrganisationRoutes {
  return { ...regionsRoutes(), ...recordRoutes(parts), ...peopleRoutes(parts), ...releasesRoutes(parts), ...rolesRoutes(parts) }
}

type RecordRoutes = Pick<OrganisationRoutes, 'listOrganisations' | 'createOrganisation' | 'updateOrganisation'>

function recordRoutes(parts: OrganisationsParts): RecordRoutes {
  const answerWith = async (tx: Tx, viewer: Viewer, id: string) =>
    present(parts, found(await findOrganisation(tx, viewer, id), '机构'))
  return {
    listOrganisations: async ({ tx, actor, query }) => {
      const { rows, total } = await listOrganisationsPage(tx, actor, query)
      return { rows: rows.map((row) => present(parts, row)), total }
    },
    createOrganisation: async ({ tx, actor, body }) => {
      await check(parts, { tx, viewer: actor, fields: body, id: null })
      return answerWith(tx, actor, await insertOrganisation(tx, body))
    },
    updateOrganisation: async ({ tx, actor, params, body: { version, ...fields } }) => {
      const before = found(await findOrganisation(tx, actor, params.organisation, 'lock'), '机构')
      if (before.version !== version) throw new Problem('stale-version')
      await check(parts, { tx, viewer: actor, fields, id: before.id })
      await changeOrganisation(tx, before, fields)
      return answerWith(tx, actor, before.id)
    },
  }
}

interface Checked {
  readonly tx: Tx
  readonly viewer: Viewer
  readonly fields: OrganisationFields
  readonly id: string | null
}

async function check({ duties }: OrganisationsParts, { tx, viewer, fields, id }: Checked): Promise<void> {
  requireForward(fields)
  const faults = findDutyFaults(fields.duties, new Set(duties.map((duty) => duty.id)))
  if (faults.length > 0) throw invalidInput(faults)
  if (!(await isRegionVisible(tx, viewer, fields.regionId))) throw new Problem('not-found', { what: '区划' })
  if (fields.succeededById === null) return
  found(await findOrganisation(tx, viewer, fields.succeededById), '承接机构')
  if (id !== null && (await isSucceededBy(tx, fields.succeededById, id))) {
    throw invalidInput([
      {
        field: 'succeededById',
        message: { zh: '承接关系首尾相接，请另选承接机构', en: 'Succession would run in a circle; choose another' },
      },
    ])
  }
}

function present({ duties: catalogue }: OrganisationsParts, { duties, ...row }: StoredOrganisation): OrganisationRow {
  const titleOf = (duty: string) => catalogue.find(({ id }) => id === duty)?.title ?? { zh: duty, en: duty }
  return { ...row, duties: duties.map((one) => ({ ...one, title: titleOf(one.duty) })) }
}

function found<Found>(row: Found | undefined, what: string): Found {
  if (row === undefined) throw new Problem('not-found', { what })
  return row
}
