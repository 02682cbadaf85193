// The menu, folded from the screens of all subjects; a line shows when the right of its screen is held.
import { subjects } from '../subjects/index.ts'
import type { MenuGroup, MenuLine, Screen } from './subject.ts'
import { w, type Words } from './words.tsx'

type Item = MenuLine & Pick<Screen, 'path' | 'right'>

const groups: Readonly<Record<MenuGroup, Words>> = {
  work: w('办理', 'Work'),
  grounds: w('依据', 'Grounds'),
  administration: w('管理', 'Administration'),
}

const items: readonly Item[] = subjects
  .flatMap(({ screens }): readonly Screen[] => screens)
  .flatMap(({ path, right, menu: line }) => (line ? [{ ...line, path, right }] : []))
  .toSorted((a, b) => a.order - b.order)

/** The menu in groups. */
export const menu = Object.entries(groups).map(([group, words]) => ({
  words,
  items: items.filter((item) => item.group === group),
}))
