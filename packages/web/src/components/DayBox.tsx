// Where a day is entered: typed as people write days, or picked from a calendar that is fetched when it is opened.
import CalendarOutlined from '@ant-design/icons/CalendarOutlined'
import { Button, Input, Popover, Tooltip } from 'antd'
import { lazy, Suspense, useState, type CSSProperties } from 'react'
import { useSay, w, type Words } from '../app/words.tsx'
import { Loading } from './states.tsx'

const Month = lazy(() => import('./Month.tsx'))

const text = {
  open: w('打开日历', 'Open the calendar'),
  form: w('年-月-日', 'yyyy-mm-dd'),
}

interface DayBoxProps {
  readonly id?: string
  /** What stands in the box. */
  readonly typed: string
  /** The day it reads as; null while it reads as none. */
  readonly day: string | null
  readonly onType: (typed: string) => void
  readonly onPick: (day: string) => void
  readonly onEnter?: () => void
  readonly onLeave?: () => void
  readonly isWrong?: boolean
  /** Why it is wrong, where no field around it says so. */
  readonly why?: Words | undefined
  readonly isDisabled?: boolean
  readonly size?: 'small' | 'middle'
  readonly style?: CSSProperties
  readonly aria?: {
    readonly 'aria-label'?: string
    readonly 'aria-invalid'?: boolean | undefined
    readonly 'aria-describedby'?: string | undefined
  }
}

/** A box for a day with its calendar; reading what was typed is left to whoever uses it. */
export function DayBox({
  id,
  typed,
  day,
  onType,
  onPick,
  onEnter,
  onLeave,
  isWrong,
  why,
  isDisabled,
  size,
  style,
  aria,
}: DayBoxProps) {
  const say = useSay()
  const [isOpen, setOpen] = useState(false)
  const pick = (picked: string) => {
    setOpen(false)
    onPick(picked)
  }
  const calendar = (
    <Popover
      open={isOpen}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      content={
        <Suspense fallback={<Loading />}>
          <Month day={day} pick={pick} />
        </Suspense>
      }
    >
      <Button
        type="text"
        size="small"
        className="open-month"
        aria-label={say(text.open)}
        // For the mouse: with the keyboard a day is typed.
        tabIndex={-1}
        icon={<CalendarOutlined aria-hidden />}
        disabled={isDisabled ?? false}
      />
    </Popover>
  )
  // One tree whatever is typed: a box that is made anew would lose the cursor.
  return (
    <Tooltip title={why ? say(why) : ''} open={why !== undefined}>
      <Input
        {...(id !== undefined && { id })}
        {...aria}
        className="day-box num"
        inputMode="numeric"
        autoComplete="off"
        maxLength={20}
        placeholder={say(text.form)}
        size={size ?? 'middle'}
        {...(style && { style })}
        disabled={isDisabled ?? false}
        status={isWrong ? 'error' : ''}
        value={typed}
        suffix={calendar}
        onChange={({ target }) => onType(target.value)}
        onFocus={onEnter}
        onBlur={onLeave}
      />
    </Tooltip>
  )
}
