// Finds regions by the names people write, among those the viewer may see, and says what is wrong when it cannot.
import { plain, type Finding } from '@huanju/engines/tables'
import { sql } from 'kysely'
import { rowsOf, type Tx, type Viewer } from '../../platform/database/database.ts'
import { within } from '../../platform/database/walls.ts'
import type { Place } from '../../platform/regions/regions.store.ts'

interface Region {
  id: string
  kind: string
  name: string
  ancestors: string[]
}

/** What a row says of its place, and what is assumed where it says nothing. */
export interface NamedPlace {
  readonly county: string | null
  readonly subdistrict: string | null
  readonly neighbourhood: string | null
}
export interface PlaceDefaults {
  readonly countyId: string | null
  readonly subdistrictId: string | null
}

/** Finds places by name. */
export interface PlaceFinder {
  find(named: NamedPlace, defaults: PlaceDefaults): { place: Place | null; findings: Finding[] }
}

/** Reads the regions the viewer may see, once for a whole list. */
export async function openPlaces(tx: Tx, viewer: Viewer): Promise<PlaceFinder> {
  const regions = await rowsOf(
    tx,
    sql<Region>`select r.id, r.kind, r.name_zh as name,
    array(select c.ancestor_id::text from region_closure c where c.region_id = r.id) as ancestors
    from regions r where ${within(viewer, sql`r.id`)}
    or (r.kind in ('county', 'functional-zone') and exists (select from region_closure up
      where up.ancestor_id = r.id and up.region_id = any (visible_roots())))`,
  )
  const byName = new Map<string, Region[]>()
  const byId = new Map(regions.map((region) => [region.id, region]))
  for (const region of regions) {
    const key = plain(region.name)
    byName.set(key, [...(byName.get(key) ?? []), region])
  }
  const named = (name: string | null, kinds: readonly string[], parentId?: string) =>
    (name ? (byName.get(plain(name)) ?? []) : []).filter(
      ({ kind, ancestors }) => kinds.includes(kind) && (!parentId || ancestors.includes(parentId)),
    )
  return { find: (given, defaults) => findPlace({ named, byId }, given, defaults) }
}

interface Index {
  named: (name: string | null, kinds: readonly string[], parentId?: string) => Region[]
  byId: ReadonlyMap<string, Region>
}
const countyKinds = ['county', 'functional-zone']

interface FoundPlace {
  readonly place: Place | null
  readonly findings: Finding[]
}
type FoundRegion = Region | undefined | FoundPlace

function findPlace(index: Index, given: NamedPlace, defaults: PlaceDefaults): FoundPlace {
  const county = findCounty(index, given.county, defaults.countyId)
  if (county && 'findings' in county) return county
  const subdistrict = findSubdistrict(index, given.subdistrict, {
    countyId: county?.id,
    defaultId: defaults.subdistrictId,
  })
  if (!subdistrict)
    return missed(
      'subdistrict',
      '没有街道（镇）；请补填，或在导入时为整张表指定',
      'No subdistrict; add it, or choose one for the whole list',
    )
  if ('findings' in subdistrict) return subdistrict
  const countyId =
    county?.id ?? subdistrict.ancestors.find((id) => countyKinds.includes(index.byId.get(id)?.kind ?? ''))
  if (!countyId || !subdistrict.ancestors.includes(countyId)) {
    return missed(
      'subdistrict',
      `“${subdistrict.name}”不归所填县（市、区）管辖`,
      `“${subdistrict.name}” is not run by the county given`,
    )
  }
  const [neighbourhood] = index.named(given.neighbourhood, ['neighbourhood'], subdistrict.id)
  const findings =
    given.neighbourhood && !neighbourhood ? [unknownNeighbourhood(subdistrict.name, given.neighbourhood)] : []
  return { place: { countyId, subdistrictId: subdistrict.id, neighbourhoodId: neighbourhood?.id ?? null }, findings }
}

function findCounty({ named, byId }: Index, name: string | null, defaultId: string | null): FoundRegion {
  if (!name) return defaultId ? byId.get(defaultId) : undefined
  const [county] = named(name, countyKinds)
  return (
    county ??
    missed(
      'county',
      `没有名为“${name}”的县（市、区）或功能区，或不在您的管辖范围内`,
      `No county or zone “${name}” within your region`,
    )
  )
}

function findSubdistrict(
  { named, byId }: Index,
  name: string | null,
  { countyId, defaultId }: { countyId: string | undefined; defaultId: string | null },
): FoundRegion {
  if (!name) return defaultId ? byId.get(defaultId) : undefined
  const found = named(name, ['subdistrict'], countyId)
  if (found.length > 1)
    return missed(
      'county',
      `“${name}”有多处，请同时填写县（市、区）`,
      `“${name}” is found in several counties; give the county`,
    )
  return (
    found[0] ??
    missed(
      'subdistrict',
      `没有名为“${name}”的街道（镇），请按区划表的全称填写`,
      `No subdistrict “${name}”; use its full name`,
    )
  )
}

function unknownNeighbourhood(subdistrict: string, name: string): Finding {
  return {
    column: 'neighbourhood',
    severity: 'warning',
    message: {
      zh: `“${subdistrict}”没有名为“${name}”的社区，按未填社区入库`,
      en: `“${name}” is not known; the community goes in without it`,
    },
  }
}

function missed(column: string, zh: string, en: string): FoundPlace {
  return { place: null, findings: [{ column, severity: 'error', message: { zh, en } }] }
}
