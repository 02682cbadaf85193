// How a county walks the endpoints of desk: asking for its own, and reaching for another's.
import { plain, type CasesOf } from '../../testing/cases.ts'

export const cases: CasesOf<'desk'> = {
  desk: plain,
}
