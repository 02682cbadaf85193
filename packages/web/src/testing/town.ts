// A small town for tests of screens: its regions, catalogues and records, and a server that knows them.
import { listCatalogue } from '@huanju/contract/policy'
import { listRegions } from '@huanju/contract/organisations'
import type { RecordOf } from '@huanju/contract/entities'
import type { facility } from '@huanju/domain/communities'
import { Server } from './server.ts'

/** An identifier that ends in these digits. */
export function idOf(digits: number): string {
  return `11111111-1111-4111-8111-${String(digits).padStart(12, '0')}`
}

const alike = (text: string) => ({ zh: text, en: `${text}.` })
const region = (
  digits: number,
  kind: 'county' | 'subdistrict' | 'neighbourhood',
  more: { of?: number; name: string },
) => ({
  id: idOf(digits),
  kind,
  code: null,
  name: alike(more.name),
  parentId: more.of === undefined ? null : idOf(more.of),
  from: '2000-01-01',
  to: null,
  isVisible: true,
})

/** Two counties; three subdistricts, two of which lie in the first; a neighbourhood. */
export const regions = [
  region(1, 'county', { name: '东县' }),
  region(2, 'county', { name: '西县' }),
  region(11, 'subdistrict', { of: 1, name: '城关街道' }),
  region(12, 'subdistrict', { of: 1, name: '河湾镇' }),
  region(21, 'subdistrict', { of: 2, name: '山前街道' }),
  region(111, 'neighbourhood', { of: 11, name: '南门社区' }),
]

const catalogue = ['elderly-care', 'canteen'].map((id) => ({
  id,
  title: { zh: `${id}类`, en: id },
  meaning: null,
}))

/** A server that tells regions and catalogues. */
export function townServer(): Server {
  return new Server()
    .on(listRegions, () => ({ on: '2026-11-23', rows: regions }))
    .on(listCatalogue, () => ({ rows: catalogue }))
}

/** What every record has. */
export const recordMeta = {
  version: 3,
  changedAt: '2026-11-20T02:00:00.000Z',
  createdAt: '2026-11-01T02:00:00.000Z',
  voidedAt: null,
  voidReason: null,
  absences: {},
  warnings: [],
  allowed: [],
}

/** A facility as it is stored. */
export const canteen: RecordOf<typeof facility> = {
  ...recordMeta,
  id: idOf(7),
  name: '南门食堂',
  kind: 'canteen',
  countyId: idOf(1),
  subdistrictId: idOf(11),
  neighbourhoodId: null,
  communityId: null,
  operatorId: null,
  floorAreaDm2: 12_350n,
  servesFrom: '2019-05-01',
  servesTo: null,
  position: null,
  address: null,
  remark: null,
  absences: { servesTo: 'none' },
  names: { county: '东县', subdistrict: '城关街道' },
}
