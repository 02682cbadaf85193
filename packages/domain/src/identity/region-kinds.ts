// The kinds of regions in which people hold roles.

/** From the city down. */
export const regionKinds = ['city', 'county', 'functional-zone', 'subdistrict', 'neighbourhood'] as const
export type RegionKind = (typeof regionKinds)[number]
