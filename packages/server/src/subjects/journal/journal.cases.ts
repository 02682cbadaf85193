// How a county walks the endpoints of journal: asking for its own, and reaching for another's.
import { plain, type CasesOf } from '../../testing/cases.ts'

export const cases: CasesOf<'journal'> = {
  listJournal: { own: () => ({ query: { size: '200' } }), isMarked: true },
  verifyJournal: plain,
}
