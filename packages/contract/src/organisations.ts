// Regions, organisations, duties, people and their roles: dated records that administrators keep.
import { legalPerson } from '@huanju/domain/organisations'
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { endpointsOf, revealOf } from './entities.ts'
import { regionKinds } from './identity.ts'
import { day, id, instant, line, listOf, page, words } from './shapes.ts'

export const region = z.object({
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
  refuses: ['not-found', 'wrong-state'],
})

export const organisation = z.object({
  id,
  name: words,
  kind: z.string(),
  regionId: id,
  region: z.string(),
  from: day,
  to: day.nullable(),
  succeededById: id.nullable(),
  succeededBy: z.string().nullable(),
  duties: z.array(z.object({ duty: z.string(), title: words, from: day, to: day.nullable() })),
  version: z.number().int(),
})

const organisationFields = z.object({
  nameZh: line(80),
  nameEn: line(160),
  kind: line(40),
  regionId: id,
  from: day,
  to: day.nullable(),
  succeededById: id.nullable(),
  duties: z.array(z.object({ duty: line(80), from: day, to: day.nullable() })).max(60),
})

export const listOrganisations = endpoint({
  words: { zh: '机构与职责', en: 'Organisations and duties' },
  at: 'GET /organisations',
  right: 'organisations.read',
  query: page.extend({
    q: z.string().max(60).optional(),
    regionId: id.optional(),
    duty: z.string().max(80).optional(),
    on: day.optional(),
  }),
  gives: listOf(organisation),
})

export const createOrganisation = endpoint({
  words: { zh: '登记机构', en: 'Record an organisation' },
  at: 'POST /organisations',
  right: 'organisations.write',
  body: organisationFields,
  gives: organisation,
  refuses: ['invalid-input', 'already-exists'],
})

export const updateOrganisation = endpoint({
  words: { zh: '修改机构', en: 'Change an organisation' },
  at: 'PUT /organisations/:organisation',
  right: 'organisations.write',
  params: z.object({ organisation: id }),
  body: organisationFields.extend({ version: z.number().int() }),
  gives: organisation,
  refuses: ['not-found', 'stale-version', 'invalid-input'],
})

export const heldRole = z.object({
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

export const person = z.object({
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

export const createPerson = endpoint({
  words: { zh: '新建账号', en: 'Create an account' },
  at: 'POST /people',
  right: 'people.write',
  body: z.object({
    login: z
      .string()
      .trim()
      .regex(/^[a-z][a-z0-9._-]{2,39}$/, '账号为3至40位小写字母、数字、点、横线，字母开头'),
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
  refuses: ['not-found', 'stale-version', 'wrong-state'],
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
  refuses: ['not-found', 'wrong-state', 'password-needed'],
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
  refuses: ['not-found', 'invalid-input', 'wrong-state'],
})

export const endRole = endpoint({
  words: { zh: '终止岗位', en: 'End a role' },
  at: 'DELETE /people/:person/roles/:role',
  right: 'people.rights',
  params: z.object({ person: id, role: id }),
  gives: person,
  refuses: ['not-found', 'wrong-state'],
})

export const listRoles = endpoint({
  words: { zh: '岗位目录', en: 'Catalogue of roles' },
  at: 'GET /roles',
  right: 'session',
  gives: z.object({ rows: z.array(z.object({ role: z.string(), title: words, rights: z.array(z.string()) })) }),
})

/** The directory of legal persons 单位名录. */
export const legalPersons = { ...endpointsOf(legalPerson), reveal: revealOf(legalPerson) }
