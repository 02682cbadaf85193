// How a county walks the endpoints of platform: asking for its own, and reaching for another's.
import { plain, type CasesOf } from '../../testing/cases.ts'

export const cases: CasesOf<'platform'> = {
  health: plain,
  openApiDocument: plain,
  apiPage: plain,
}
