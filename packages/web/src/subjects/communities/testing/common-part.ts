// A common part of the example community, as the server tells it.
import type { RecordOf } from '@huanju/contract/entities'
import type { commonPart } from '@huanju/domain/communities'
import { recordMeta } from '../../../testing/town.ts'
import { idOf } from './example-community.ts'

/** The street lights by the gate: on common ground, the owners' own. */
export const streetLight: RecordOf<typeof commonPart> = {
  ...recordMeta,
  id: idOf(7),
  name: '东门路灯',
  communityId: idOf(1),
  kind: 'lighting',
  place: 'common-ground',
  buildingId: null,
  ownerId: null,
  lengthM: null,
  areaDm2: null,
  pieceCount: 12,
  servesFrom: null,
  condition: 'C',
  remark: null,
  absences: { buildingId: 'none', ownerId: 'none' },
  names: { communityId: '槐树小区' },
}
