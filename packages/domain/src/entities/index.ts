// Every kind of record there is, in the order of the story, and each by its name.
import type { Entity } from '@huanju/engines/entities'
import { building, community, dwelling, facility } from '../communities/index.ts'
import { legalPerson } from '../organisations/index.ts'

/** Every entity; a name stands once. */
export const entities: readonly Entity[] = [legalPerson, community, building, dwelling, facility]

/** An entity by its `one`; undefined where there is none of that name. */
export function entityNamed(one: string): Entity | undefined {
  return entities.find((entity) => entity.one === one)
}
