// What a study is given: money by channel and year, mixes, capacity, deadlines, and the demands with their clauses.
import { listRegions } from '@huanju/contract/organisations'
import { listConstraints } from '@huanju/contract/studies'
import { Collapse } from 'antd'
import { useRef, useState } from 'react'
import { useAnswer } from '../../app/queries.ts'
import { useSay, w } from '../../app/words.tsx'
import type { Draft } from '../../components/draft.tsx'
import { Loading } from '../../components/states.tsx'
import { AmountTable } from './AmountTable.tsx'
import { ChannelBudgets } from './ChannelBudgets.tsx'
import { CohortDeadlines } from './CohortDeadlines.tsx'
import { ConstraintSwitches } from './ConstraintSwitches.tsx'
import { ModeShares } from './ModeShares.tsx'
import type { Study } from './StudyScreen.tsx'

export type Settings = Study['settings']

const text = {
  title: w('资金、能力与要求', 'Money, capacity and demands'),
  budgets: w('可用资金：各渠道各年（万元）', 'Money available by channel and year (万元)'),
  matches: w('可用资金：各县配套（万元）', 'Money available: county matching (万元)'),
  capacity: w(
    '承接能力：各县可同时施工的面积（万㎡）',
    'Capacity: floor area a county can have under construction (万㎡)',
  ),
  modes: w('筹资组合：投资由哪些渠道分担', 'Funding mixes: which channels bear the investment'),
  cohorts: w('建成年代与启动期限', 'Years of completion and deadlines'),
  constraints: w('要求与依据', 'Demands and clauses'),
}

/** The levers; what is changed stays with the caller until saved. */
export function StudyLevers({
  study,
  draft: { value: settings, change, round },
  isFixed,
}: {
  study: Study
  draft: Draft<Settings>
  isFixed: boolean
}) {
  const say = useSay()
  const { data } = useAnswer(listConstraints, {})
  const place = useRef<HTMLElement>(null)
  const [open, setOpen] = useState<readonly string[]>(['budgets'])
  // What is marked red keeps the study from being worked out, so it does not fold away out of sight.
  const isWrong = (key: string) => place.current?.querySelector(`[data-part="${key}"] [data-wrong]`) != null
  const turn = (keys: readonly string[]) =>
    setOpen([...keys, ...open.filter((key) => !keys.includes(key) && isWrong(key))])
  const regions = useAnswer(listRegions, { query: {} }).data?.rows
  if (!data || !regions) return <Loading />
  const channelName = (id: string) => {
    const title = data.channels.find((channel) => channel.id === id)?.title
    return title ? say(title) : id
  }
  const nameOf = (countyId: string | null) => {
    const name = regions.find(({ id }) => id === countyId)?.name
    return name ? say(name) : '—'
  }
  const money = { settings, change, isFixed, years: study.years }
  const items = [
    {
      key: 'budgets',
      label: say(text.budgets),
      children: <ChannelBudgets {...money} isOfCounties={false} nameOf={({ channelId }) => channelName(channelId)} />,
    },
    {
      key: 'matches',
      label: say(text.matches),
      children: <ChannelBudgets {...money} isOfCounties nameOf={({ countyId }) => nameOf(countyId)} />,
    },
    {
      key: 'capacity',
      label: say(text.capacity),
      children: (
        <AmountTable
          years={study.years}
          kind="area"
          isFixed={isFixed}
          rows={settings.capacities.map((one, index) => ({
            key: one.countyId,
            name: nameOf(one.countyId),
            amounts: one.areaDm2,
            change: (areaDm2) =>
              change({
                ...settings,
                capacities: settings.capacities.map((each, at) =>
                  at === index ? { ...each, areaDm2: [...areaDm2] } : each,
                ),
              }),
          }))}
        />
      ),
    },
    {
      key: 'modes',
      label: say(text.modes),
      children: (
        <ModeShares
          settings={settings}
          change={change}
          isFixed={isFixed}
          channelName={channelName}
          modes={data.modes}
          channels={data.channels}
        />
      ),
    },
    {
      key: 'cohorts',
      label: say(text.cohorts),
      children: <CohortDeadlines years={study.years} settings={settings} change={change} isFixed={isFixed} />,
    },
    {
      key: 'constraints',
      label: say(text.constraints),
      children: <ConstraintSwitches settings={settings} change={change} isFixed={isFixed} rows={data.rows} />,
    },
  ]
  return (
    <section className="card study-levers" ref={place}>
      <h2>{say(text.title)}</h2>
      <Collapse
        items={items.map((item) => ({
          ...item,
          children: (
            <div key={round} data-part={item.key}>
              {item.children}
            </div>
          ),
        }))}
        activeKey={[...open]}
        onChange={turn}
        size="small"
      />
    </section>
  )
}
