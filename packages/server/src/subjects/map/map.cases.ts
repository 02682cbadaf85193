// How a county walks the endpoints of map: asking for its own, and reaching for another's.
import { marked, plain, type CasesOf } from '../../testing/cases.ts'

const outlineForm = {
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [117, 36],
        [117.2, 36],
        [117.2, 36.3],
        [117, 36],
      ],
    ],
  },
  reviewNumber: '鲁SG(2026)002号',
}

export const cases: CasesOf<'map'> = {
  listOutlines: marked,
  saveOutline: {
    own: (own) => ({ params: { region: own.countyId }, body: { ...outlineForm, source: `${own.mark}测绘` } }),
    isMarked: true,
    foreign: (other) => [{ params: { region: other.countyId }, body: { ...outlineForm, source: '伸手' } }],
  },
  communityTile: { own: () => ({ params: { z: '14', x: '13521', y: '6422' } }), isMarked: true },
  mapExtent: plain,
}
