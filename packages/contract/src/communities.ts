// The register of communities 小区台账: list, record, form, buildings, owners, history.
import {
  building,
  commonPart,
  community,
  communityStage,
  communityStatuses,
  conditionGrades,
  dwelling,
  facility,
  landKinds,
  owner,
  partLevels,
  premises as premisesKind,
  propertyService,
  totalKinds,
  totalStates,
} from '@huanju/domain/communities'
import { z } from 'zod'
import { actsOf } from './acts.ts'
import { endpoint } from './endpoint.ts'
import { batchOf, endpointsOf, formOf, recordMeta, revealOf, searchOf, toldShape } from './entities.ts'
import { shownPosition } from './entity-kinds.ts'
import { day, dm2, fen, historyLines, id, instant, listOf, page, several, startedJob, whole, words } from './shapes.ts'

export const verdictValues = ['meets', 'fails', 'unproven'] as const
const count = z.number().int().min(0).max(10_000_000)

/** What the form and the import fill in, as declared. */
export const communityForm = formOf(community)

const communityActions = ['edit', 'judge', 'see-owners'] as const

const communityRow = z.object({
  id,
  name: z.string(),
  address: z.string().nullable(),
  countyId: id,
  county: z.string(),
  subdistrictId: id,
  subdistrict: z.string(),
  neighbourhoodId: id.nullable(),
  neighbourhood: z.string().nullable(),
  status: z.enum(communityStatuses),
  verdict: z.enum(verdictValues).nullable(),
  verdictId: id.nullable(),
  completedOn: day.nullable(),
  landKind: z.enum(landKinds).nullable(),
  buildingCount: count.nullable(),
  householdCount: count.nullable(),
  floorAreaDm2: dm2.nullable(),
  estimatedCostFen: fen.nullable(),
  hasPosition: z.boolean(),
  isDemo: z.boolean(),
  changedAt: instant,
  version: z.number().int(),
})

const buildingRow = z.object({
  id,
  name: z.string(),
  completedOn: day.nullable(),
  storeyCount: count.nullable(),
  entranceCount: count.nullable(),
  householdCount: count.nullable(),
  floorAreaDm2: dm2.nullable(),
  dangerGrade: z.enum(conditionGrades).nullable(),
  version: z.number().int(),
})

const communityRecord = communityRow.extend({
  ...recordMeta,
  ...toldShape(community),
  papersOnFile: z.array(z.string()),
  position: shownPosition.nullable(),
  buildings: z.array(buildingRow),
  /** Where the record came from: typed in, or a row of an import. */
  origin: z.object({
    kind: z.enum(['form', 'import', 'demo']),
    importId: id.nullable(),
    rowNumber: z.number().int().nullable(),
    fileName: z.string().nullable(),
  }),
  /** Warnings of the register's checks; errors are never stored. */
  warnings: z.array(z.object({ field: z.string(), message: words })),
  allowed: z.array(z.enum(communityActions)),
  createdAt: instant,
})

/** The filter of the list; map, export and counts take the same one. */
export const communityFilter = z.object({
  q: z.string().max(60).optional(),
  countyId: several(id),
  subdistrictId: several(id),
  status: several(z.enum(communityStatuses)),
  verdict: several(z.enum([...verdictValues, 'unjudged'])),
  landKind: several(z.enum(landKinds)),
  completedFrom: day.optional(),
  completedTo: day.optional(),
  position: z.enum(['known', 'unknown']).optional(),
  importId: id.optional(),
  planId: id.optional(),
  planYear: z.coerce.number().int().min(1900).max(2200).optional(),
})
export const communitySorts = [
  'name',
  'county',
  'completedOn',
  'buildingCount',
  'householdCount',
  'floorArea',
  'changedAt',
] as const

export const sums = z.object({
  communities: z.number().int(),
  buildings: z.number().int(),
  households: z.number().int(),
  floorAreaDm2: dm2,
  estimatedCostFen: fen,
})

export const listCommunities = endpoint({
  words: { zh: '小区台账', en: 'Register of communities' },
  at: 'GET /communities',
  right: 'communities.read',
  query: communityFilter.extend({
    ...page.shape,
    sort: z.enum(communitySorts).default('changedAt'),
    order: z.enum(['asc', 'desc']).default('desc'),
  }),
  gives: listOf(communityRow).extend({ sums }),
})

