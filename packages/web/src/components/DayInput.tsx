// A day that stands on its own: in a filter or a dialog. It tells days only; what does not read stays, marked red.
import { readCell } from '@huanju/engines/tables'
import { useId, useState, type CSSProperties } from 'react'
import { w, type Words } from '../app/words.tsx'
import { DayBox } from './DayBox.tsx'
import { useUnreadWhile } from './unread.tsx'

const title = w('日期', 'Day')
const unread = w('这还不是一个日期，请写作 1998-06-30 或 19980630', 'This is no day yet; write 1998-06-30 or 19980630')

/** Reads a typed day as lists read it: 1996-06-30, 1996.6.30, 19960630; blank is none. */
export function readTypedDay(typed: string): { readonly day: string | null; readonly fault?: Words } {
  if (typed.trim() === '') return { day: null }
  const { value, finding } = readCell({ id: '', title, kind: 'day' }, typed)
  if (typeof value === 'string' && !finding) return { day: value }
  return { day: null, fault: unread }
}

interface DayInputProps {
  readonly id?: string
  readonly value: string | null
  readonly onChange: (day: string | null) => void
  /** Told why what is typed reads as no day, and nothing once it does again. */
  readonly onFault?: (fault: Words | undefined) => void
  readonly label?: string
  readonly isDisabled?: boolean
  readonly isWrong?: boolean
  readonly size?: 'small' | 'middle'
  readonly style?: CSSProperties
  readonly aria?: { readonly 'aria-invalid'?: boolean | undefined; readonly 'aria-describedby'?: string | undefined }
}

/**
 * A box for a day; while what is typed reads as no day, the last day stands, the box is red and says why, and the form
 * around it does not save. What changes outside shows once nobody types here.
 */
export function DayInput({
  id,
  value,
  onChange,
  onFault,
  label,
  isDisabled,
  isWrong,
  size,
  style,
  aria,
}: DayInputProps) {
  const ownId = useId()
  const [typed, setTyped] = useState(value ?? '')
  const [seen, setSeen] = useState(value)
  const [isHere, setHere] = useState(false)
  if (seen !== value) {
    setSeen(value)
    if (!isHere) setTyped(value ?? '')
  }
  const { day, fault } = readTypedDay(typed)
  useUnreadWhile(id ?? ownId, fault !== undefined)
  const type = (next: string) => {
    setTyped(next)
    const read = readTypedDay(next)
    onFault?.(read.fault)
    if (read.fault === undefined && read.day !== value) onChange(read.day)
  }
  const leave = () => {
    setHere(false)
    if (fault === undefined) setTyped(value ?? '')
  }
  return (
    <span className="day-input" data-wrong={fault ? '' : undefined} style={style}>
      <DayBox
        {...(id !== undefined && { id })}
        typed={typed}
        day={day}
        onType={type}
        onPick={type}
        onEnter={() => setHere(true)}
        onLeave={leave}
        isWrong={isWrong === true || fault !== undefined}
        why={onFault ? undefined : fault}
        isDisabled={isDisabled ?? false}
        {...(size && { size })}
        aria={{ ...(label !== undefined && { 'aria-label': label }), ...aria, ...(fault && { 'aria-invalid': true }) }}
      />
    </span>
  )
}
