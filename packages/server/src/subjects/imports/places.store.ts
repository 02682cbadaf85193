// Finds regions by the names people write, among those the viewer may see, and says what is wrong when it cannot.
import type { LeastPlace, PlaceValues } from '@huanju/engines/entities'
import { nameKey, type Finding } from '@huanju/engines/tables'
import { sql } from 'kysely'
import { rowsOf, type Tx, type Viewer } from '../../platform/database/database.ts'
import { within } from '../../platform/database/walls.ts'
import { findOwnCity } from '../../platform/regions/regions.store.ts'

interface Region {
  id: string
  kind: string
  name: string
  ancestors: string[]
  /** Whether records may lie in it; a county above the viewer's own region is only named. */
  isVisible: boolean
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
  /** Where a record lies; `least` is what must be known of it. */
  find(named: NamedPlace, defaults: PlaceDefaults, least: LeastPlace): FoundPlace
  /** The city, for those who look after all of it. */
  readonly cityId: string | null
  /** As much of a place as is said, to tell records of the same name apart. */
  narrow(named: NamedPlace, defaults: PlaceDefaults): PlaceDefaults & { readonly findings: readonly Finding[] }
}

/** Reads the regions the viewer may see, once for a whole list. */
export async function openPlaces(tx: Tx, viewer: Viewer): Promise<PlaceFinder> {
  const regions = await rowsOf(
    tx,
    sql<Region>`select r.id, r.kind, r.name_zh as name, ${within(viewer, sql`r.id`)} as "isVisible",
    array(select c.ancestor_id::text from region_closure c where c.region_id = r.id) as ancestors
    from regions r where ${within(viewer, sql`r.id`)}
    or (r.kind in ('county', 'functional-zone') and exists (select from region_closure up
      where up.ancestor_id = r.id and up.region_id = any (visible_roots())))`,
  )
  const byName = new Map<string, Region[]>()
  const byId = new Map(regions.map((region) => [region.id, region]))
  for (const region of regions) {
    const key = nameKey(region.name)
    byName.set(key, [...(byName.get(key) ?? []), region])
  }
  const named = (name: string | null, kinds: readonly string[], parentId?: string) =>
    (name ? (byName.get(nameKey(name)) ?? []) : []).filter(
      ({ kind, ancestors }) => kinds.includes(kind) && (!parentId || ancestors.includes(parentId)),
    )
  const cityId = await findOwnCity(tx, viewer)
  const index = { named, byId, cityId }
  return {
    cityId,
    find: (given, defaults, least) => findPlace(index, given, { defaults, least }),
    narrow: (given, defaults) => narrowed(index, given, defaults),
  }
}

interface Index {
  named: (name: string | null, kinds: readonly string[], parentId?: string) => Region[]
  byId: ReadonlyMap<string, Region>
  cityId: string | null
}
const countyKinds = ['county', 'functional-zone']

/** A place as found, or why it was not. */
export interface FoundPlace {
  readonly place: PlaceValues | null
  readonly findings: readonly Finding[]
}
type FoundRegion = Region | undefined | FoundPlace

function findPlace(
  index: Index,
  given: NamedPlace,
  { defaults, least }: { defaults: PlaceDefaults; least: LeastPlace },
): FoundPlace {
  if (least === 'city' && index.cityId !== null && saysNothing(given, defaults)) return ofCity
  const county = findCounty(index, given.county, defaults.countyId)
  if (county && 'findings' in county) return county
  const subdistrict =
    subdistrictShown(index, given, county?.id) ??
    findSubdistrict(index, given.subdistrict, {
      countyId: county?.id,
      defaultId: defaults.subdistrictId,
    })
  if (!subdistrict) return least === 'subdistrict' ? noSubdistrict : findInCounty(county, given)
  return 'findings' in subdistrict ? subdistrict : findInSubdistrict(index, given, { county, subdistrict })
}

const saysNothing = ({ county, subdistrict, neighbourhood }: NamedPlace, { countyId }: PlaceDefaults) =>
  [county, subdistrict, neighbourhood, countyId].every((one) => !one)

const ofCity: FoundPlace = {
  place: { countyId: null, subdistrictId: null, neighbourhoodId: null },
  findings: [],
}

// A neighbourhood of one name only says in which subdistrict it lies, whatever is chosen for the whole list.
function subdistrictShown(
  { named, byId }: Index,
  { subdistrict, neighbourhood }: NamedPlace,
  countyId: string | undefined,
): Region | undefined {
  const [only, ...others] = subdistrict ? [] : named(neighbourhood, ['neighbourhood'], countyId)
  if (!only || others.length > 0) return undefined
  return only.ancestors.map((id) => byId.get(id)).find((region) => region?.kind === 'subdistrict')
}

const noSubdistrict = missed(
  'subdistrict',
  '没有街道（镇）；请补填，或在导入时为整张表指定',
  'No subdistrict; add it, or choose one for the whole list',
)

function findInSubdistrict(
  index: Index,
  given: NamedPlace,
  { county, subdistrict }: { county: Region | undefined; subdistrict: Region },
): FoundPlace {
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

function findInCounty(county: Region | undefined, { neighbourhood }: NamedPlace): FoundPlace {
  if (!county)
    return missed(
      'county',
      '没有县（市、区）；请补填，或在导入时为整张表指定',
      'No county; add it, or choose one for the whole list',
    )
  if (neighbourhood)
    return missed('subdistrict', '填了社区，须同时填街道（镇）', 'A neighbourhood is given without its subdistrict')
  if (!county.isVisible)
    return missed(
      'subdistrict',
      `您的管辖范围小于“${county.name}”，请填写街道（镇）`,
      `Your region is smaller than “${county.name}”; give the subdistrict`,
    )
  return { place: { countyId: county.id, subdistrictId: null, neighbourhoodId: null }, findings: [] }
}

function narrowed(index: Index, { county: countyName, subdistrict: name }: NamedPlace, defaults: PlaceDefaults) {
  const county = findCounty(index, countyName, defaults.countyId)
  if (county && 'findings' in county) return { countyId: null, subdistrictId: null, findings: county.findings }
  const subdistrict = findSubdistrict(index, name, { countyId: county?.id, defaultId: defaults.subdistrictId })
  if (subdistrict && 'findings' in subdistrict)
    return { countyId: null, subdistrictId: null, findings: subdistrict.findings }
  return { countyId: county?.id ?? null, subdistrictId: subdistrict?.id ?? null, findings: [] }
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
  if (!name) {
    const assumed = defaultId ? byId.get(defaultId) : undefined
    return countyId === undefined || assumed?.ancestors.includes(countyId) ? assumed : undefined
  }
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
