// Who of a county may use an endpoint, and who may not, by the policy's own catalogue of roles.
import type { EndpointShape } from '@huanju/contract'
import type { Right } from '@huanju/domain/subjects'
import { catalogueOf } from '@huanju/policy'
import { dayOf } from '@huanju/quantities'
import type { Client, TestCity } from '../testing/harness.ts'

const roleNames = [
  'county-clerk',
  'street-worker',
  'planner',
  'finance',
  'viewer',
  'city-clerk',
  'system-admin',
  'security-admin',
  'audit-admin',
]

/** Finds people of a furnished county; each signs in once. */
export function peopleOf(city: TestCity) {
  const sessions = new Map<string, Promise<Client>>()
  const signedIn = (login: string) => {
    const known = sessions.get(login) ?? city.as(login)
    sessions.set(login, known)
    return known
  }
  const roleWith = (right: Right, holds: boolean) => {
    const roles = catalogueOf(city.policy.packOn(dayOf(city.clock.now)), 'roles')
    return roleNames.find((role) => (roles[role]?.rights as readonly string[] | undefined)?.includes(right) === holds)
  }
  /** A person of the county who holds the endpoint's right, or who does not; nobody for public endpoints. */
  return async (login: string, shape: EndpointShape, holds = true): Promise<Client> => {
    if (shape.right === 'public') return city.nobody
    const role = shape.right === 'session' ? 'county-clerk' : roleWith(shape.right, holds)
    if (!role) throw new Error(`no role ${holds ? 'with' : 'without'} ${shape.right}`)
    return signedIn(role === 'county-clerk' ? login : `${login}-${role}`)
  }
}
