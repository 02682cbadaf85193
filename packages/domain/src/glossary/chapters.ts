// All chapters of the glossary in the order of the story.
import { buildingAndKeeping } from './building-and-keeping.ts'
import { decidingAndApproving } from './deciding-and-approving.ts'
import { judgingAndPlanning } from './judging-and-planning.ts'
import { money } from './money.ts'
import { placesAndPeople } from './places-and-people.ts'
import type { Chapter } from './term.ts'

/** The words of the field, chapter by chapter. */
export const glossary: readonly Chapter[] = [
  placesAndPeople,
  judgingAndPlanning,
  money,
  decidingAndApproving,
  buildingAndKeeping,
]
