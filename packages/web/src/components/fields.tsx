// One field for each quantity: label above, unit inside its end, help and findings below; a blank is unknown, not zero.
import { Input } from 'antd'
import { useState, type ReactNode } from 'react'
import { useSay, w, type Words } from '../app/words.tsx'
import { DayInput } from './DayInput.tsx'
import { useUnreadWhile } from './unread.tsx'

interface FieldProps {
  readonly id: string
  readonly words: Words
  readonly help?: Words | undefined
  readonly isRequired?: boolean
  /** What is wrong with it. */
  readonly finding?: Words | undefined
  /** What is odd about it; it may be kept all the same. */
  readonly warning?: Words | undefined
  readonly isWide?: boolean
}

interface FrameProps extends FieldProps {
  readonly children: ReactNode
  /** Stands at the right of the label. */
  readonly aside?: ReactNode
  /** It has several parts, each with a label of its own. */
  readonly isGroup?: boolean
  /** The cursor went elsewhere. */
  readonly onLeave?: () => void
}

/** The frame of a field. */
export function Field({
  id,
  words,
  help,
  isRequired,
  finding,
  warning,
  isWide,
  isGroup = false,
  aside,
  onLeave,
  children,
}: FrameProps) {
  const say = useSay()
  const title = (
    <>
      {say(words)}
      {isRequired && (
        <span className="star" aria-hidden>
          *
        </span>
      )}
    </>
  )
  const group = isGroup && {
    role: 'group',
    'aria-labelledby': `${id}-label`,
    'aria-describedby': described({ id, finding, warning, help })['aria-describedby'],
  }
  return (
    <div
      className={isWide ? 'field wide' : 'field'}
      data-wrong={finding ? '' : undefined}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) onLeave?.()
      }}
      {...group}
    >
      <div className="field-head">
        {isGroup ? (
          <span id={`${id}-label`}>{title}</span>
        ) : (
          <label htmlFor={id} id={`${id}-label`}>
            {title}
          </label>
        )}
        {aside}
      </div>
      {children}
      {finding && (
        <div className="finding" role="alert" id={`${id}-finding`}>
          {say(finding)}
        </div>
      )}
      {warning && !finding && (
        <div className="warning" id={`${id}-warning`}>
          {say(warning)}
        </div>
      )}
      {help && (
        <div className="help" id={`${id}-help`}>
          {say(help)}
        </div>
      )}
    </div>
  )
}

/** What assistive technology is told of a field: whether it is wrong, and where it says why. */
export function described({ id, finding, warning, help }: Omit<FieldProps, 'words'>) {
  const parts = [finding && 'finding', warning && !finding && 'warning', help && 'help']
  const ids = parts.filter(Boolean).map((part) => `${id}-${part}`)
  return { 'aria-invalid': finding ? true : undefined, 'aria-describedby': ids.join(' ') || undefined }
}

/** A line of text. */
export function TextField({
  value,
  onChange,
  max = 200,
  ...field
}: FieldProps & { value: string | null; onChange: (value: string | null) => void; max?: number }) {
  return (
    <Field {...field}>
      <Input
        id={field.id}
        value={value ?? ''}
        maxLength={max}
        status={field.finding ? 'error' : ''}
        {...described(field)}
        onChange={({ target }) => onChange(target.value === '' ? null : target.value)}
      />
    </Field>
  )
}

const wrongCount = w('应为不小于零的整数，不清楚请留空', 'A whole number, not below zero; leave it blank if unknown')

/** A whole number; while what was typed reads as none, its form knows, and does not save. */
export function CountField({
  value,
  onChange,
  unit,
  ...field
}: FieldProps & { value: number | null; onChange: (value: number | null) => void; unit: string }) {
  const [typed, setTyped] = useState(value === null ? '' : String(value))
  const isWrong = typed !== '' && !/^\d+$/.test(typed)
  const finding = isWrong ? wrongCount : field.finding
  useUnreadWhile(field.id, isWrong)
  return (
    <Field {...field} finding={finding}>
      <Input
        id={field.id}
        value={typed}
        inputMode="numeric"
        suffix={<span className="muted">{unit}</span>}
        status={finding ? 'error' : ''}
        {...described({ ...field, finding })}
        className="num"
        onChange={({ target }) => {
          const text = target.value.replaceAll(/[,\s]/g, '')
          setTyped(text)
          if (text === '' || /^\d+$/.test(text)) onChange(text === '' ? null : Number(text))
        }}
      />
    </Field>
  )
}

/** A calendar day. */
export function DayField({
  value,
  onChange,
  ...given
}: FieldProps & { value: string | null; onChange: (value: string | null) => void }) {
  const [fault, setFault] = useState<Words>()
  const field = { ...given, finding: given.finding ?? fault }
  return (
    <Field {...field}>
      <DayInput
        onFault={setFault}
        id={field.id}
        value={value}
        onChange={onChange}
        isWrong={field.finding !== undefined}
        aria={described(field)}
      />
    </Field>
  )
}
