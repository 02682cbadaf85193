// How a building is laid out and what its dwellings have in common: the upper part of entering a whole building.
import { dwelling } from '@huanju/domain/communities'
import { Select } from 'antd'
import { useSay, w, type Words } from '../../app/words.tsx'
import { CountField, described, Field } from '../../components/fields.tsx'
import type { Entry } from '../../components/records/entry.ts'
import { inputs } from '../../components/records/inputs.tsx'
import { doorPatterns, layoutFault, type DoorPattern, type Layout } from './dwelling-plan.ts'

const text = {
  layout: w('楼栋与编排', 'Building and layout'),
  entrances: w('单元数', 'Entrances'),
  entrancesHelp: w('不分单元的填 0', '0 where there are no entrances'),
  from: w('起始楼层', 'From floor'),
  to: w('最高楼层', 'To floor'),
  doors: w('每单元每层户数', 'Doors on each floor'),
  pattern: w('房号编排', 'Numbering'),
  area: w('默认登记面积', 'Usual registered area'),
  areaHelp: w('大多数户相同的填在这里，不同的在下面改', 'What most have in common; change the others below'),
}
const patterns: { readonly [Pattern in DoorPattern]: Words } = {
  each: w('每单元从 01 起：101、102', 'Anew in each entrance: 101, 102'),
  through: w('各单元连续：2 单元从 103 起', 'Through all entrances: the second begins at 103'),
  stroke: w('层-序号：1-1、1-2', 'Floor and door: 1-1, 1-2'),
}

/** What all dwellings of the building share. */
export interface Defaults {
  readonly parent: Entry
  readonly use: string | null
  /** As typed. */
  readonly area: string
}

interface LayoutFormProps {
  readonly layout: Layout
  readonly setLayout: (layout: Layout) => void
  readonly defaults: Defaults
  readonly setDefaults: (defaults: Defaults) => void
  readonly isFixed: boolean
  readonly missing: { readonly parent?: Words | undefined; readonly use?: Words | undefined }
}

/** The layout of the building. */
export function LayoutForm({ layout, setLayout, defaults, setDefaults, isFixed, missing }: LayoutFormProps) {
  const say = useSay()
  const none = { optionsOf: () => [], record: null, countyId: null }
  const { buildingId: parent, use, registeredAreaDm2: area } = dwelling.fields
  const count = (name: 'entrances' | 'fromFloor' | 'toFloor' | 'doors', words: Words, unit: string, help?: Words) => (
    <CountField
      id={name}
      words={words}
      unit={unit}
      help={help}
      isRequired
      value={layout[name]}
      finding={layoutFault(layout, name)}
      onChange={(value) => setLayout({ ...layout, [name]: value ?? 0 })}
    />
  )
  return (
    <section className="card">
      <h2>{say(text.layout)}</h2>
      <div className="form-grid in-four">
        <Field id="buildingId" words={parent.title} isRequired isWide finding={missing.parent}>
          {isFixed ? (
            <div className="fixed-value">{defaults.parent.typed?.[0] ?? '—'}</div>
          ) : (
            <inputs.link.Input
              {...none}
              id="buildingId"
              field={parent}
              entry={defaults.parent}
              aria={described({ id: 'buildingId', finding: missing.parent })}
              set={(entry) => setDefaults({ ...defaults, parent: entry })}
            />
          )}
        </Field>
        {count('entrances', text.entrances, '个', text.entrancesHelp)}
        {count('fromFloor', text.from, '层')}
        {count('toFloor', text.to, '层')}
        {count('doors', text.doors, '户')}
        <Field id="pattern" words={text.pattern}>
          <Select
            id="pattern"
            style={{ width: '100%' }}
            value={layout.pattern}
            options={doorPatterns.map((value) => ({ value, label: say(patterns[value]) }))}
            onChange={(pattern: DoorPattern) => setLayout({ ...layout, pattern })}
          />
        </Field>
        <Field id="use" words={use.title} isRequired finding={missing.use}>
          <inputs.choice.Input
            {...none}
            id="use"
            field={use}
            entry={{ value: defaults.use }}
            aria={described({ id: 'use', finding: missing.use })}
            set={({ value }) => setDefaults({ ...defaults, use: typeof value === 'string' ? value : null })}
          />
        </Field>
        <Field id="area" words={text.area} help={text.areaHelp}>
          <inputs.area.Input
            {...none}
            id="area"
            field={area}
            entry={{ value: null, typed: [defaults.area] }}
            aria={described({ id: 'area', help: text.areaHelp })}
            set={({ typed }) => setDefaults({ ...defaults, area: typed?.[0] ?? '' })}
          />
        </Field>
      </div>
    </section>
  )
}
