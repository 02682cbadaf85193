// Entering a value, by kind of field: the one table of inputs. A blank is unknown; what does not read says so.
import { choicesOf, unitOf, type Field, type FieldKind } from '@huanju/engines/entities'
import type { Option } from '@huanju/engines/tables'
import { formatYuan } from '@huanju/quantities'
import { Button, Checkbox, Input, Select } from 'antd'
import type { ComponentType } from 'react'
import { useSay, w, type Words } from '../../app/words.tsx'
import type { Entry, Values } from './entry.ts'
import { DayBox } from '../DayBox.tsx'
import { GradesInput, PositionInput } from './compound-inputs.tsx'
import { LinkInput } from './LinkInput.tsx'
import { readTyped, writeTyped } from './typed.ts'

/** What an input is given: its field, what stands in it, and how to tell what was entered. */
export interface InputProps {
  readonly id: string
  readonly field: Field
  readonly entry: Entry
  readonly set: (entry: Entry) => void
  readonly aria: {
    readonly 'aria-label'?: string
    readonly 'aria-invalid'?: boolean | undefined
    readonly 'aria-describedby'?: string | undefined
  }
  readonly optionsOf: (catalogue: string) => readonly Option[]
  /** The record that is changed, as it was read; null for a new one. */
  readonly record: Values | null
  /** What a linked record must lie in or belong to: the county of this one, or what both belong to. */
  readonly within?: Within
}

const text = {
  choose: w('请选择', 'Choose'),
  yes: w('是', 'Yes'),
  no: w('否', 'No'),
  clear: w('清除', 'Clear'),
  keep: w('不清除', 'Keep'),
  cleared: w('保存后清除原内容', 'Cleared when you save'),
  kept: w('不填则保留原内容', 'Left blank, it stays as it is'),
}

/** What narrows the candidates of a link. */
export interface Within {
  /** Null while it is not chosen. */
  readonly id: string | null
  /** The field to choose first; left out where candidates are shown without. */
  readonly first?: Words
}

interface InputKind {
  readonly Input: ComponentType<InputProps>
  /** It takes the whole width. */
  readonly isWide?: boolean
  /** It has several parts, each with a label of its own. */
  readonly isGroup?: boolean
}

/** The inputs by kind of field. */
export const inputs: { readonly [Kind in FieldKind]: InputKind } = {
  text: { Input: Line },
  code: { Input: Line },
  note: { Input: Lines, isWide: true },
  count: { Input: Figure },
  area: { Input: Figure },
  money: { Input: Figure },
  share: { Input: Figure },
  day: { Input: Day },
  choice: { Input: Choice },
  choices: { Input: Choices, isWide: true, isGroup: true },
  'yes-no': { Input: YesNo },
  link: { Input: LinkInput },
  position: { Input: PositionInput, isWide: true, isGroup: true },
  grades: { Input: GradesInput, isWide: true, isGroup: true },
  sealed: { Input: Sealed },
}

const statusOf = (aria: InputProps['aria']) => (aria['aria-invalid'] ? 'error' : '')
const textIn = (value: unknown) => (typeof value === 'string' ? value : '')

function Line({ id, entry, set, aria, field }: InputProps) {
  return (
    <Input
      id={id}
      {...aria}
      status={statusOf(aria)}
      value={textIn(entry.value)}
      required={field.isRequired}
      autoComplete="off"
      onChange={({ target }) => set({ value: target.value === '' ? null : target.value })}
    />
  )
}

function Lines({ id, entry, set, aria }: InputProps) {
  return (
    <Input.TextArea
      id={id}
      {...aria}
      status={statusOf(aria)}
      rows={3}
      value={textIn(entry.value)}
      onChange={({ target }) => set({ value: target.value === '' ? null : target.value })}
    />
  )
}

// What was typed stays as typed until the field is left; then a figure that reads is written as it is kept.
function Figure({ id, field, entry, set, aria }: InputProps) {
  const say = useSay()
  const unit = unitOf(field)
  const take = (typed: string) => {
    const reading = readTyped(field, typed)
    set({ ...(reading.fault ? { value: null, fault: reading.fault } : { value: reading.value }), typed: [typed] })
  }
  const tidy = () => {
    if (entry.fault || entry.value === null) return
    const written = writeTyped(field, entry.value)
    if (written !== entry.typed?.[0]) set({ value: entry.value, typed: [written] })
  }
  return (
    <>
      <Input
        id={id}
        {...aria}
        className="numeric"
        status={statusOf(aria)}
        inputMode={field.kind === 'count' ? 'numeric' : 'decimal'}
        autoComplete="off"
        value={entry.typed?.[0] ?? ''}
        suffix={unit && say(unit) ? <span className="muted">{say(unit)}</span> : undefined}
        onChange={({ target }) => take(target.value)}
        onBlur={tidy}
      />
      {field.inWan && typeof entry.value === 'bigint' && (
        <div className="help num">{say(w(`即 ${formatYuan(entry.value)} 元`, `${formatYuan(entry.value)} yuan`))}</div>
      )}
    </>
  )
}

