// Which header of the sheet is which of our columns, in which unit; guessed by the system, confirmed by a person.
import { checkImport, chooseImportSheet } from '@huanju/contract/imports'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { call } from '../../app/call.ts'
import { useAct } from '../../app/queries.ts'
import { useSay, w } from '../../app/words.tsx'
import { Scroll } from '../../components/Scroll.tsx'
import { PlacePicker, type Place } from '../../components/pickers.tsx'
import { Trouble } from '../../components/states.tsx'
import type { ImportRecord } from './ImportScreen.tsx'

const text = {
  sheet: w('读哪张工作表', 'Which sheet to read'),
  title: w('核对列对应', 'Confirm the columns'),
  header: w('表中的列', 'Column of the sheet'),
  ours: w('对应系统中的', 'Is our'),
  unit: w('单位', 'Unit'),
  sample: w('前几行', 'First rows'),
  skip: w('不导入', 'Leave out'),
  defaults: w('整张表同属一地时，为没写地方的行指定', 'Where rows name no place, assume'),
  check: w('检查每一行', 'Check every row'),
  headerRow: w('表头在第', 'Headers are in row'),
  row: w('行', 'of the sheet'),
  required: w('（必填）', '(required)'),
  remembered: w(
    '沿用上次的列对应：这种表头以前确认过，请看一眼再检查',
    'The mapping of last time: this head was confirmed before; look it over, then check',
  ),
  blanks: w(
    '空白的格不改动已有内容；要改为未知，请填“不详”；明确没有的填“无”，不适用的填“不适用”',
    'A blank cell leaves what stands; write 不详 for unknown, 无 for none, 不适用 where it does not apply',
  ),
}

export function MappingForm({ record }: { record: ImportRecord }) {
  const say = useSay()
  const [mapping, setMapping] = useState(record.mapping)
  const [place, setPlace] = useState<Place>({ ...record.defaults, neighbourhoodId: null })
  const act = useAct(() =>
    call(checkImport, {
      params: { import: record.id },
      body: { mapping, defaults: { countyId: place.countyId, subdistrictId: place.subdistrictId } },
    }),
  )
  const choose = (header: string, column: string | undefined) => {
    const others = mapping.filter((one) => one.header !== header && one.column !== column)
    const units = record.columns.find(({ id }) => id === column)?.units ?? []
    setMapping(column ? [...others, { header, column, unit: units[0] ?? null }] : others)
  }
  const measure = (header: string, unit: string) =>
    setMapping(mapping.map((one) => (one.header === header ? { ...one, unit } : one)))
  return (
    <section className="card" style={{ marginBottom: 16 }}>
      <h2>
        {say(text.title)}{' '}
        <span className="muted" style={{ fontWeight: 400 }}>
          {say(text.headerRow)} {record.headerRow} {say(text.row)}
        </span>
      </h2>
      {act.error && <Trouble problem={act.error} />}
      {record.sheets.length > 1 && <SheetPicker record={record} />}
      {record.isRemembered && (
        <div className="notice" role="status">
          {say(text.remembered)}
        </div>
      )}
      <p className="muted">{say(text.blanks)}</p>
      <Scroll words={text.title}>
        <table className="plain-table">
          <thead>
            <tr>
              <th>{say(text.header)}</th>
              <th>{say(text.ours)}</th>
              <th>{say(text.unit)}</th>
              <th>{say(text.sample)}</th>
            </tr>
          </thead>
          <tbody>
            {record.headers.map((header, index) => {
              const mapped = mapping.find((one) => one.header === header)
              const units = record.columns.find(({ id }) => id === mapped?.column)?.units ?? []
              return (
                <tr key={header}>
                  <td>
                    <b>{header}</b>
                  </td>
                  <td>
                    <Select
                      aria-label={`${header} ${say(text.ours)}`}
                      style={{ width: 220 }}
                      allowClear
                      showSearch={{ optionFilterProp: 'label' }}
                      placeholder={say(text.skip)}
                      value={mapped?.column}
                      options={record.columns.map(({ id, title, required }) => ({
                        value: id,
                        label: `${say(title)}${required ? say(text.required) : ''}`,
                      }))}
                      onChange={(column?: string) => choose(header, column)}
                    />
                  </td>
                  <td>
                    {units.length > 0 && (
                      <Select
                        aria-label={`${header} ${say(text.unit)}`}
                        style={{ width: 84 }}
                        value={mapped?.unit}
                        options={units.map((value) => ({ value, label: value }))}
                        onChange={(unit: string) => measure(header, unit)}
                      />
                    )}
                  </td>
                  <td className="muted">
                    {record.sampleRows
                      .slice(0, 3)
                      .map((row) => row[index] ?? '')
                      .filter(Boolean)
                      .join(' · ')
                      .slice(0, 60)}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </Scroll>
      <h3 style={{ margin: '18px 0 8px' }}>{say(text.defaults)}</h3>
      <div className="form-grid" style={{ maxWidth: 520 }}>
        <PlacePicker ids="defaults" levels={2} value={place} onChange={setPlace} />
      </div>
      <Button type="primary" loading={act.isPending} onClick={() => act.mutate(undefined)}>
        {say(text.check)}
      </Button>
    </section>
  )
}

function SheetPicker({ record: { id, sheet, sheets } }: { record: ImportRecord }) {
  const say = useSay()
  const act = useAct((chosen: string) => call(chooseImportSheet, { params: { import: id }, body: { sheet: chosen } }))
  return (
    <div className="field" style={{ maxWidth: 320, marginBottom: 12 }}>
      <label htmlFor="sheet">{say(text.sheet)}</label>
      {act.error && <Trouble problem={act.error} />}
      <Select
        id="sheet"
        loading={act.isPending}
        disabled={act.isPending}
        value={sheet}
        options={sheets.map((name) => ({ value: name, label: name }))}
        onChange={(name: string) => act.mutate(name)}
      />
    </div>
  )
}
