// The filters of a list of communities by what was decided on them: decision, year, and a name; all in the address.
import { Input, Segmented, Select } from 'antd'
import type { ReactNode } from 'react'
import type { useAddress } from '../app/address.ts'
import { useSay, w } from '../app/words.tsx'
import { statusWords } from './StatusTag.tsx'

const text = {
  all: w('全部', 'All'),
  year: w('年度', 'Year'),
  community: w('小区', 'Community'),
}

/** Filters by decision, year and name. Another decision forgets the year, and what `forgets` names besides. */
export function DecisionFilters({
  filter: [address, change],
  decisions,
  years,
  forgets = [],
  before,
  children,
}: {
  filter: ReturnType<typeof useAddress>
  decisions: readonly Parameters<typeof statusWords>[0][]
  years: readonly number[]
  forgets?: readonly string[]
  before?: ReactNode
  children?: ReactNode
}) {
  const say = useSay()
  const forgotten = Object.fromEntries(forgets.map((name) => [name, undefined]))
  return (
    <div className="filters">
      {before}
      <Segmented
        options={[
          { value: '', label: say(text.all) },
          ...decisions.map((one) => ({ value: one, label: say(statusWords(one)) })),
        ]}
        value={decisions.find((one) => one === address['decision']) ?? ''}
        onChange={(value) => change({ decision: value || undefined, year: undefined, ...forgotten })}
      />
      <Select
        aria-label={say(text.year)}
        placeholder={say(text.year)}
        allowClear
        style={{ width: 110 }}
        value={address['year'] ? Number(address['year']) : undefined}
        options={years.map((year) => ({ value: year, label: String(year) }))}
        onChange={(year?: number) => change({ year })}
      />
      {children}
      <Input.Search
        aria-label={say(text.community)}
        placeholder={say(text.community)}
        allowClear
        style={{ width: 180 }}
        defaultValue={String(address['q'] ?? '')}
        onSearch={(q) => change({ q })}
      />
    </div>
  )
}
