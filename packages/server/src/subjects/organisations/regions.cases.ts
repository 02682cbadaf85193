// How a county walks the endpoints of regions: asking for its own, and reaching for another's.
import { day, marked, type CasesOf } from '../../testing/cases.ts'

export const cases: CasesOf<'regions'> = {
  listRegions: marked,
  moveRegion: {
    foreign: (other, own) => [
      { params: { region: other.subdistrictId }, body: { parentId: own.countyId, from: day, reason: '试' } },
      { params: { region: own.subdistrictId }, body: { parentId: other.countyId, from: day, reason: '试' } },
    ],
  },
}
