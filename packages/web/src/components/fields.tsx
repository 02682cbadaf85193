// One field for each quantity: label above, unit inside its end, help and findings below; a blank is unknown, not zero.
import { dm2FromM2, fenFromYuan, formatM2, formatYuan } from '@huanju/quantities'
import { Input } from 'antd'
import { useEffect, useState, type ReactNode } from 'react'
import { useSay, w, type Words } from '../app/words.tsx'
import { useTellUnread } from './unread.tsx'

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

/** A whole number. */
export function CountField({
  value,
  onChange,
  unit,
  ...field
}: FieldProps & { value: number | null; onChange: (value: number | null) => void; unit: string }) {
  const read = (text: string) => (/^\d+$/.test(text) ? Number(text) : undefined)
  return (
    <Typed
      {...field}
      value={value}
      onChange={onChange}
      unit={unit}
      read={read}
      show={String}
      wrong={w('应为不小于零的整数，不清楚请留空', 'A whole number, not below zero; leave it blank if unknown')}
    />
  )
}

const wrongQuantity = w(
  '应为不小于零的数字，最多两位小数；不清楚请留空',
  'A number not below zero with at most two decimals; leave it blank if unknown',
)

/** An area in ㎡ or an amount in 元, exact to two decimals. */
export function QuantityField({
  kind,
  value,
  onChange,
  ...field
}: FieldProps & { kind: 'area' | 'money'; value: bigint | null; onChange: (value: bigint | null) => void }) {
  const from = kind === 'area' ? dm2FromM2 : fenFromYuan
  const read = (text: string) => {
    try {
      const quantity = BigInt(from(text))
      return quantity < 0n ? undefined : quantity
    } catch (error) {
      if (error instanceof RangeError) return undefined
      throw error
    }
  }
  const show = (quantity: bigint) => (kind === 'area' ? formatM2(quantity) : formatYuan(quantity)).replaceAll(',', '')
  return (
    <Typed
      {...field}
      value={value}
      onChange={onChange}
      unit={kind === 'area' ? '㎡' : '元'}
      read={read}
      show={show}
      wrong={wrongQuantity}
    />
  )
}

interface TypedProps<Value> extends FieldProps {
  readonly value: Value | null
  readonly onChange: (value: Value | null) => void
  readonly unit: string
  readonly read: (text: string) => Value | undefined
  readonly show: (value: Value) => string
  readonly wrong: Words
}

// What was typed stays as typed; while it does not read as a quantity its form knows, and does not save.
function Typed<Value>({ value, onChange, unit, read, show, wrong, ...field }: TypedProps<Value>) {
  const [typed, setTyped] = useState(value === null ? '' : show(value))
  const isWrong = typed !== '' && read(typed) === undefined
  const finding = isWrong ? wrong : field.finding
  const tell = useTellUnread()
  useEffect(() => tell(field.id, isWrong), [tell, field.id, isWrong])
  useEffect(() => () => tell(field.id, false), [tell, field.id])
  return (
    <Field {...field} finding={finding}>
      <Input
        id={field.id}
        value={typed}
        inputMode="decimal"
        suffix={<span className="muted">{unit}</span>}
        status={finding ? 'error' : ''}
        {...described({ ...field, finding })}
        style={{ fontVariantNumeric: 'tabular-nums' }}
        onChange={({ target }) => {
          const text = target.value.replaceAll(/[,\s]/g, '')
          setTyped(text)
          const quantity = text === '' ? null : read(text)
          if (quantity !== undefined) onChange(quantity)
        }}
      />
    </Field>
  )
}

/** A calendar day. */
export function DayField({
  value,
  onChange,
  ...field
}: FieldProps & { value: string | null; onChange: (value: string | null) => void }) {
  return (
    <Field {...field}>
      <Input
        id={field.id}
        type="date"
        value={value ?? ''}
        status={field.finding ? 'error' : ''}
        {...described(field)}
        onChange={({ target }) => onChange(target.value || null)}
      />
    </Field>
  )
}
