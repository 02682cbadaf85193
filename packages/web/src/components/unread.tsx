// What was typed but does not read as its kind: a form asks here before it saves, so that nothing is passed over.
import { createContext, use, useEffect, useMemo, useReducer, useRef, type ReactNode } from 'react'

type Tell = (id: string, isUnread: boolean) => void
const UnreadContext = createContext<Tell>(() => undefined)

/** For an input: keeps the form around it told while what stands in it cannot be read, and until it is gone. */
export function useUnreadWhile(id: string, isUnread: boolean): void {
  const tell = use(UnreadContext)
  useEffect(() => tell(id, isUnread), [tell, id, isUnread])
  useEffect(() => () => tell(id, false), [tell, id])
}

/** For a form: what its inputs tell, and whether all can be read; if not, the first is shown and focused. */
export function useUnread() {
  const unread = useRef(new Set<string>())
  return useMemo(() => {
    const tell: Tell = (id, isUnread) => {
      if (isUnread) unread.current.add(id)
      else unread.current.delete(id)
    }
    const isReadable = () => {
      if (unread.current.size > 0) showFirstWrong()
      return unread.current.size === 0
    }
    const isAnyUnread = () => unread.current.size > 0
    return { tell, isReadable, isAnyUnread }
  }, [])
}

/** The frame around the inputs of a form. */
export function Unread({ tell, children }: { tell: Tell; children: ReactNode }) {
  return <UnreadContext value={tell}>{children}</UnreadContext>
}

/** Brings the first field that is marked as wrong into view and puts the cursor into it. */
export function showFirstWrong(): void {
  const first = document.querySelector('[data-wrong]')
  first?.scrollIntoView({ block: 'center' })
  const marked = first?.querySelector<HTMLElement>('[aria-invalid=true]:not([disabled])')
  const any = first?.querySelector<HTMLElement>('input:not([disabled]), [role=combobox], textarea, button')
  ;(marked ?? any)?.focus({ preventScroll: true })
}

/** How often sending was tried in vain, and how to count once more: the first wrong field is shown when it is marked. */
export function useAttempts(): readonly [number, () => void] {
  const [attempts, count] = useReducer((before: number) => before + 1, 0)
  useEffect(() => {
    if (attempts > 0) showFirstWrong()
  }, [attempts])
  return [attempts, count]
}
