// A test city whose eastern county has two communities from a list, and who imports in each county.
import { expect } from 'vitest'
import { choicesIn } from '../platform/entities/choices.ts'
import { openTestCity, type Client, type TestCity } from './harness.ts'
import { importing, statesOf } from './importing.ts'

/** A test city and who imports into it. */
export interface ImportingCity {
  readonly city: TestCity
  readonly east: Client
  readonly west: Client
  readonly byEast: ReturnType<typeof importing>
  readonly byWest: ReturnType<typeof importing>
  readonly inEast: { countyId: string; subdistrictId: null }
  /** What the first kind of facility is called. */
  readonly kindTitle: string
}

type Json = Record<string, unknown>

/** Opens a test city and imports two communities into its eastern county. */
export async function openImportingCity(): Promise<ImportingCity> {
  const city = await openTestCity()
  const [east, west] = [await city.as('east'), await city.as('west')]
  const byEast = importing(city, east)
  const kindTitle = choicesIn(city.policy.packOn('2026-11-26'))('facility-kinds')[0]?.title.zh ?? ''
  const communities = await byEast.bring('community', [
    ['小区名称', '街道', '户数'],
    ['向阳里', '东甲标街道', 120],
    ['机械厂宿舍', '东甲标街道', 90],
  ])
  const committed = await byEast.commit(communities.id)
  expect(statesOf(committed)).toEqual(['committed', 'committed'])
  expect(await historyOf(east, `/communities/${committed[0]?.recordId ?? ''}`)).toEqual(['导入小区'])
  const inEast = { countyId: city.city.east.countyId, subdistrictId: null }
  return { city, east, west, byEast, byWest: importing(city, west), inEast, kindTitle }
}

/** The rows of a list of records, a hundred at most. */
export async function listOf(client: Client, many: string): Promise<Json[]> {
  return (await client.call(`GET /${many}`, { query: { size: 100 } })).json['rows'] as Json[]
}

/** What a record's history calls each of its lines, in Chinese. */
async function historyOf(client: Client, path: string): Promise<string[]> {
  const rows = (await client.call(`GET ${path}/history`)).json['rows'] as Json[]
  return rows.map(({ action }) => (action as { zh: string }).zh)
}
