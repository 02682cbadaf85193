// The filter of a list of records as one line that reads as a sentence; everything it says stands in the address.
import { entityNamed } from '@huanju/domain/subjects'
import { ancestorsOf, choicesOf, periodOf, type Entity, type Field } from '@huanju/engines/entities'
import type { Option } from '@huanju/engines/tables'
import { Button, Input, Select } from 'antd'
import { useState, type ReactNode } from 'react'
import { listIn, textUnder, useAddress } from '../../app/address.ts'
import { useIsPhone } from '../../app/phone.ts'
import { useSay, w } from '../../app/words.tsx'
import { DayInput } from '../DayInput.tsx'
import { FilterSheet } from '../FilterSheet.tsx'
import { useRegions } from '../pickers.tsx'
import { useSuggestions } from './LinkInput.tsx'
import { useFields, useNames } from './surroundings.ts'

const text = {
  in: w('在', 'In'),
  anyPlace: w('全部管辖范围', 'all of my region'),
  any: w('不限', 'Any'),
  from: w('从', 'from'),
  to: w('到', 'to'),
  yes: w('是', 'Yes'),
  no: w('否', 'No'),
  on: w('当日有效', 'Holds on'),
  voided: w('作废', 'Voided'),
  standing: w('不含作废', 'Not voided'),
  onlyVoided: w('只看作废', 'Only voided'),
  all: w('含作废', 'Voided too'),
  search: w('按名称或编号查找', 'Name or number'),
  clear: w('重置筛选', 'Reset filters'),
}

interface FilterProps {
  readonly id: string
  readonly field: Field
  readonly optionsOf: (catalogue: string) => readonly Option[]
}

/** The filter bar of a list. */
export function RecordFilters({ entity, optionsOf }: { entity: Entity; optionsOf: FilterProps['optionsOf'] }) {
  const say = useSay()
  const [address, change] = useAddress()
  const fields = useFields(entity)
  const filtered = fields.filter(([, { is }]) => is?.includes('filtered'))
  const isSearched = fields.some(([, { is }]) => is?.includes('searched'))
  const narrowed = Object.keys(address).filter((name) => !['page', 'size', 'sort', 'order', 'q'].includes(name)).length
  const isPhone = useIsPhone()
  const clear = Object.keys(address).length > 0 && (
    <Button
      type="text"
      onClick={() => change(Object.fromEntries(Object.keys(address).map((name) => [name, undefined])))}
    >
      {say(text.clear)}
    </Button>
  )
  return (
    <div className="filters no-print" role="search">
      {isSearched && <Search key={String(address['q'] ?? '')} />}
      <FilterSheet count={narrowed} clear={isPhone && clear}>
        {entity.placed.by === 'place' && (
          <Part words={text.in}>
            <PlaceFilter />
          </Part>
        )}
        {[...ancestorsOf(entity, entityNamed).toReversed(), ...filtered].map(([id, field]) => (
          <Part key={id} words={field.title}>
            <OneFilter {...{ id, field, optionsOf }} />
          </Part>
        ))}
        {periodOf(entity) && (
          <Part words={text.on}>
            <DayInput
              label={say(text.on)}
              style={{ width: '9.5rem' }}
              value={textUnder(address, 'on')}
              onChange={(on) => change({ on: on ?? undefined })}
            />
          </Part>
        )}
        <Part words={text.voided}>
          <Select
            aria-label={say(text.voided)}
            style={{ minWidth: '7.5rem' }}
            value={String(address['voided'] ?? 'standing')}
            options={[
              { value: 'standing', label: say(text.standing) },
              { value: 'all', label: say(text.all) },
              { value: 'voided', label: say(text.onlyVoided) },
            ]}
            onChange={(value: string) => change({ voided: value === 'standing' ? undefined : value })}
          />
        </Part>
        {!isPhone && clear}
      </FilterSheet>
    </div>
  )
}

function Part({ words, children }: { words: { zh: string; en: string }; children: ReactNode }) {
  const say = useSay()
  return (
    <span className="filter">
      <span className="word">{say(words)}</span>
      {children}
    </span>
  )
}

function Search() {
  const say = useSay()
  const [address, change] = useAddress()
  const [typed, setTyped] = useState(String(address['q'] ?? ''))
  return (
    <Input.Search
      value={typed}
      placeholder={say(text.search)}
      aria-label={say(text.search)}
      style={{ width: '14rem' }}
      allowClear
      onChange={({ target }) => setTyped(target.value)}
      onSearch={(value) => change({ q: value.trim() })}
    />
  )
}

