// One case for every endpoint of the contract: how a county asks for its own, and how it would reach for another's.
import type { Contract } from '@huanju/contract'
import { building, dwelling, facility } from '@huanju/domain/communities'
import { legalPerson } from '@huanju/domain/organisations'
import type { Client } from '../testing/harness.ts'
import { choicesIn } from '../platform/entities/choices.ts'
import { openPolicy } from '../platform/policy/policy.ts'
import { readSettings } from '../settings.ts'
import { entityCases, groundOf, rightForm } from './entity.cases.ts'
import { formFor, sheetOf, type Place } from './furnish.ts'

type Given = Parameters<Client['call']>[1] & { params?: Record<string, string>; answers?: number }

/** How an endpoint is walked. */
export interface Case {
  /** A county asks for what is its own; the answer may hold nothing of the other. */
  readonly own?: (own: Place) => Given | Promise<Given>
  /** A county reaches for the other's: 404, or the 400 that a place which does not exist gets as well (`answers`). */
  readonly foreign?: (other: Place, own: Place) => Given[]
  /** Whether the county's own mark is in the answer: the control that shows the walk could see a leak. */
  readonly isMarked?: boolean
  /** The status of a county's own request, where it is not 2xx. */
  readonly status?: number
}

/** The dotted name of every endpoint. */
export type EndpointName = { [Subject in keyof Contract]: `${Subject & string}.${keyof Contract[Subject] & string}` }[keyof Contract]

const nothing = {}
const nowhere = '00000000-0000-4000-8000-000000000000'
const plain: Case = { own: () => nothing }
const marked: Case = { own: () => nothing, isMarked: true }
const day = '2026-11-23'

function ofParams(params: (place: Place) => Record<string, string>, rest: Omit<Given & object, 'params'> = {}, isMarked = true): Case {
  return { own: (own) => ({ params: params(own), ...rest }), foreign: (other) => [{ params: params(other), ...rest }], isMarked }
}

const community = (place: Place) => ({ community: place.community })
const planOf = (place: Place) => ({ plan: place.plan })
const studyOf = (place: Place) => ({ study: place.study })
const importOf = (place: Place) => ({ import: place.import })
const planForm = (regionId: string, communityId?: string) => ({
  name: '新计划', regionId, years: [{ year: 2028, budgetFen: '100' }], weights: {}, includesUnproven: true,
  forces: communityId ? [{ communityId, kind: 'in', year: null, reason: '试' }] : [],
})
const ownerForm = (buildingId: string | null) => ({
  buildingId, dwelling: '102', exclusiveAreaDm2: null, name: '某某', phone: null, idNumber: null,
})
const organisationForm = (place: Place, from: Place) => ({
  nameZh: `${place.mark}新机构`, nameEn: 'New', kind: 'housing', regionId: from.countyId, from: day, to: null, succeededById: null, duties: [],
})
const outlineForm = { geometry: { type: 'Polygon', coordinates: [[[117, 36], [117.2, 36], [117.2, 36.3], [117, 36]]] }, reviewNumber: '鲁SG(2026)002号' }
const mapped = { mapping: [{ header: '小区名称', column: 'name', unit: null }] }
const roleForm = (organisation: Place, region: Place) => ({ role: 'viewer', organisationId: organisation.organisationId, regionId: region.countyId, from: day, to: null })
const personForm = { name: '某某', isActive: true, version: 999 }

const optionsOf = choicesIn(openPolicy(readSettings({}).PLACE).packOn(day))
const dwellingForm = (place: Place, nth: number) => rightForm(dwelling, groundOf(place, optionsOf), nth)

