// Finds a community from anywhere: two characters are enough; Enter goes to the list, a suggestion to the record.
import { suggestCommunities } from '@huanju/contract/communities'
import { useNavigate } from '@tanstack/react-router'
import { AutoComplete, Input } from 'antd'
import { useDeferredValue, useState } from 'react'
import { queryOf } from '../../app/links.tsx'
import { useAnswer } from '../../app/queries.ts'
import { useSay, w } from '../../app/words.tsx'

const text = { search: w('查小区名称或地址', 'Find a community') }

export default function SearchBox() {
  const say = useSay()
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed.trim())
  const { data } = useAnswer(suggestCommunities, { query: { q } }, { isOn: q.length > 0 })
  const options =
    q && data
      ? data.rows.map(({ id, name, place }) => ({
          value: id,
          label: (
            <>
              {name} <span className="muted">{place}</span>
            </>
          ),
        }))
      : []
  return (
    <AutoComplete
      className="only-wide"
      options={options}
      value={typed}
      onChange={setTyped}
      popupMatchSelectWidth={360}
      style={{ width: 260 }}
      onSelect={(id: string) => {
        setTyped('')
        void navigate({ to: '/communities/$id', params: { id } })
      }}
    >
      <Input.Search
        aria-label={say(text.search)}
        placeholder={say(text.search)}
        onSearch={(value) => {
          if (value.trim()) void navigate({ to: '/communities', search: queryOf({ q: value.trim() }) })
        }}
      />
    </AutoComplete>
  )
}
