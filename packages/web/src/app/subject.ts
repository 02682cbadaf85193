// What a subject gives the web: its screens with their places in the menu, and panels on the pages of others.
import type { Right } from '@huanju/domain/subjects'
import type { ComponentType } from 'react'
import type { Panel } from './panels.tsx'
import type { Words } from './words.tsx'

/** The groups of the menu, in their order. */
export type MenuGroup = 'work' | 'grounds' | 'administration'

/** A line of the menu; lines of a group stand in the order of `order`. */
export interface MenuLine {
  readonly group: MenuGroup
  readonly order: number
  readonly words: Words
  readonly Icon: ComponentType<{ 'aria-hidden'?: boolean }>
}

/** A screen: where it stands, who may use it, and how it is loaded when it is opened. */
export interface Screen<Path extends string = string> {
  readonly path: Path
  readonly right: Right | 'session'
  readonly load: () => Promise<{ default: ComponentType }>
  readonly menu?: MenuLine
}

/** What a subject says of itself on this floor; its name is the same on every floor. */
export interface WebSubject<Path extends string = string> {
  readonly id: string
  readonly screens: readonly Screen<Path>[]
  readonly panels?: readonly Panel[]
}

/** Declares a subject of the web; its paths are kept exactly, so that links to them are checked. */
export function webSubject<const Path extends string = never>(declared: WebSubject<Path>): WebSubject<Path> {
  return declared
}
