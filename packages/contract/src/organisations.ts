// Organisations 机构 and the duties they hold, legal persons, regions, people and their roles: what administrators keep.
import { regionKinds } from '@huanju/domain/identity'
import { dutyHolding, legalPerson, organisation } from '@huanju/domain/organisations'
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { endpointsOf, revealOf } from './entities.ts'
import { day, id, instant, line, listOf, page, words } from './shapes.ts'

/** Organisations 机构. */
export const organisations = endpointsOf(organisation)

/** The duties 机构职责 that organisations hold. */
export const dutyHoldings = endpointsOf(dutyHolding)

/** The directory of legal persons 单位名录. */
export const legalPersons = { ...endpointsOf(legalPerson), reveal: revealOf(legalPerson) }

const region = z.object({
  id,
  kind: z.enum(regionKinds),
  code: z.string().nullable(),
  name: words,
  parentId: id.nullable(),
  from: day,
  to: day.nullable(),
  /** Whether the signed-in person may open records of this region; ancestors are listed for the path only. */
  isVisible: z.boolean(),
})

export const listRegions = endpoint({
  words: { zh: '区划与管辖', en: 'Regions and jurisdictions' },
  at: 'GET /regions',
  right: 'session',
  query: z.object({ on: day.optional() }),
  gives: z.object({ on: day, rows: z.array(region) }),
})

export const moveRegion = endpoint({
  words: { zh: '调整管辖关系', en: 'Move a region to another jurisdiction' },
  at: 'POST /regions/:region/memberships',
  right: 'system.settings',
  params: z.object({ region: id }),
  body: z.object({ parentId: id, from: day, reason: line(200) }),
  gives: region,
  refuses: [
    'not-found',
    'region.has-no-parent',
    'region.cannot-be-run-by',
    'region.is-run-by',
    'region.moved-too-early',
  ],
})

/** Regions 区划: the tree on a day, and who runs whom. */
export const regions = { listRegions, moveRegion }

const heldRole = z.object({
  id,
  role: z.string(),
  title: words,
  organisationId: id,
  organisation: z.string(),
  regionId: id,
  region: z.string(),
  from: day,
  to: day.nullable(),
})

const person = z.object({
  id,
  login: z.string(),
  name: z.string(),
  isActive: z.boolean(),
  isDemo: z.boolean(),
  secondFactor: z.boolean(),
  lastSignInAt: instant.nullable(),
  roles: z.array(heldRole),
  version: z.number().int(),
})

export const listPeople = endpoint({
  words: { zh: '人员', en: 'People' },
  at: 'GET /people',
  right: 'people.read',
  query: page.extend({ q: z.string().max(60).optional(), regionId: id.optional() }),
  gives: listOf(person),
})

/** The first half of a one-time password; a second administrator's release gives the other, the holder puts them together. */
const firstHalf = z.string()

const loginShape = /^[a-z][a-z0-9._-]{2,39}$/

export const createPerson = endpoint({
  words: { zh: '新建账号', en: 'Create an account' },
  at: 'POST /people',
  right: 'people.write',
  body: z.object({
    login: z
      .string()
      .trim()
      .refine((text) => loginShape.test(text), {
        error: '账号为3至40位小写字母、数字、点、横线，字母开头',
        params: { en: 'the account is 3 to 40 lower-case letters, digits, dots or dashes, a letter first' },
      })
      .meta({ pattern: loginShape.source }),
    name: line(40),
  }),
  gives: z.object({ person, firstHalf }),
  refuses: ['already-exists'],
})

export const updatePerson = endpoint({
  words: { zh: '修改账号', en: 'Change an account' },
  at: 'PUT /people/:person',
  right: 'people.write',
  params: z.object({ person: id }),
  body: z.object({ name: line(40), isActive: z.boolean(), version: z.number().int() }),
  gives: person,
  refuses: ['not-found', 'stale-version', 'person.is-oneself'],
})

export const resetPassword = endpoint({
  words: { zh: '申请重置口令', en: 'Ask for the reset of a password' },
  at: 'POST /people/:person/password',
  right: 'people.write',
  asks: 'password',
  params: z.object({ person: id }),
  gives: z.object({ firstHalf }),
  refuses: ['not-found', 'password-needed'],
})

export const resetSecondFactor = endpoint({
  words: { zh: '申请解除动态验证码', en: 'Ask for the end of a second factor' },
  at: 'POST /people/:person/second-factor',
  right: 'people.write',
  asks: 'password',
  params: z.object({ person: id }),
  gives: { kind: 'nothing' },
  refuses: ['not-found', 'password-needed'],
})

export const releaseKinds = ['first-password', 'password', 'second-factor'] as const

export const listReleases = endpoint({
  words: { zh: '待放行的账号事项', en: 'Account matters to be released' },
  at: 'GET /releases',
  right: 'people.release',
  gives: z.object({
    rows: z.array(
      z.object({
        id,
        kind: z.enum(releaseKinds),
        login: z.string(),
        name: z.string(),
        /** Null where the viewer may not see who asked. */
        askedBy: z.string().nullable(),
        askedAt: instant,
        mayRelease: z.boolean(),
      }),
    ),
  }),
})

export const release = endpoint({
  words: { zh: '放行账号事项', en: 'Release an account matter' },
  at: 'POST /releases/:release',
  right: 'people.release',
  asks: 'password',
  params: z.object({ release: id }),
  gives: z.object({ secondHalf: z.string().nullable() }),
  refuses: ['not-found', 'release.is-ones-own', 'password-needed'],
})

export const withdrawRelease = endpoint({
  words: { zh: '撤回账号事项', en: 'Withdraw an account matter' },
  at: 'DELETE /releases/:release',
  right: 'people.release',
  params: z.object({ release: id }),
  gives: { kind: 'nothing' },
  refuses: ['not-found'],
})

export const grantRole = endpoint({
  words: { zh: '授予岗位', en: 'Grant a role' },
  at: 'POST /people/:person/roles',
  right: 'people.rights',
  params: z.object({ person: id }),
  body: z.object({ role: line(40), organisationId: id, regionId: id, from: day, to: day.nullable() }),
  gives: person,
  refuses: ['not-found', 'invalid-input', 'role.is-ones-own', 'role.excludes', 'role.is-held'],
})

export const endRole = endpoint({
  words: { zh: '终止岗位', en: 'End a role' },
  at: 'DELETE /people/:person/roles/:role',
  right: 'people.rights',
  params: z.object({ person: id, role: id }),
  gives: person,
  refuses: ['not-found', 'role.is-ones-own', 'role.has-ended'],
})

export const listRoles = endpoint({
  words: { zh: '岗位目录', en: 'Catalogue of roles' },
  at: 'GET /roles',
  right: 'session',
  gives: z.object({ rows: z.array(z.object({ role: z.string(), title: words, rights: z.array(z.string()) })) }),
})

/** People 人员 and the roles they hold, kept by administrators of two kinds. */
export const people = {
  listPeople,
  createPerson,
  updatePerson,
  resetPassword,
  resetSecondFactor,
  listReleases,
  release,
  withdrawRelease,
  grantRole,
  endRole,
  listRoles,
}