// Read as a list would read it; a year alone stands for its last day where the field says so, and that is said.
function Day({ id, field, entry, set, aria }: InputProps) {
  const say = useSay()
  // A day that was proposed, not typed, stands in the box all the same.
  const typed = entry.typed?.[0] ?? textIn(entry.value)
  const take = (next: string) => {
    const reading = readTyped(field, next)
    set({ ...(reading.fault ? { value: null, fault: reading.fault } : { value: reading.value }), typed: [next] })
  }
  const { doubt } = readTyped(field, typed)
  return (
    <>
      <DayBox
        id={id}
        typed={typed}
        day={textIn(entry.value) || null}
        onType={take}
        onPick={take}
        // A day that was assumed stays as it was typed, with what was assumed below it.
        onLeave={() => !doubt && entry.value !== null && entry.value !== typed && take(textIn(entry.value))}
        isWrong={aria['aria-invalid'] ?? false}
        aria={aria}
      />
      {doubt && <div className="help">{say(doubt)}</div>}
    </>
  )
}

function Choice({ id, field, entry, set, aria, optionsOf }: InputProps) {
  const say = useSay()
  const options = choicesOf(field, { optionsOf }).map((one) => ({ value: one.id, label: say(one.title) }))
  return (
    <Select
      id={id}
      {...aria}
      status={statusOf(aria)}
      style={{ width: '100%' }}
      allowClear={!field.isRequired}
      placeholder={say(text.choose)}
      showSearch={options.length > 8 ? { optionFilterProp: 'label' } : false}
      value={textIn(entry.value) || null}
      options={options}
      onChange={(value?: string) => set({ value: value ?? null })}
    />
  )
}

// A few can be ticked where they stand; of many, those meant are searched for.
const tickedMost = 16

function Choices({ id, field, entry, set, aria, optionsOf }: InputProps) {
  const say = useSay()
  const options = choicesOf(field, { optionsOf }).map((one) => ({ value: one.id, label: say(one.title) }))
  const chosen = Array.isArray(entry.value) ? entry.value.map(String) : []
  const change = (ids: string[]) => set({ value: ids.length === 0 ? null : ids })
  if (options.length > tickedMost)
    return (
      <Select
        id={id}
        {...aria}
        mode="multiple"
        aria-labelledby={`${id}-label`}
        status={statusOf(aria)}
        style={{ width: '100%' }}
        placeholder={say(text.choose)}
        showSearch={{ optionFilterProp: 'label' }}
        value={chosen}
        options={options}
        onChange={change}
      />
    )
  return <Checkbox.Group className="ticks" value={chosen} options={options} onChange={change} />
}

function YesNo({ id, entry, set, aria }: InputProps) {
  const say = useSay()
  return (
    <Select
      id={id}
      {...aria}
      status={statusOf(aria)}
      style={{ width: '100%' }}
      allowClear
      placeholder={say(text.choose)}
      value={typeof entry.value === 'boolean' ? String(entry.value) : null}
      options={[
        { value: 'true', label: say(text.yes) },
        { value: 'false', label: say(text.no) },
      ]}
      onChange={(value?: string) => set({ value: value === undefined ? null : value === 'true' })}
    />
  )
}

// Personal data: what is stored shows masked and is kept unless something else is typed, or it is cleared.
function Sealed({ id, entry, set, aria, record }: InputProps) {
  const say = useSay()
  const stored = textIn(record?.[id])
  const isCleared = entry.value === null && stored !== ''
  return (
    <>
      <div className="with-button">
        <Input
          id={id}
          {...aria}
          status={statusOf(aria)}
          disabled={isCleared}
          autoComplete="off"
          placeholder={isCleared ? say(text.cleared) : stored}
          value={textIn(entry.value)}
          onChange={({ target }) => set({ value: target.value === '' ? undefined : target.value })}
        />
        {stored !== '' && (
          <Button onClick={() => set({ value: isCleared ? undefined : null })}>
            {say(isCleared ? text.keep : text.clear)}
          </Button>
        )}
      </div>
      {stored !== '' && <div className="help">{say(text.kept)}</div>}
    </>
  )
}
