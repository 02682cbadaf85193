// Finds regions by the names people write, among those the viewer may see, and says what is wrong when it cannot.
import { plain, type Finding } from '@huanju/engines/tables'
import { sql } from 'kysely'
import { rowsOf, type Tx, type Viewer } from '../../platform/database/database.ts'
import { within } from '../../platform/database/walls.ts'
import type { Place } from '../communities/community.writes.ts'

interface Region { id: string; kind: string; name: string; ancestors: string[] }

/** What a row says of its place, and what is assumed where it says nothing. */
export interface NamedPlace { readonly county: string | null; readonly subdistrict: string | null; readonly neighbourhood: string | null }
export interface PlaceDefaults { readonly countyId: string | null; readonly subdistrictId: string | null }

/** Finds places by name. */
export interface PlaceFinder {
  find(named: NamedPlace, defaults: PlaceDefaults): { place: Place | null; findings: Finding[] }
}

/** Reads the regions the viewer may see, once for a whole list. */
export async function openPlaces(tx: Tx, viewer: Viewer): Promise<PlaceFinder> {
  const regions = await rowsOf(tx, sql<Region>`select r.id, r.kind, r.name_zh as name,
    array(select c.ancestor_id::text from region_closure c where c.region_id = r.id) as ancestors
    from regions r where ${within(viewer, sql`r.id`)}
    or (r.kind in ('county', 'functional-zone') and exists (select from region_closure up
      where up.ancestor_id = r.id and up.region_id = any (visible_roots())))`)
  const byName = new Map<string, Region[]>()
  const byId = new Map(regions.map((region) => [region.id, region]))
  for (const region of regions) {
    const key = plain(region.name)
    byName.set(key, [...(byName.get(key) ?? []), region])
  }
  const named = (name: string | null, kinds: readonly string[], parentId?: string) =>
    (name ? byName.get(plain(name)) ?? [] : []).filter(({ kind, ancestors }) => kinds.includes(kind) && (!parentId || ancestors.includes(parentId)))
  return { find: (given, defaults) => findPlace({ named, byId }, given, defaults) }
}

interface Index { named: (name: string | null, kinds: readonly string[], parentId?: string) => Region[]; byId: ReadonlyMap<string, Region> }
const countyKinds = ['county', 'functional-zone']

function findPlace({ named, byId }: Index, given: NamedPlace, defaults: PlaceDefaults): { place: Place | null; findings: Finding[] } {
  const counties = given.county ? named(given.county, countyKinds) : []
  if (given.county && counties.length === 0) {
    return missed('county', `没有名为“${given.county}”的县（市、区）或功能区，或不在您的管辖范围内`, `No county or zone “${given.county}” within your region`)
  }
  const countyId = counties[0]?.id ?? defaults.countyId ?? undefined
  const subdistricts = given.subdistrict ? named(given.subdistrict, ['subdistrict'], countyId) : []
  if (given.subdistrict && subdistricts.length === 0) {
    return missed('subdistrict', `没有名为“${given.subdistrict}”的街道（镇），请按区划表的全称填写`, `No subdistrict “${given.subdistrict}”; use its full name`)
  }
  if (subdistricts.length > 1) return missed('county', `“${given.subdistrict}”有多处，请同时填写县（市、区）`, `“${given.subdistrict}” is found in several counties; give the county`)
  const subdistrict = subdistricts[0] ?? (defaults.subdistrictId ? byId.get(defaults.subdistrictId) : undefined)
  if (!subdistrict) return missed('subdistrict', '没有街道（镇）；请补填，或在导入时为整张表指定', 'No subdistrict; add it, or choose one for the whole list')
  const county = countyId ?? subdistrict.ancestors.find((id) => countyKinds.includes(byId.get(id)?.kind ?? ''))
  if (!county || !subdistrict.ancestors.includes(county)) {
    return missed('subdistrict', `“${subdistrict.name}”不归所填县（市、区）管辖`, `“${subdistrict.name}” is not run by the county given`)
  }
  const [neighbourhood] = named(given.neighbourhood, ['neighbourhood'], subdistrict.id)
  const findings: Finding[] = given.neighbourhood && !neighbourhood ? [{ column: 'neighbourhood', severity: 'warning', message: {
    zh: `“${subdistrict.name}”没有名为“${given.neighbourhood}”的社区，按未填社区入库`, en: `“${given.neighbourhood}” is not known; the community goes in without it` } }] : []
  return { place: { countyId: county, subdistrictId: subdistrict.id, neighbourhoodId: neighbourhood?.id ?? null }, findings }
}

function missed(column: string, zh: string, en: string): { place: null; findings: Finding[] } {
  return { place: null, findings: [{ column, severity: 'error', message: { zh, en } }] }
}