export const suggestCommunities = endpoint({
  words: { zh: '小区检索提示', en: 'Search suggestions' },
  at: 'GET /communities/suggestions',
  right: 'communities.read',
  query: z.object({ q: z.string().max(60), within: id.optional() }),
  gives: z.object({ rows: z.array(z.object({ id, name: z.string(), place: z.string() })) }),
})

export const countCommunities = endpoint({
  words: { zh: '小区分类计数', en: 'Counts of communities' },
  at: 'GET /communities/counts',
  right: 'communities.read',
  query: communityFilter,
  gives: z.object({
    sums,
    byStatus: z.record(z.string(), z.number().int()),
    byVerdict: z.record(z.string(), z.number().int()),
    byCounty: z.array(z.object({ countyId: id, county: z.string(), communities: z.number().int() })),
    withoutPosition: z.number().int(),
  }),
})

const communityParams = z.object({ id })

export const getCommunity = endpoint({
  words: { zh: '小区档案', en: 'Record of a community' },
  at: 'GET /communities/:id',
  right: 'communities.read',
  params: communityParams,
  gives: communityRecord,
  refuses: ['not-found'],
})

/** One total of a community against its parts; figures are whole numbers, areas in dm². */
const totalLine = z.object({
  kind: z.enum(totalKinds),
  level: z.enum(partLevels),
  state: z.enum(totalStates),
  stated: whole.nullable(),
  difference: whole.nullable(),
  parts: z.object({ count: z.number().int(), known: z.number().int(), sum: whole }),
  words,
})

export const communityTotals = endpoint({
  words: { zh: '总数与分项核对', en: 'Totals against their parts' },
  at: 'GET /communities/:id/totals',
  right: 'communities.read',
  params: communityParams,
  gives: z.object({
    lines: z.array(totalLine),
    /** Building by building: what it states and the dwellings recorded in it; those that differ first. */
    buildings: z.array(z.object({ id, name: z.string(), lines: z.array(totalLine) })),
    /** How far the owners are recorded today, and what they count for. */
    roll: z.object({
      dwellings: z.number().int(),
      owned: z.number().int(),
      area: whole,
      heads: z.number().int(),
      unidentified: z.number().int(),
      short: z.number().int(),
    }),
  }),
  refuses: ['not-found'],
})

export const createCommunity = endpoint({
  words: { zh: '登记小区', en: 'Record a community' },
  at: 'POST /communities',
  right: 'communities.write',
  body: communityForm,
  gives: communityRecord,
  refuses: ['invalid-input', 'already-exists', 'not-found'],
})

export const updateCommunity = endpoint({
  words: { zh: '修改小区', en: 'Change a community' },
  at: 'PUT /communities/:id',
  right: 'communities.write',
  params: communityParams,
  body: communityForm.extend({ version: z.number().int() }),
  gives: communityRecord,
  refuses: ['invalid-input', 'already-exists', 'not-found', 'stale-version'],
})

/** Taken by the fold with all endpoints; screens make it from the declared record. @public */
export const communityHistory = endpoint({
  words: { zh: '小区办理记录', en: 'History of a community' },
  at: 'GET /communities/:id/history',
  right: 'communities.read',
  params: communityParams,
  gives: historyLines,
  refuses: ['not-found'],
})

export const exportCommunities = endpoint({
  words: { zh: '导出小区台账', en: 'Export the register' },
  at: 'POST /communities/exports',
  right: 'communities.export',
  query: communityFilter,
  gives: startedJob,
  refuses: ['job.too-many'],
})

/** Buildings 楼栋. */
export const buildings = endpointsOf(building)

/** Dwellings 房屋, also a building's worth at once. */
export const dwellings = { ...endpointsOf(dwelling), batch: batchOf(dwelling) }

/** Facilities 设施. */
export const facilities = endpointsOf(facility)

/** Property services 物业服务. */
export const propertyServices = endpointsOf(propertyService)

/** Common parts 共用部位与设施. */
export const commonParts = endpointsOf(commonPart)

/** Premises 用房. */
export const premises = endpointsOf(premisesKind)

/** Owners 业主: masked, found by exact personal data, seen in the clear for a reason. */
export const owners = { ...endpointsOf(owner), search: searchOf(owner), reveal: revealOf(owner) }

/** How the stage of a community moves. */
export const communityActs = actsOf(communityStage, ['stage.not-judged', 'stage.not-eligible'])
