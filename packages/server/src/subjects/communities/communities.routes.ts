// The register over HTTP: find, check, decide, write, tell, answer.
import { Problem, type Contract } from '@huanju/contract'
import type { communityForm } from '@huanju/contract/communities'
import {
  checkFacts,
  checkLimits,
  community,
  factsFromForm,
  ledgerOf,
  ledgerOfAll,
  rollOf,
  totalsOf,
  totalsOfBuilding,
  totalWarnings,
  type CommunityFacts,
  type TotalState,
} from '@huanju/domain/communities'
import { entities, entityNamed } from '@huanju/domain/subjects'
import { checkValues } from '@huanju/engines/entities'
import { dayOf, type Day } from '@huanju/quantities'
import type { z } from 'zod'
import { mayOf } from '../../platform/entities/entity.routes.ts'
import { choicesIn } from '../../platform/entities/choices.ts'
import { historyOf } from '../../platform/entities/history.ts'
import { invalidInput } from '../../platform/http/problems.ts'
import type { Actor, RoutesOf } from '../../platform/http/routes.ts'
import type { Tx } from '../../platform/database/database.ts'
import type { Jobs } from '../../platform/jobs/starting.ts'
import type { Policy } from '../../platform/policy/policy.ts'
import { homeOf } from '../../platform/regions/home.ts'
import { isPlaceSound } from '../../platform/regions/regions.store.ts'
import type { Secrets } from '../../platform/secrets/index.ts'
import type { Tell } from '../../platform/subjects/news.ts'
import { communitiesExport } from './communities.jobs.ts'
import { limitsOf } from './community.limits.ts'
import {
  countPage,
  findCommunity,
  listBuildings,
  listPage,
  suggest,
  type CommunityRecord,
  type StoredCommunity,
} from './community.store.ts'
import { changeCommunity, createCommunity } from './community-writes.store.ts'
import { communityChanged } from './news.ts'
import { buildingFigures, heldDwellings } from './totals.store.ts'

export interface CommunitiesParts {
  readonly policy: Policy
  readonly secrets: Secrets
  readonly jobs: Jobs
  readonly tell: Tell
}

/** The routes of the register. */
export function communitiesRoutes(parts: CommunitiesParts): RoutesOf<Contract['communities']> {
  const { policy, jobs, tell } = parts
  const answerWith = async (tx: Tx, actor: Actor, id: string) =>
    recordFor(tx, actor, policy, found(await findCommunity(tx, actor, id)))
  return {
    listCommunities: ({ tx, actor, query }) => listPage(tx, actor, query),
    suggestCommunities: async ({ tx, actor, query }) => ({ rows: await suggest(tx, actor, query) }),
    countCommunities: ({ tx, actor, query }) => countPage(tx, actor, query),
    getCommunity: ({ tx, actor, params }) => answerWith(tx, actor, params.id),
    communityTotals: async ({ tx, actor, params, today }) =>
      totalsFor(tx, found(await findCommunity(tx, actor, params.id)), today),
    createCommunity: async ({ tx, actor, body, today }) => {
      const facts = await checked(tx, policy, body, today)
      const id = await createCommunity(tx, facts, body)
      await tell(communityChanged, { tx, viewer: actor, today }, { id })
      return answerWith(tx, actor, id)
    },
    updateCommunity: async ({ tx, actor, params, body, today }) => {
      const before = found(await findCommunity(tx, actor, params.id, 'lock'))
      if (before.version !== body.version) throw new Problem('stale-version')
      await changeCommunity(tx, before, { facts: await checked(tx, policy, body, today), place: body })
      await tell(communityChanged, { tx, viewer: actor, today }, { id: before.id })
      return answerWith(tx, actor, before.id)
    },
    communityHistory: async ({ tx, actor, params, today }) => {
      const { id } = found(await findCommunity(tx, actor, params.id))
      const buildings = await listBuildings(tx, [id])
      const optionsOf = choicesIn(policy.packOn(today))
      const may = mayOf(actor)
      const ids = [id, ...buildings.map((one) => one.id)]
      return { rows: await historyOf(tx, ids, { entities, entityNamed, optionsOf, secrets: parts.secrets, may }) }
    },
    exportCommunities: async ({ tx, actor, query, refuse }) => {
      const jobId = await jobs.start({ tx, actor, refuse }, communitiesExport, {
        title: { zh: '导出小区台账', en: 'Export the register' },
        unit: { zh: '行', en: 'rows' },
        regionId: homeOf(actor),
        input: { filter: query, rights: [...actor.rights] },
      })
      return { jobId }
    },
  }
}

