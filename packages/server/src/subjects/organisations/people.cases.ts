// How a county walks the endpoints of people and roles: asking for its own, and reaching for another's.
import type { Place } from '../../proofs/furnish.ts'
import { day, marked, plain, type CasesOf } from '../../testing/cases.ts'

const roleForm = (organisation: Place, region: Place) => ({
  role: 'viewer',
  organisationId: organisation.organisationId,
  regionId: region.countyId,
  from: day,
  to: null,
})
const personForm = { name: '某某', isActive: true, version: 999 }

export const cases: CasesOf<'people'> = {
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
      { params: { person: other.person, role: other.personRole } },
      { params: { person: own.person, role: other.personRole } },
    ],
  },
  listRoles: plain,
}
