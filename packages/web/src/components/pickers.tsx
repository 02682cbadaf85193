// Choosing a place; the list comes from the server, never from code.
import { listRegions } from '@huanju/contract/organisations'
import type { LeastPlace } from '@huanju/engines/entities'
import { Select } from 'antd'
import { useAnswer } from '../app/queries.ts'
import { useSay, w, type Words } from '../app/words.tsx'
import { described, Field } from './fields.tsx'

/** What is said of a record that belongs to the city as a whole. */
export const ofCity = w('市本级', 'The city itself')

const text = {
  county: w('县（市、区）', 'County'),
  subdistrict: w('街道（镇）', 'Subdistrict'),
  neighbourhood: w('社区', 'Neighbourhood'),
  choose: w('请选择', 'Choose'),
}

/** All regions by id, with their parents; empty while on the way. */
export function useRegions() {
  const { data } = useAnswer(listRegions, { query: {} })
  return data?.rows ?? []
}

export interface Place {
  readonly countyId: string | null
  readonly subdistrictId: string | null
  readonly neighbourhoodId: string | null
}

/** County, subdistrict and neighbourhood, each narrowing the next; only places one may open. */
export function PlacePicker({
  value,
  onChange,
  levels = 3,
  ids = 'place',
  isRequired,
  least = 'subdistrict',
  finding,
  countyFinding,
  onLeave,
}: {
  value: Place
  onChange: (place: Place) => void
  levels?: 1 | 2 | 3
  ids?: string
  isRequired?: boolean
  /** What must be given where a place is required. */
  least?: LeastPlace
  /** What is wrong with the subdistrict, and with the county. */
  finding?: Words | undefined
  countyFinding?: Words | undefined
  onLeave?: () => void
}) {
  const regions = useRegions().filter(({ isVisible }) => isVisible)
  const isCounty = (kind: string) => kind === 'county' || kind === 'functional-zone'
  const counties = regions.filter(({ kind }) => isCounty(kind))
  const known = counties.length > 0 ? counties : []
  const subdistricts = regions.filter(
    ({ kind, parentId }) =>
      kind === 'subdistrict' && (!value.countyId || parentId === value.countyId || known.length === 0),
  )
  const neighbourhoods = regions.filter(
    ({ kind, parentId }) => kind === 'neighbourhood' && parentId === value.subdistrictId,
  )
  const parentOf = (id: string | null) => regions.find((region) => region.id === id)?.parentId ?? null
  return (
    <>
      <Level
        id={`${ids}-county`}
        words={text.county}
        isRequired={isRequired && least !== 'city'}
        {...(least === 'city' && { blank: ofCity })}
        finding={countyFinding}
        onLeave={onLeave}
        rows={known}
        value={value.countyId}
        onChange={(countyId) => onChange({ countyId, subdistrictId: null, neighbourhoodId: null })}
      />
      {levels > 1 && (
        <Level
          id={`${ids}-subdistrict`}
          words={text.subdistrict}
          isRequired={isRequired && least === 'subdistrict'}
          finding={finding}
          onLeave={onLeave}
          rows={subdistricts}
          value={value.subdistrictId}
          onChange={(subdistrictId) =>
            onChange({ countyId: value.countyId ?? parentOf(subdistrictId), subdistrictId, neighbourhoodId: null })
          }
        />
      )}
      {levels > 2 && (
        <Level
          id={`${ids}-neighbourhood`}
          words={text.neighbourhood}
          rows={neighbourhoods}
          value={value.neighbourhoodId}
          onChange={(neighbourhoodId) => onChange({ ...value, neighbourhoodId })}
        />
      )}
    </>
  )
}

interface Row {
  id: string
  name: Words
}

function Level({
  id,
  words,
  rows,
  value,
  onChange,
  isRequired = false,
  finding,
  onLeave,
  blank = text.choose,
}: {
  id: string
  words: Words
  /** What it means to choose none. */
  blank?: Words
  isRequired?: boolean | undefined
  finding?: Words | undefined
  onLeave?: (() => void) | undefined
  rows: readonly Row[]
  value: string | null
  onChange: (id: string | null) => void
}) {
  const say = useSay()
  return (
    <Field id={id} words={words} isRequired={isRequired} finding={finding} {...(onLeave && { onLeave })}>
      <Select
        id={id}
        {...described({ id, finding })}
        status={finding ? 'error' : ''}
        style={{ width: '100%' }}
        value={value}
        placeholder={say(blank)}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        options={rows.map((row) => ({ value: row.id, label: say(row.name) }))}
        onChange={(next?: string) => onChange(next ?? null)}
      />
    </Field>
  )
}