function found(community: StoredCommunity | undefined): StoredCommunity {
  if (!community) throw new Problem('not-found', { what: { zh: '小区', en: 'community' } })
  return community
}

async function totalsFor(tx: Tx, stored: StoredCommunity, today: Day) {
  const buildings = await buildingFigures(tx, stored.id)
  const rows = buildings.map((one) => ({ id: one.id, name: one.name, lines: totalsOfBuilding(ledgerOf(one)) }))
  const urgency = ({ lines }: (typeof rows)[number]) => Math.min(...lines.map(({ state }) => order.indexOf(state)))
  return {
    lines: totalsOf(ledgerOfAll(statedBy(stored), buildings)),
    buildings: rows.toSorted((a, b) => urgency(a) - urgency(b) || names.compare(a.name, b.name)),
    roll: rollOf(await heldDwellings(tx, stored.id, today)),
  }
}

// Building 2 stands before building 10.
const names = new Intl.Collator('zh-CN', { numeric: true })
// What asks for a look stands first.
const order: readonly TotalState[] = ['differs', 'short', 'unknown', 'none', 'equal']

const statedBy = ({ buildingCount, householdCount, floorAreaDm2 }: StoredCommunity) => ({
  buildings: buildingCount === null ? null : BigInt(buildingCount),
  households: householdCount === null ? null : BigInt(householdCount),
  area: floorAreaDm2,
})

type Form = z.output<typeof communityForm>

async function checked(tx: Tx, policy: Policy, form: Form, today: string): Promise<CommunityFacts> {
  const facts = factsFromForm(form)
  const found = checkValues(community, form, { today, optionsOf: choicesIn(policy.packOn(today)) })
  const findings = found.filter(({ severity }) => severity === 'error')
  if (findings.length > 0) throw invalidInput(findings.map(({ column, message }) => ({ field: column, message })))
  if (!(await isPlaceSound(tx, form))) {
    throw invalidInput([
      {
        field: 'subdistrictId',
        message: {
          zh: '县（市、区）、街道（镇）、社区不成隶属，或不在您的管辖范围内',
          en: 'These places do not belong together, or lie outside your region',
        },
      },
    ])
  }
  return facts
}

async function recordFor(tx: Tx, actor: Actor, policy: Policy, stored: StoredCommunity): Promise<CommunityRecord> {
  const { position, regionId: _region, importRow, importFile, importId, origin, ...facts } = stored
  const can = (right: Parameters<typeof actor.rights.has>[0]) => actor.rights.has(right)
  const today = dayOf(new Date(stored.changedAt))
  const totals = totalsOf(ledgerOfAll(statedBy(stored), await buildingFigures(tx, stored.id)))
  return {
    ...facts,
    papersOnFile: [...facts.papersOnFile],
    conditions: { ...facts.conditions },
    position: position && {
      system: position.system,
      longitude: position.originalLongitude,
      latitude: position.originalLatitude,
      shownLongitude: position.longitude,
      shownLatitude: position.latitude,
    },
    buildings: await listBuildings(tx, [stored.id]),
    origin: { kind: origin, importId, rowNumber: importRow, fileName: importFile },
    warnings: [
      ...[...checkFacts(stored, today), ...checkLimits(stored, limitsOf(policy, today))].map(({ column, message }) => ({
        field: column,
        message,
      })),
      ...totalWarnings(totals).map((message) => ({ field: 'totals', message })),
    ],
    allowed: [
      ...(can('communities.write') ? (['edit'] as const) : []),
      ...(can('eligibility.judge') ? (['judge'] as const) : []),
      ...(can('owners.read') ? (['see-owners'] as const) : []),
    ],
  }
}
