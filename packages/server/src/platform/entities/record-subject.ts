// A declared kind of record as a part of the server: its routes, its export, its wall and its walk, from the declaration alone.
import { contract, type Contract } from '@huanju/contract'
import type { EntityEndpoints } from '@huanju/contract/entities'
import { entityNamed } from '@huanju/domain/subjects'
import type { Entity } from '@huanju/engines/entities'
import type { CasesOf } from '../../testing/cases.ts'
import type { RoutesOf } from '../http/routes.ts'
import type { Parts } from '../subjects/parts.ts'
import type { Opened, ServerSubject } from '../subjects/subject.ts'
import { entityRoutes, type EntityParts } from './entity.routes.ts'
import { exportEntityKind } from './export.jobs.ts'
import { tableOf } from './plan.store.ts'
import { useLimitsOf } from '../../settings.ts'

/** What a kind of record does beside what all do. */
interface Beside<Name extends keyof Contract> {
  /** Routes of endpoints that not every kind has; one that is missing does not compile. */
  readonly routes?: (parts: EntityParts) => RoutesOf<Omit<Contract[Name], keyof EntityEndpoints<Entity>>>
  /** What must follow a write in the same transaction. */
  readonly afterWrite?: (parts: Parts) => NonNullable<EntityParts['afterWrite']>
}

/** Puts a declared kind of record on the server under its name in the contract. */
export function recordSubject<const Name extends keyof Contract>(
  id: Name,
  entity: Entity,
  { routes, afterWrite }: Beside<Name> = {},
): ServerSubject<Name> {
  return {
    id,
    walled: [tableOf(entity)],
    cases: async () => {
      const { entityCases } = await import('../../proofs/entity.cases.ts')
      return { cases: entityCases(entity, Object.keys(contract[id])) as unknown as CasesOf<Name> }
    },
    open: (parts) => {
      const useLimits = useLimitsOf(parts.settings)
      const given = { ...parts, entityNamed, useLimits, ...(afterWrite && { afterWrite: afterWrite(parts) }) }
      const all = { ...entityRoutes(entity, given), ...routes?.(given) } as unknown as Opened<Name>['routes']
      return { routes: all, jobs: [exportEntityKind(entity, given)] }
    },
  }
}
