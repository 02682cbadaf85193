// Choosing another record: searched on the server while one types, each told by its name and where it lies.
import { entityNamed } from '@huanju/domain/subjects'
import { Select } from 'antd'
import { useEffect, useState } from 'react'
import { useAnswer } from '../../app/queries.ts'
import { useSay, w, type Words } from '../../app/words.tsx'
import type { InputProps, Within } from './inputs.tsx'
import { endpointsFor } from './surroundings.ts'

const text = {
  search: w('输入名称查找', 'Type a name to search'),
  none: w('没有找到，可换个词再试', 'Nothing found; try another word'),
  searching: w('正在查找', 'Searching'),
}

const anywhere: Within = { id: null }
const chooseFirst = ({ zh, en }: Words) => w(`请先选择${zh}`, `Choose first: ${en}`)

/** A searching choice of one record. */
export function LinkInput({ id, field, entry, set, aria, within = anywhere }: InputProps) {
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
      placeholder={say(text.search)}
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
