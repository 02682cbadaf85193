// The policy over HTTP: the pack of a day, documents, values and catalogues.
import { Problem, type Contract } from '@huanju/contract'
import type { RoutesOf } from '../../platform/http/routes.ts'
import type { Policy } from '../../platform/policy/policy.ts'
import { presentCatalogue, presentDocuments, presentParameters } from './policy.views.ts'

/** The routes of the policy. */
export function policyRoutes({ policy }: { policy: Policy }): RoutesOf<Contract['policy']> {
  return {
    getPolicyPack: async ({ query, today }) => {
      const pack = policy.packOn(query.on ?? today)
      return { place: pack.place, day: pack.day, hash: pack.hash, pack: { ...pack } }
    },
    listDocuments: async ({ today }) => ({ rows: presentDocuments(policy.packOn(today)) }),
    listParameters: async ({ query, today }) => ({ rows: presentParameters(policy.packOn(query.on ?? today)) }),
    listCatalogue: async ({ params, today }) => {
      const rows = presentCatalogue(policy.packOn(today), params.catalogue)
      if (!rows) throw new Problem('not-found', { what: { zh: '目录', en: 'catalogue' } })
      return { rows }
    },
  }
}
