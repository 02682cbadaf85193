// One field for each quantity: label above, unit inside its end, help and findings below; a blank is unknown, not zero.
import { dm2FromM2, fenFromYuan, formatM2, formatYuan } from '@huanju/quantities'
import { Input } from 'antd'
import { useState, type ReactNode } from 'react'
import { useSay, w, type Words } from '../app/words.tsx'

interface FieldProps {
  readonly id: string
  readonly words: Words
  readonly help?: Words
  readonly isRequired?: boolean
  /** What the server found wrong with it. */
  readonly finding?: Words | undefined
  readonly isWide?: boolean
}

/** The frame of a field. */
export function Field({
  id,
  words,
  help,
  isRequired,
  finding,
  isWide,
  children,
}: FieldProps & { children: ReactNode }) {
  const say = useSay()
  return (
    <div className={isWide ? 'field wide' : 'field'} data-wrong={finding ? '' : undefined}>
      <label htmlFor={id}>
        {say(words)}
        {isRequired && (
          <span className="star" aria-hidden>
            *
          </span>
        )}
      </label>
      {children}
      {finding && (
        <div className="finding" role="alert" id={`${id}-finding`}>
          {say(finding)}
        </div>
      )}
      {help && <div className="help">{say(help)}</div>}
    </div>
  )
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
        aria-describedby={field.finding ? `${field.id}-finding` : undefined}
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
      wrong={w('应为整数', 'A whole number')}
    />
  )
}

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
      return BigInt(from(text))
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
      wrong={w('应为数字，最多两位小数', 'A number with at most two decimals')}
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

// What was typed stays as typed until it reads as a quantity; only then it counts.
function Typed<Value>({ value, onChange, unit, read, show, wrong, ...field }: TypedProps<Value>) {
  const [typed, setTyped] = useState(value === null ? '' : show(value))
  const isWrong = typed !== '' && read(typed) === undefined
  const finding = isWrong ? wrong : field.finding
  return (
    <Field {...field} finding={finding}>
      <Input
        id={field.id}
        value={typed}
        inputMode="decimal"
        suffix={<span className="muted">{unit}</span>}
        status={finding ? 'error' : ''}
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
        onChange={({ target }) => onChange(target.value || null)}
      />
    </Field>
  )
}
