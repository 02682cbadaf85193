// The filter of the register, read as a sentence; what it says stands in the address.
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { listIn, textUnder, useAddress } from '../../app/address.ts'
import { Panels } from '../../app/panels.tsx'
import { useIsPhone } from '../../app/phone.ts'
import { useSay, w, type Words } from '../../app/words.tsx'
import { FilterChip } from '../../components/FilterChip.tsx'
import { FilterSheet } from '../../components/FilterSheet.tsx'
import { DayInput } from '../../components/DayInput.tsx'
import { useRegions } from '../../components/pickers.tsx'
import { statusWords, type Status } from '../../components/StatusTag.tsx'
import { chipSlot } from './slots.ts'

const text = {
  in: w('在', 'In'),
  anyPlace: w('全部管辖范围', 'all of my region'),
  stage: w('，阶段', ', stage'),
  anyStage: w('阶段不限', 'Any stage'),
  anyVerdict: w('纳入条件不限', 'Any verdict'),
  verdict: w('，纳入条件', ', eligibility'),
  built: w('，建成不晚于', ', built by'),
  q: w('名称或地址', 'Name or address'),
  clear: w('重置筛选', 'Reset filters'),
  unplaced: w('没有坐标', 'No coordinates'),
  of: w('的小区', 'or earlier'),
}
const stages: readonly Status[] = ['surveyed', 'planned', 'under-works', 'completed']
const verdicts: readonly Status[] = ['meets', 'fails', 'unproven', 'unjudged']

/** The filter bar; on the phone, the search box and a sheet with the rest. */
export function FilterBar() {
  const say = useSay()
  const [address, change] = useAddress()
  const regions = useRegions().filter(
    ({ isVisible, kind }) => isVisible && ['county', 'functional-zone', 'subdistrict'].includes(kind),
  )
  const [typed, setTyped] = useState(String(address['q'] ?? ''))
  const places = [...listIn(address, 'countyId'), ...listIn(address, 'subdistrictId')]
  const choose = (name: string, { words, any }: { words: Words; any: Words }, options: readonly Status[]) => (
    <Select
      mode="multiple"
      maxTagCount={1}
      value={listIn(address, name)}
      aria-label={say(words)}
      placeholder={say(any)}
      style={{ minWidth: '9.5rem' }}
      allowClear
      options={options.map((value) => ({ value, label: say(statusWords(value)) }))}
      onChange={(values: string[]) => change({ [name]: values })}
    />
  )
  const choosePlaces = (ids: string[]) => {
    const isCounty = (id: string) => regions.find((region) => region.id === id)?.kind !== 'subdistrict'
    change({ countyId: ids.filter(isCounty), subdistrictId: ids.filter((id) => !isCounty(id)) })
  }
  const { q: _q, page: _page, size: _size, sort: _sort, order: _order, ...narrowed } = address
  const count = Object.values(narrowed).filter((value) => value !== undefined && value !== '').length
  const isPhone = useIsPhone()
  // In the sheet each stands by itself, not in a sentence.
  const word = (words: Words) => (isPhone ? say(words).replace(/^[，,] ?/, '') : say(words))
  const clear = Object.keys(address).length > 0 && (
    <Button
      type="text"
      onClick={() => {
        setTyped('')
        change(Object.fromEntries(Object.keys(address).map((name) => [name, undefined])))
      }}
    >
      {say(text.clear)}
    </Button>
  )
  const search = (
    <Input.Search
      value={typed}
      placeholder={say(text.q)}
      aria-label={say(text.q)}
      style={{ width: '11rem' }}
      allowClear
      onChange={({ target }) => setTyped(target.value)}
      onSearch={(value) => change({ q: value.trim() })}
    />
  )
  return (
    <div className="filters no-print" role="search">
      {isPhone && search}
      <FilterSheet count={count} clear={clear}>
        <span className="word">{say(text.in)}</span>
        <Select
          mode="multiple"
          maxTagCount={1}
          value={places}
          aria-label={say(text.in)}
          placeholder={say(text.anyPlace)}
          style={{ minWidth: '11.5rem' }}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={regions.map(({ id, name }) => ({ value: id, label: say(name) }))}
          onChange={choosePlaces}
        />
        <span className="word">{word(text.stage)}</span>
        {choose('status', { words: text.stage, any: text.anyStage }, stages)}
        <span className="word">{word(text.verdict)}</span>
        {choose('verdict', { words: text.verdict, any: text.anyVerdict }, verdicts)}
        <span className="word">{word(text.built)}</span>
        <DayInput
          label={say(text.built)}
          style={{ width: '8.5rem' }}
          value={textUnder(address, 'completedTo')}
          onChange={(day) => change({ completedTo: day ?? '' })}
        />
        {address['position'] === 'unknown' && <FilterChip words={text.unplaced} of={['position']} />}
        <Panels at={chipSlot} given={{}} />
      </FilterSheet>
      {!isPhone && (
        <span className="last">
          <span className="word">{say(text.of)}</span>
          {search}
          {clear}
        </span>
      )}
    </div>
  )
}
