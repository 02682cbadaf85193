// Inputs of several parts: a position with its system and two degrees, and one grade for each of several aspects.
import { coordinateSystems, asTexts } from '@huanju/engines/entities'
import { Input, Select } from 'antd'
import { useSay, w } from '../../app/words.tsx'
import { readPosition } from './entry.ts'
import type { InputProps } from './inputs.tsx'

const text = {
  system: w('坐标系', 'Coordinate system'),
  longitude: w('经度', 'Longitude'),
  latitude: w('纬度', 'Latitude'),
  systemHelp: w('高德、腾讯为 GCJ-02，百度为 BD-09', 'AMap and Tencent give GCJ-02, Baidu BD-09'),
  ungraded: w('未评', 'Not graded'),
}

/** A point: system, longitude and latitude, as the person has them. */
export function PositionInput({ id, entry, set, aria }: InputProps) {
  const say = useSay()
  const [system = 'CGCS2000', longitude = '', latitude = ''] = entry.typed ?? []
  const part = (name: 'longitude' | 'latitude', value: string, typed: (next: string) => readonly string[]) => (
    <div className="part">
      <label htmlFor={`${id}-${name}`}>{say(text[name])}</label>
      <Input
        id={`${id}-${name}`}
        {...aria}
        className="numeric"
        status={aria['aria-invalid'] ? 'error' : ''}
        inputMode="decimal"
        autoComplete="off"
        value={value}
        suffix={<span className="muted">°</span>}
        onChange={({ target }) => set(readPosition(typed(target.value)))}
      />
    </div>
  )
  return (
    <>
      <div className="parts">
        <div className="part">
          <label htmlFor={`${id}-system`}>{say(text.system)}</label>
          <Select
            id={`${id}-system`}
            style={{ width: '100%' }}
            value={system}
            options={coordinateSystems.map((value) => ({ value, label: value }))}
            onChange={(next: string) => set(readPosition([next, longitude, latitude]))}
          />
        </div>
        {part('longitude', longitude, (next) => [system, next, latitude])}
        {part('latitude', latitude, (next) => [system, longitude, next])}
      </div>
      <div className="help">{say(text.systemHelp)}</div>
    </>
  )
}

/** One grade for each aspect; an aspect left open is not graded. */
export function GradesInput({ id, field, entry, set, optionsOf }: InputProps) {
  const say = useSay()
  const graded = asTexts(entry.value)
  const titles = optionsOf(field.from ?? '')
  const options = (field.options ?? []).map((one) => ({ value: one.id, label: say(one.title) }))
  const change = (aspect: string, grade: string | undefined) => {
    const { [aspect]: _before, ...rest } = graded
    set({ value: grade === undefined ? rest : { ...rest, [aspect]: grade } })
  }
  return (
    <div className="parts">
      {(field.aspects ?? []).map((aspect) => {
        const title = titles.find((one) => one.id === aspect)?.title
        return (
          <div key={aspect} className="part">
            <label htmlFor={`${id}-${aspect}`}>{title ? say(title) : aspect}</label>
            <Select
              id={`${id}-${aspect}`}
              style={{ width: '100%' }}
              allowClear
              placeholder={say(text.ungraded)}
              value={graded[aspect] ?? null}
              options={options}
              onChange={(grade?: string) => change(aspect, grade)}
            />
          </div>
        )
      })}
    </div>
  )
}