/** A case for each endpoint; one without does not compile. */
export const cases: Record<EndpointName, Case> = {
  'identity.methods': plain,
  'identity.signIn': { own: (own) => ({ body: { login: `${own.login}-viewer`, password: 'not this one' } }), status: 401 },
  'identity.signOut': plain,
  'identity.whoAmI': marked,
  'identity.changePassword': { own: () => ({ body: { current: 'not this one', next: 'Also-not-1949-this' } }), status: 401 },
  'identity.beginSecondFactor': plain,
  'identity.confirmSecondFactor': { own: () => ({ body: { code: '000000' } }), status: 401 },
  'identity.saveDisplay': { own: () => ({ body: { language: 'zh' } }), isMarked: true },
  'identity.listSessions': plain,
  'identity.endSession': { foreign: (other) => [{ params: { session: other.session } }] },
  'identity.beginOidc': { own: () => nothing, status: 503 },
  'identity.finishOidc': { own: () => nothing, status: 503 },
  'organisations.listRegions': marked,
  'organisations.moveRegion': {
    foreign: (other, own) => [
      { params: { region: other.subdistrictId }, body: { parentId: own.countyId, from: day, reason: '试' } },
      { params: { region: own.subdistrictId }, body: { parentId: other.countyId, from: day, reason: '试' } },
    ],
  },
  'organisations.listOrganisations': marked,
  'organisations.createOrganisation': {
    own: (own) => ({ body: organisationForm(own, own) }), foreign: (other, own) => [{ body: organisationForm(own, other) }], isMarked: true,
  },
  'organisations.updateOrganisation': {
    foreign: (other, own) => [
      { params: { organisation: other.organisationId }, body: { ...organisationForm(own, own), version: 1 } },
      { params: { organisation: own.organisationId }, body: { ...organisationForm(own, other), version: 1 } },
    ],
  },
  'organisations.listPeople': marked,
  'organisations.createPerson': { own: (own) => ({ body: { login: `new-${own.login}`, name: '新人' } }) },
  'organisations.updatePerson': { foreign: (other) => [{ params: { person: other.person }, body: personForm }] },
  'organisations.resetPassword': { foreign: (other) => [{ params: { person: other.person } }] },
  'organisations.grantRole': {
    foreign: (other, own) => [
      { params: { person: other.person }, body: roleForm(own, own) },
      { params: { person: own.person }, body: roleForm(other, own) },
      { params: { person: own.person }, body: roleForm(own, other) },
    ],
  },
  'organisations.endRole': {
    foreign: (other, own) => [
      { params: { person: other.person, role: other.personRole } }, { params: { person: own.person, role: other.personRole } },
    ],
  },
  'organisations.listRoles': plain,
  'communities.listCommunities': marked,
  'communities.suggestCommunities': { own: () => ({ query: { q: '小区' } }), isMarked: true },
  'communities.countCommunities': marked,
  'communities.getCommunity': ofParams(community),
  'communities.createCommunity': {
    own: (own) => ({ body: formFor(own, `${own.mark}新小区`) }), isMarked: true,
    foreign: (other, own) => [
      { body: formFor(other, '伸手'), answers: 400 },
      { body: { ...formFor(own, '伸手'), subdistrictId: other.subdistrictId }, answers: 400 },
      { body: { ...formFor(own, '伸手'), neighbourhoodId: other.neighbourhoodId }, answers: 400 },
      { body: { ...formFor(own, '伸手'), neighbourhoodId: nowhere }, answers: 400 },
    ],
  },
  'communities.updateCommunity': {
    foreign: (other, own) => [
      { params: community(other), body: { ...formFor(own, '伸手'), version: 1 } },
      { params: community(own), body: { ...formFor(other, '伸手'), version: 1 }, answers: 400 },
    ],
  },
  'communities.communityHistory': ofParams(community),
  'communities.exportCommunities': plain,
  'communities.listOwners': ofParams(community),
  'communities.addOwner': {
    foreign: (other, own) => [
      { params: community(other), body: ownerForm(null) }, { params: community(own), body: ownerForm(other.buildings) },
    ],
  },
  'communities.findOwners': { own: () => ({ body: { kind: 'phone', value: '13812345678' } }), isMarked: true },
  'communities.revealOwner': ofParams((place) => ({ owner: place.owner }), { body: { reason: '核对' } }),
  'imports.downloadTemplate': plain,
  'imports.uploadImport': { own: (own) => sheetOf(own, `${own.mark}三`), isMarked: true },
  'imports.listImports': marked,
  'imports.getImport': ofParams(importOf),
  'imports.checkImport': {
    foreign: (other, own) => [
      { params: { import: other.uncommitted }, body: { ...mapped, defaults: { countyId: null, subdistrictId: null } } },
      { params: { import: own.uncommitted }, body: { ...mapped, defaults: { countyId: other.countyId, subdistrictId: null } } },
      { params: { import: own.uncommitted }, body: { ...mapped, defaults: { countyId: null, subdistrictId: other.subdistrictId } } },
    ],
  },
  'imports.listImportRows': ofParams(importOf),
  'imports.commitImport': { foreign: (other) => [{ params: { import: other.uncommitted } }] },
  'imports.downloadImportReport': ofParams(importOf),
  'eligibility.judgeCommunity': ofParams(community, { body: { on: day } }),
  'eligibility.listVerdicts': ofParams(community),
  'eligibility.getVerdict': ofParams((place) => ({ verdict: place.verdict })),
  'eligibility.judgeAll': { own: () => ({ body: { on: day } }) },
  'plans.scoreSettings': plain,
  'plans.listPlans': marked,
  'plans.getPlan': ofParams(planOf),
  'plans.createPlan': {
    own: (own) => ({ body: planForm(own.countyId) }), isMarked: true,
    foreign: (other, own) => [{ body: planForm(other.countyId) }, { body: planForm(own.countyId, other.community) }],
  },
  'plans.updatePlan': {
    foreign: (other, own) => [
      { params: planOf(other), body: { ...planForm(own.countyId), version: 1 } },
      { params: planOf(own), body: { ...planForm(other.countyId), version: 1 } },
      { params: planOf(own), body: { ...planForm(own.countyId, other.community), version: 1 } },
    ],
  },
  'plans.rankPlan': { foreign: (other) => [{ params: planOf(other) }] },
  'plans.listPlanProjects': ofParams(planOf),
  'plans.explainPlanProject': {
    own: (own) => ({ params: { plan: own.plan, community: own.community } }), isMarked: true,
    foreign: (other, own) => [
      { params: { plan: other.plan, community: other.community } }, { params: { plan: own.plan, community: other.community } },
    ],
  },
  'plans.exportPlan': ofParams(planOf),
  'plans.listScoreMoves': { own: (own) => ({ params: planOf(own), body: { weights: {} } }), foreign: (other) => [{ params: planOf(other), body: { weights: {} } }] },
  'studies.listConstraints': plain,
  'studies.listStudies': ofParams(planOf),
  'studies.createStudy': {
    own: (own) => ({ params: planOf(own), body: { name: `${own.mark}推演` } }), isMarked: true,
    foreign: (other) => [{ params: planOf(other), body: { name: '伸手' } }],
  },
  'studies.getStudy': ofParams(studyOf),
  'studies.updateStudy': { foreign: (other) => [{ params: studyOf(other), body: { name: '伸手', settings: JSON.parse(other.studySettings) as unknown, version: 1 } }] },
  'studies.solveStudy': { foreign: (other) => [{ params: studyOf(other), body: { seconds: 1, seed: 1 } }] },
  'studies.listStudyProjects': ofParams(studyOf),
  'studies.askWhyNot': {
    foreign: (other, own) => [{ params: { study: other.study, community: other.community } }, { params: { study: own.study, community: other.community } }],
  },
  'studies.estimateStudy': {
    own: (own) => ({ params: studyOf(own), body: { settings: JSON.parse(own.studySettings) as unknown } }), foreign: (other) => [{ params: studyOf(other), body: { settings: JSON.parse(other.studySettings) as unknown } }],
  },
  'studies.studyFrontier': { foreign: (other) => [{ params: studyOf(other) }] },
  'studies.studyWaysOut': { foreign: (other) => [{ params: studyOf(other) }] },
  'studies.studyRobustness': { foreign: (other) => [{ params: studyOf(other) }] },
  'studies.exportStudy': ofParams(studyOf),
  'map.listOutlines': marked,
  'map.saveOutline': {
    own: (own) => ({ params: { region: own.countyId }, body: { ...outlineForm, source: `${own.mark}测绘` } }), isMarked: true,
    foreign: (other) => [{ params: { region: other.countyId }, body: { ...outlineForm, source: '伸手' } }],
  },
  'map.communityTile': { own: () => ({ params: { z: '14', x: '13521', y: '6422' } }), isMarked: true },
  'map.mapExtent': plain,
  'jobs.listJobs': plain,
  'jobs.getJob': ofParams((place) => ({ job: place.job }), {}, false),
  'jobs.watchJobs': {},
  'jobs.cancelJob': { foreign: (other) => [{ params: { job: other.job } }] },
  'jobs.downloadJobFile': ofParams((place) => ({ job: place.job })),
  ...entityCases('legalPersons', legalPerson, optionsOf),
  'legalPersons.reveal': ofParams((place) => ({ id: place.legalPersons }), { body: { reason: '核对' } }, false),
  ...entityCases('buildings', building, optionsOf),
  ...entityCases('dwellings', dwelling, optionsOf),
  'dwellings.batch': {
    own: (own) => ({ body: { rows: [dwellingForm(own, 21), dwellingForm(own, 22)] } }),
    foreign: (other, own) => [{ body: { rows: [dwellingForm(own, 23), dwellingForm(other, 24)] }, answers: 400 }],
  },
  ...entityCases('facilities', facility, optionsOf),
  'oversight.desk': plain,
  'oversight.getPolicyPack': plain,
  'oversight.listDocuments': plain,
  'oversight.listParameters': plain,
  'oversight.listCatalogue': { own: () => ({ params: { catalogue: 'roles' } }) },
  'oversight.listJournal': { own: () => ({ query: { size: '200' } }), isMarked: true },
  'oversight.verifyJournal': plain,
  'oversight.health': plain,
  'oversight.openApiDocument': plain,
  'oversight.apiPage': plain,
}
