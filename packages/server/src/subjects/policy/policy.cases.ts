// How a county walks the endpoints of policy: asking for its own, and reaching for another's.
import { plain, type CasesOf } from '../../testing/cases.ts'

export const cases: CasesOf<'policy'> = {
  getPolicyPack: plain,
  listDocuments: plain,
  listParameters: plain,
  listCatalogue: { own: () => ({ params: { catalogue: 'roles' } }) },
}
