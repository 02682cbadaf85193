// Panels: a page leaves a slot, and subjects that come after it fill the slot without the page knowing them.
import type { Right } from '@huanju/domain/subjects'
import { createContext, lazy, Suspense, use, type ComponentType, type ReactNode } from 'react'
import { MeContext } from './session.tsx'

/** A place on a page, with what is given to whatever stands there. */
export interface Slot<Props extends object> {
  readonly name: string
  /** Only for the type: what a panel in this place must take. */
  readonly takes?: (props: Props) => void
}

/** What a subject puts into a slot; shown to those who hold its right. */
export interface Panel {
  readonly slot: string
  readonly right: Right | undefined
  readonly Component: ComponentType<never>
}

/** Leaves a place on a page. */
export function slot<Props extends object = object>(name: string): Slot<Props> {
  return { name }
}

/** Fills a place; the panel is loaded when the page that has the place is opened. */
export function panel<Props extends object>(
  at: Slot<Props>,
  load: () => Promise<{ default: ComponentType<Props> }>,
  right?: Right,
): Panel {
  return { slot: at.name, right, Component: lazy(load) }
}

export const PanelsContext = createContext<readonly Panel[]>([])

/** Everything that subjects have put into a place. */
export function Panels<Props extends object>({
  at,
  given,
  waiting = null,
}: {
  at: Slot<Props>
  given: Props
  waiting?: ReactNode
}) {
  const me = use(MeContext)
  const panels = use(PanelsContext).filter(
    (one) => one.slot === at.name && (one.right === undefined || me?.rights.includes(one.right)),
  )
  if (panels.length === 0) return null
  return (
    <Suspense fallback={waiting}>
      {panels.map(({ Component }, index) => {
        // `panel` let only components into the slot that take what the slot gives.
        const Shown = Component as ComponentType<Props>
        return <Shown key={`${at.name} ${index}`} {...given} />
      })}
    </Suspense>
  )
}
