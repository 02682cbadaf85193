// A draft over what is stored: another's change meanwhile neither throws it away nor is overwritten unseen.
import { Button } from 'antd'
import { useState } from 'react'
import { useSay, w } from '../app/words.tsx'

const text = {
  overtaken: w(
    '他人刚刚修改了这里的内容，您填的还没有保存。保留您填的，则您没有动过的各项取最新内容；采用最新内容，则放弃您填的',
    'Somebody else has just changed this, and what you entered is not saved. Keep yours, and what you did not touch is taken from the latest; or take the latest and give yours up',
  ),
  mine: w('保留我填的', 'Keep mine'),
  theirs: w('采用最新内容', 'Take the latest'),
}

interface Held<Value> {
  /** The version that is being changed, and what was stored then. */
  readonly version: number
  readonly from: Value
  readonly draft: Value
  /** How often all was put back to what is stored. */
  readonly round: number
}

/** What is being changed of a stored value of several parts, and what to do when it is changed elsewhere. */
export interface Draft<Value> {
  readonly value: Value
  /** The version it goes over; the server refuses one that is no longer the latest. */
  readonly version: number
  readonly isChanged: boolean
  readonly isOvertaken: boolean
  /** Another number where inputs must forget what was typed into them. */
  readonly round: number
  readonly change: (value: Value) => void
  /** Something of it was saved: this is what is stored now; what was changed beside it stays. */
  readonly saved: (stored: Value, version: number) => void
  readonly settle: (whose: 'mine' | 'theirs') => void
}

/** Holds a draft over what is stored, which moves on as long as nothing was changed here. */
export function useDraft<Value extends object>(stored: Value, version: number): Draft<Value> {
  const [held, setHeld] = useState<Held<Value>>({ version, from: stored, draft: stored, round: 0 })
  const isChanged = !isAlike(held.draft, held.from)
  const isMoved = !isAlike(held.from, stored)
  const latest = { version, from: stored, draft: stored, round: held.round + 1 }
  // A save of one's own is known before what it stored is read: until then what is stored is older than what is held.
  if (version > held.version && !isMoved) setHeld({ ...held, version })
  else if (version >= held.version && isMoved && !isChanged) setHeld(latest)
  return {
    value: held.draft,
    version: held.version,
    isChanged,
    isOvertaken: version > held.version && isMoved && isChanged,
    round: held.round,
    change: (draft) => setHeld({ ...held, draft }),
    saved: (now, next) => setHeld((last) => ({ ...last, version: next, from: now, draft: merged(last, now) })),
    settle: (whose) => setHeld(whose === 'theirs' ? latest : { ...latest, draft: merged(held, stored) }),
  }
}

// Part by part: what was changed here, else what is stored now.
function merged<Value extends object>({ from, draft }: Held<Value>, stored: Value): Value {
  const before = new Map<string, unknown>(Object.entries(from))
  const mine = Object.entries(draft).filter(([part, value]) => !isAlike(value, before.get(part)))
  return { ...stored, ...Object.fromEntries(mine) }
}

function isAlike(one: unknown, other: unknown): boolean {
  return one === other || textOf(one) === textOf(other)
}

function textOf(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? `${part}n` : part)) ?? ''
}

/** Says that what is being changed was changed elsewhere, with both ways on. */
export function Overtaken({ draft }: { draft: Pick<Draft<object>, 'isOvertaken' | 'settle'> }) {
  const say = useSay()
  if (!draft.isOvertaken) return null
  return (
    <div className="notice amber" role="alert">
      <div>{say(text.overtaken)}</div>
      <div className="actions">
        <Button size="small" onClick={() => draft.settle('mine')}>
          {say(text.mine)}
        </Button>
        <Button size="small" onClick={() => draft.settle('theirs')}>
          {say(text.theirs)}
        </Button>
      </div>
    </div>
  )
}