function PlaceFilter() {
  const say = useSay()
  const [address, change] = useAddress()
  const regions = useRegions().filter(
    ({ isVisible, kind }) => isVisible && ['county', 'functional-zone', 'subdistrict'].includes(kind),
  )
  const isCounty = (id: string) => regions.find((region) => region.id === id)?.kind !== 'subdistrict'
  return (
    <Select
      mode="multiple"
      maxTagCount={1}
      value={[...listIn(address, 'countyId'), ...listIn(address, 'subdistrictId')]}
      aria-label={say(text.in)}
      placeholder={say(text.anyPlace)}
      style={{ minWidth: '10.5rem' }}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      options={regions.map(({ id, name }) => ({ value: id, label: say(name) }))}
      onChange={(ids: string[]) =>
        change({ countyId: ids.filter(isCounty), subdistrictId: ids.filter((id) => !isCounty(id)) })
      }
    />
  )
}

function OneFilter(props: FilterProps) {
  const say = useSay()
  const { id, field, optionsOf } = props
  if (field.kind === 'day') return <DaysFilter {...props} />
  if (field.kind === 'link') return <LinkFilter {...props} />
  if (field.kind === 'yes-no')
    return (
      <OptionsFilter
        {...props}
        options={[
          { value: 'true', label: say(text.yes) },
          { value: 'false', label: say(text.no) },
        ]}
      />
    )
  if (field.kind === 'choice' || field.kind === 'choices')
    return (
      <OptionsFilter
        {...props}
        options={choicesOf(field, { optionsOf }).map((one) => ({ value: one.id, label: say(one.title) }))}
      />
    )
  return <TextFilter key={id} {...props} />
}

function OptionsFilter({
  id,
  field,
  options,
}: Pick<FilterProps, 'id' | 'field'> & { options: { value: string; label: string }[] }) {
  const say = useSay()
  const [address, change] = useAddress()
  return (
    <Select
      mode="multiple"
      maxTagCount={1}
      value={listIn(address, id)}
      aria-label={say(field.title)}
      placeholder={say(text.any)}
      style={{ minWidth: '8.5rem' }}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      options={options}
      onChange={(values: string[]) => change({ [id]: values })}
    />
  )
}

function LinkFilter({ id, field }: FilterProps) {
  const say = useSay()
  const [address, change] = useAddress()
  const chosen = listIn(address, id)
  const { names } = useNames(field.to ?? '', chosen)
  const { search, open, options } = useSuggestions(field.to ?? '', null)
  const known = chosen.filter((one) => !options.some(({ value }) => value === one))
  return (
    <Select
      mode="multiple"
      maxTagCount={1}
      value={chosen}
      aria-label={say(field.title)}
      placeholder={say(text.any)}
      style={{ minWidth: '9.5rem', maxWidth: '20rem' }}
      allowClear
      showSearch={{ filterOption: false, onSearch: search }}
      onOpenChange={open}
      options={[...known.map((value) => ({ value, label: names[value] ?? '…' })), ...options]}
      onChange={(ids: string[]) => change({ [id]: ids })}
    />
  )
}

function DaysFilter({ id, field }: FilterProps) {
  const say = useSay()
  const [address, change] = useAddress()
  const end = (part: 'From' | 'To') => (
    <DayInput
      label={`${say(field.title)} ${say(part === 'From' ? text.from : text.to)}`}
      style={{ width: '9.5rem' }}
      value={textUnder(address, `${id}${part}`)}
      onChange={(day) => change({ [`${id}${part}`]: day ?? undefined })}
    />
  )
  return (
    <>
      {end('From')} <span className="word">{say(text.to)}</span> {end('To')}
    </>
  )
}

function TextFilter({ id, field }: FilterProps) {
  const say = useSay()
  const [address, change] = useAddress()
  const [typed, setTyped] = useState(listIn(address, id).join(' '))
  const take = () => change({ [id]: typed.split(/[\s、,，]+/).filter(Boolean) })
  return (
    <Input
      aria-label={say(field.title)}
      placeholder={say(text.any)}
      style={{ width: '7rem' }}
      allowClear
      value={typed}
      onChange={({ target }) => {
        setTyped(target.value)
        if (target.value === '') change({ [id]: undefined })
      }}
      onPressEnter={take}
      onBlur={() => {
        if (typed !== listIn(address, id).join(' ')) take()
      }}
    />
  )
}
