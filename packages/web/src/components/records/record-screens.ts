// The screens of a kind of record, all from its declaration: list, page and form; what is its own stands beside them.
import type { Entity } from '@huanju/engines/entities'
import { createElement, type ComponentType } from 'react'
import { RecordFormScreen } from './RecordFormScreen.tsx'
import { RecordList } from './RecordList.tsx'
import { RecordPage } from './RecordPage.tsx'
import type { ShownRecord } from './surroundings.ts'

/** What a kind of record shows beside what is derived. */
export interface Extras {
  /** Buttons before the derived ones of the list. */
  readonly Actions?: ComponentType
  /** What stands under the facts of a record, such as the dwellings of a building. */
  readonly Panels?: ComponentType<{ record: ShownRecord }>
}

interface RecordScreens {
  readonly List: ComponentType
  readonly Page: ComponentType
  readonly Form: ComponentType
}

/** Makes the screens of a kind of record. */
export function recordScreens(entity: Entity, extras: Extras = {}): RecordScreens {
  return {
    List: () => createElement(RecordList, { entity, extras }),
    Page: () => createElement(RecordPage, { entity, extras }),
    Form: () => createElement(RecordFormScreen, { entity }),
  }
}
