// What was typed but does not read as its kind: a form asks here before it saves, so that nothing is passed over.
import { createContext, use, useEffect, useMemo, useReducer, useRef, type ReactNode, type RefObject } from 'react'

type Tell = (id: string, isUnread: boolean) => void
const UnreadContext = createContext<Tell>(() => undefined)

/** For an input: keeps the form around it told while what stands in it cannot be read, and until it is gone. */
export function useUnreadWhile(id: string, isUnread: boolean): void {
  const tell = use(UnreadContext)
  useEffect(() => tell(id, isUnread), [tell, id, isUnread])
  useEffect(() => () => tell(id, false), [tell, id])
}

interface Reading {
  readonly tell: Tell
  /** The element around the inputs. */
  readonly frame: RefObject<HTMLDivElement | null>
}

/** For a form: what its inputs tell, and whether all can be read; if not, the first is shown and focused. */
export function useUnread(): Reading & { isReadable: () => boolean; isAnyUnread: () => boolean } {
  const unread = useRef(new Set<string>())
  const frame = useRef<HTMLDivElement>(null)
  return useMemo(() => {
    const tell: Tell = (id, isUnread) => {
      if (isUnread) unread.current.add(id)
      else unread.current.delete(id)
    }
    const isReadable = () => {
      if (unread.current.size > 0) showFirstWrong(frame.current)
      return unread.current.size === 0
    }
    const isAnyUnread = () => unread.current.size > 0
    return { tell, frame, isReadable, isAnyUnread }
  }, [])
}

/** The frame around the inputs of a form. */
export function Unread({ of: { tell, frame }, children }: { of: Reading; children: ReactNode }) {
  return (
    <UnreadContext value={tell}>
      <div ref={frame}>{children}</div>
    </UnreadContext>
  )
}

/** Brings the first field of a form that is marked as wrong into view and puts the cursor into it. */
export function showFirstWrong(form: ParentNode | null): void {
  const first = form?.querySelector('[data-wrong]')
  first?.scrollIntoView({ block: 'center' })
  const marked = first?.querySelector<HTMLElement>('[aria-invalid=true]:not([disabled])')
  const any = first?.querySelector<HTMLElement>('input:not([disabled]), [role=combobox], textarea, button')
  ;(marked ?? any)?.focus({ preventScroll: true })
}

/** How often sending a form was tried in vain, and how to count once more: its first wrong field is shown when marked. */
export function useAttempts(form: RefObject<ParentNode | null>): readonly [number, () => void] {
  const [attempts, count] = useReducer((before: number) => before + 1, 0)
  useEffect(() => {
    if (attempts > 0) showFirstWrong(form.current)
  }, [form, attempts])
  return [attempts, count]
}
