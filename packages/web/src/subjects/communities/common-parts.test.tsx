// Common parts on the page of a building: told there, and a new one starts in that building of that community.
// @vitest-environment happy-dom
import { buildings, commonParts, dwellings, getCommunity } from '@huanju/contract/communities'
import { listCatalogue } from '@huanju/contract/policy'
import { afterEach, expect, it } from 'vitest'
import { leadsTo } from '../../testing/reading.ts'
import { appears, clearScreen, said, show, until } from '../../testing/screen.tsx'
import { Server } from '../../testing/server.ts'
import { recordMeta } from '../../testing/town.ts'
import { BuildingPanels } from './BuildingPanels.tsx'
import screens from './common-parts.ts'
import { streetLight } from './testing/common-part.ts'
import { exampleCommunity, idOf } from './testing/example-community.ts'

afterEach(clearScreen)

const building = {
  ...recordMeta,
  id: idOf(5),
  name: '5号楼',
  communityId: idOf(1),
  completedOn: null,
  storeyCount: null,
  entranceCount: null,
  householdCount: null,
  floorAreaDm2: null,
  dangerGrade: null,
  names: { communityId: '槐树小区' },
}
const roof = {
  ...streetLight,
  name: '5号楼屋面',
  kind: 'roof',
  place: 'in-building' as const,
  buildingId: idOf(5),
}
const start = `/common-parts/new?communityId=${idOf(1)}&buildingId=${idOf(5)}`

it('stand under the facts of their building, and a new one starts there', async () => {
  const server = new Server()
    .on(listCatalogue, () => ({ rows: [] }))
    .on(dwellings.list, () => ({ rows: [], total: 0 }))
    .on(commonParts.list, () => ({ rows: [roof], total: 1 }))
  await show(<BuildingPanels record={building} />, { rights: ['communities.read', 'communities.write'] })
  await appears('5号楼屋面')
  expect(server.askedOf(commonParts.list)[0]?.query.getAll('buildingId')).toEqual([idOf(5)])
  expect(leadsTo('登记共用部位与设施')).toBe(start)
})

it('are recorded with community and building filled in', async () => {
  new Server()
    .on(listCatalogue, () => ({ rows: [] }))
    .on(getCommunity, () => exampleCommunity())
    .on(buildings.get, () => building)
  const { Form } = screens
  await show(<Form />, { at: start, path: '/common-parts/new', rights: ['communities.read', 'communities.write'] })
  await appears('槐树小区 5号楼')
  await until(() => expect(said(document.querySelector('.fixed-value') ?? undefined)).toBe('槐树小区'))
})
