// How a county walks the endpoints of organisations: asking for its own, and reaching for another's.
import type { Place } from '../../proofs/furnish.ts'
import { day, marked, plain, type CasesOf } from '../../testing/cases.ts'

const organisationForm = (place: Place, from: Place) => ({
  nameZh: `${place.mark}新机构`, nameEn: 'New', kind: 'housing', regionId: from.countyId, from: day, to: null, succeededById: null, duties: [],
})
const roleForm = (organisation: Place, region: Place) => ({ role: 'viewer', organisationId: organisation.organisationId, regionId: region.countyId, from: day, to: null })
const personForm = { name: '某某', isActive: true, version: 999 }

export const cases: CasesOf<'organisations'> = {
  listRegions: marked,
  moveRegion: {
    foreign: (other, own) => [
      { params: { region: other.subdistrictId }, body: { parentId: own.countyId, from: day, reason: '试' } },
      { params: { region: own.subdistrictId }, body: { parentId: other.countyId, from: day, reason: '试' } },
    ],
  },
  listOrganisations: marked,
  createOrganisation: {
    own: (own) => ({ body: organisationForm(own, own) }), foreign: (other, own) => [{ body: organisationForm(own, other) }], isMarked: true,
  },
  updateOrganisation: {
    foreign: (other, own) => [
      { params: { organisation: other.organisationId }, body: { ...organisationForm(own, own), version: 1 } },
      { params: { organisation: own.organisationId }, body: { ...organisationForm(own, other), version: 1 } },
    ],
  },
  listPeople: marked,
  createPerson: { own: (own) => ({ body: { login: `new-${own.login}`, name: '新人' } }) },
  updatePerson: { foreign: (other) => [{ params: { person: other.person }, body: personForm }] },
  resetPassword: { foreign: (other) => [{ params: { person: other.person } }] },
  resetSecondFactor: { foreign: (other) => [{ params: { person: other.person } }] },
  listReleases: plain,
  release: { foreign: (other) => [{ params: { release: other.release } }] },
  withdrawRelease: { foreign: (other) => [{ params: { release: other.release } }] },
  grantRole: {
    foreign: (other, own) => [
      { params: { person: other.person }, body: roleForm(own, own) },
      { params: { person: own.person }, body: roleForm(other, own) },
      { params: { person: own.person }, body: roleForm(own, other) },
    ],
  },
  endRole: {
    foreign: (other, own) => [
      { params: { person: other.person, role: other.personRole } }, { params: { person: own.person, role: other.personRole } },
    ],
  },
  listRoles: plain,
}
