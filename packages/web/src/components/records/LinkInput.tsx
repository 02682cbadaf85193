// Choosing another record: searched on the server while one types, each told by its name and where it lies.
import { entityNamed } from '@huanju/domain/subjects'
import { ancestorsOf, type Entity, type Field } from '@huanju/engines/entities'
import { Select } from 'antd'
import { useEffect, useState, type ReactNode } from 'react'
import { useAddress } from '../../app/address.ts'
import { useAnswer } from '../../app/queries.ts'
import { useSay, w, type Words } from '../../app/words.tsx'
import type { Entry } from './entry.ts'
import type { InputProps, Within } from './inputs.tsx'
import { endpointsFor, useNames } from './surroundings.ts'

const text = {
  search: w('输入名称查找', 'Type a name to search'),
  none: w('没有找到，可换个词再试', 'Nothing found; try another word'),
  searching: w('正在查找', 'Searching'),
}

const searchFor = ({ zh, en }: Words) => w(`输入${zh}查找`, `Search: ${en.toLowerCase()}`)
const anywhere: Within = { id: null }
const chooseFirst = ({ zh, en }: Words) => w(`请先选择${zh}`, `Choose first: ${en}`)

/** A searching choice of one record; what lies deep is looked for step by step, from what it lies under. */
export function LinkInput(props: InputProps) {
  const { field, within = anywhere } = props
  const target = entityNamed(field.to ?? '')
  const isFree = within.first === undefined && within.id === null
  return target?.placed.by === 'parent' && isFree ? <SteppedLink {...props} target={target} /> : <OneLink {...props} />
}

/** The choices above narrow the last one; they are no part of what is saved. */
function SteppedLink({ target, ...props }: InputProps & { target: Entity }) {
  const say = useSay()
  const [address] = useAddress()
  const steps = stepsTo(target)
  const [entries, setEntries] = useState<readonly Entry[]>(() =>
    steps.map(([id]) => ({ value: typeof address[id] === 'string' ? address[id] : null })),
  )
  const idAt = (step: number) => {
    const value = entries[step]?.value
    return typeof value === 'string' ? value : null
  }
  const insideOf = (step: number) =>
    entries.slice(0, step).reduce<string | null>((inside, _, index) => idAt(index) ?? inside, null)
  const choose = (step: number, entry: Entry) => {
    setEntries(entries.map((old, index) => (index < step ? old : index === step ? entry : { value: null })))
    if (props.entry.value !== null) props.set({ value: null })
  }
  return (
    <div className="link-steps">
      {steps.map(([id, field], step) => (
        <NamedStep key={id} to={field.to ?? ''} entry={entries[step] ?? { value: null }}>
          {(entry) => (
            <OneLink
              {...props}
              id={`${props.id}-${id}`}
              field={{ ...field, isRequired: false }}
              entry={entry}
              set={(next) => choose(step, next)}
              within={{ id: insideOf(step) }}
              aria={{ 'aria-label': say(field.title) }}
              hint={field.title}
            />
          )}
        </NamedStep>
      ))}
      <OneLink {...props} within={{ id: insideOf(steps.length) }} hint={props.field.title} />
    </div>
  )
}

// What the address gave is an id; its name is asked for.
function NamedStep({ to, entry, children }: { to: string; entry: Entry; children: (entry: Entry) => ReactNode }) {
  const id = typeof entry.value === 'string' && entry.typed === undefined ? entry.value : null
  const { names } = useNames(to, id === null ? [] : [id])
  return children(id === null ? entry : { ...entry, typed: [names[id] ?? ''] })
}

// The links from the outermost record above a kind down to its parent.
function stepsTo(target: Entity): (readonly [string, Field])[] {
  const { placed, fields } = target
  const own = placed.by === 'parent' ? fields[placed.field] : undefined
  if (placed.by !== 'parent' || !own) return []
  return [...ancestorsOf(target, entityNamed).toReversed(), [placed.field, own]]
}

function OneLink({ id, field, entry, set, aria, within = anywhere, hint }: InputProps & { hint?: Words }) {
  const say = useSay()
  const isEarly = within.first !== undefined && within.id === null
  const { q, search, open, options, isSearching } = useSuggestions(field.to ?? '', within.id, isEarly)
  const nothing = isSearching ? text.searching : q.trim() === '' ? text.search : text.none
  const chosen = typeof entry.value === 'string' ? entry.value : null
  const name = entry.typed?.[0]
  return (
    <Select
      id={id}
      {...aria}
      status={aria['aria-invalid'] ? 'error' : ''}
      style={{ width: '100%' }}
      allowClear={!field.isRequired}
      placeholder={say(hint ? searchFor(hint) : text.search)}
      showSearch={{ filterOption: false, onSearch: search }}
      onOpenChange={open}
      notFoundContent={say(isEarly && within.first ? chooseFirst(within.first) : nothing)}
      value={chosen === null ? null : { value: chosen, label: name ?? '' }}
      labelInValue
      options={options}
      optionRender={({ data }) => (
        <>
          {data.name} <span className="muted">{data.place}</span>
        </>
      )}
      onChange={(_, option) => {
        const one = Array.isArray(option) ? option[0] : option
        set(one ? { value: one.value, typed: [one.label] } : { value: null })
      }}
    />
  )
}

interface Suggestion {
  readonly value: string
  readonly label: string
  readonly name: string
  readonly place: string
}

/** Records that fit what is typed, asked for once the choice is opened; a child is called with its parent. */
export function useSuggestions(one: string, within: string | null, isEarly = false) {
  const entity = entityNamed(one)
  if (!entity) throw new Error(`no entity ${one}`)
  const [q, search] = useState('')
  const [isOpen, open] = useState(false)
  const asked = useSettled(q)
  // A blank in the address is left out, so that a space stands for “any”.
  const query = { q: asked || ' ', ...(within !== null && { within }) }
  const { data, isFetching, isPlaceholderData } = useAnswer(
    endpointsFor(entity).suggest,
    { query },
    { isOn: isOpen && !isEarly },
  )
  const isChild = entity.placed.by === 'parent'
  const options = (isEarly || isPlaceholderData ? [] : (data?.rows ?? [])).map(({ id, name, place }): Suggestion => {
    const label = isChild ? `${place} ${name}`.trim() : name
    return { value: id, label, name, place }
  })
  return { q, search, open, options, isSearching: isFetching || asked !== q }
}

/** A text once nobody has typed for a moment. */
function useSettled(text: string): string {
  const [settled, settle] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => settle(text), 250)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
