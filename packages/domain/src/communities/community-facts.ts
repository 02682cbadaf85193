// The facts of a community as rules and checks read them; a form or a row of a list gives the same fields.
import type { Entity, ValuesOf } from '@huanju/engines/entities'
import type { ConditionAspect, ConditionGrade, Position } from './community.ts'
import type { communityFields } from './community-fields.ts'
import { toPosition } from './position.ts'

type Fields = typeof communityFields
type Given = ValuesOf<Entity<Fields, { readonly by: 'parent'; readonly field: 'name' }>>

/** What is known of a community: null is not known, never zero. The point also as the map shows it. */
export type CommunityFacts = Readonly<
  Omit<{ [Id in keyof Fields]: Given[Id] }, 'position' | 'conditions' | 'papersOnFile'>
> & {
  readonly position: Position | null
  readonly conditions: Readonly<Partial<Record<ConditionAspect, ConditionGrade>>>
  /** Papers on file; ids from the evidence catalogue. None known of are none on file. */
  readonly papersOnFile: readonly string[]
}

/** The fields of a community as a form or a row of a list gives them. */
export type GivenFacts = { readonly [Id in keyof Fields]: Given[Id] }

/** What is known of a community but where it lies. */
export type PlacelessFacts = Omit<CommunityFacts, 'position'>

/** What was given as rules and checks read it. */
export function factsFromForm(given: GivenFacts): CommunityFacts {
  const { position } = given
  return {
    ...placelessFacts(given),
    position: position && toPosition(position.system, position.longitude, position.latitude),
  }
}

/** The same without the position, which need not be converted then. */
export function placelessFacts({ position: _position, papersOnFile, conditions, ...rest }: GivenFacts): PlacelessFacts {
  return { ...rest, conditions: conditions ?? {}, papersOnFile: papersOnFile ?? [] }
}
