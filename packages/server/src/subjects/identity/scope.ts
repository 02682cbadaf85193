// What a person may do and where: rights belong to the regions of the roles that hold them, never to other regions.
import { rights as allRights, type Right } from '@huanju/domain/subjects'
import type { RoleEntry } from '../../platform/policy/roles.ts'

/** A role held today for a region; `above` is that region and everything that runs it. */
export interface HeldRole {
  readonly role: string
  readonly regionId: string
  readonly above: readonly string[]
}

/** The right an endpoint asks for; `session` and `public` ask for none. */
export type Asked = Right | 'session' | 'public'

export interface Scope {
  /** Every right held anywhere: for menus, never for decisions. */
  readonly rights: ReadonlySet<Right>
  /** The regions where a right is held; for `session` the regions of all roles. None lies below another. */
  regionsFor(asked: Asked): readonly string[]
  /** The rights held in every region where the asked one is held: safe wherever that request may look. */
  rightsWithin(asked: Asked): ReadonlySet<Right>
}

/** Works out rights and regions from the roles held and the catalogue; a role the catalogue lacks gives nothing. */
export function scopeOf(held: readonly HeldRole[], catalogue: readonly RoleEntry[]): Scope {
  const rightsOf = new Map(catalogue.map(({ id, rights }) => [id, new Set(rights)]))
  const holding = (asked: Asked) =>
    asked === 'session' || asked === 'public' ? held : held.filter(({ role }) => rightsOf.get(role)?.has(asked))
  const rights = allRights.filter((right) => holding(right).length > 0)
  return {
    rights: new Set(rights),
    regionsFor: (asked) => topmost(holding(asked)),
    rightsWithin: (asked) => {
      const places = holding(asked)
      return new Set(rights.filter((right) => places.every((place) => isCovered(place, holding(right)))))
    },
  }
}

function isCovered(place: HeldRole, by: readonly HeldRole[]): boolean {
  return by.some(({ regionId }) => regionId === place.regionId || place.above.includes(regionId))
}

function topmost(places: readonly HeldRole[]): string[] {
  const ids = new Set(places.map(({ regionId }) => regionId))
  const isTop = ({ regionId, above }: HeldRole) => !above.some((higher) => higher !== regionId && ids.has(higher))
  return [...new Set(places.filter(isTop).map(({ regionId }) => regionId))].sort()
}

/** Whether somebody with these roles must prove a second factor: whoever holds an administrator's role. */
export function needsSecondFactor(
  held: readonly { readonly role: string }[],
  catalogue: readonly RoleEntry[],
): boolean {
  const administrators = new Set(catalogue.filter(({ administrator }) => administrator).map(({ id }) => id))
  return held.some(({ role }) => administrators.has(role))
}
