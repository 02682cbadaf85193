// A value as it is read, by kind of field: in a cell of a list, as a fact of a record, beside a form.
import {
  absencesIn,
  absenceWords,
  asParts,
  showField,
  unitOf,
  type Field,
  type FieldKind,
  type KindValues,
} from '@huanju/engines/entities'
import type { Option } from '@huanju/engines/tables'
import { formatYuan } from '@huanju/quantities'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { AddressLink, queryOf } from '../../app/links.tsx'
import { useSay } from '../../app/words.tsx'
import { DayText } from '../quantities.tsx'
import { nameIn, type Values } from './entry.ts'
import { useRecordPath } from './surroundings.ts'

interface CellProps<Value> {
  readonly id: string
  readonly field: Field
  readonly value: Value
  readonly record: Values
  readonly optionsOf: (catalogue: string) => readonly Option[]
  /** The unit stands in the head of the column already. */
  readonly isBare: boolean
  /** It stands within a link already. */
  readonly isPlain: boolean
}
type Cells = { readonly [Kind in FieldKind]: (props: CellProps<KindValues[Kind]>) => ReactNode }

const cells: Cells = {
  text: ({ value }) => value,
  code: ({ value }) => <span className="num">{value}</span>,
  sealed: ({ value }) => <span className="num">{value}</span>,
  note: ({ value }) => <span className="lines">{value}</span>,
  count: Figure,
  area: Figure,
  share: Figure,
  money: Figure,
  day: ({ value }) => <DayText day={value} />,
  choice: Plain,
  'yes-no': Plain,
  choices: ({ value, ...rest }) => (
    <span className="tags">
      {value.map((one) => (
        <span key={one} className="tag plain">
          <Plain {...rest} value={[one]} />
        </span>
      ))}
    </span>
  ),
  link: LinkedName,
  position: Position,
  grades: Plain,
}

/** What stands in a field of a record; unknown, none and does-not-apply are told apart. */
export function FieldValue({
  id,
  field,
  record,
  optionsOf,
  isBare = false,
  isPlain = false,
}: Omit<CellProps<never>, 'value' | 'isBare' | 'isPlain'> & { isBare?: boolean; isPlain?: boolean }) {
  const say = useSay()
  const value = record[id]
  const absence = absencesIn(record)[id]
  if (absence !== undefined) return <span className="muted">{say(absenceWords[absence])}</span>
  if (value === null || value === undefined || isEmpty(field, value))
    return (
      <span className="muted" title={say(absenceWords.unknown)}>
        —
      </span>
    )
  const Cell: (props: CellProps<never>) => ReactNode = cells[field.kind]
  return <Cell {...{ id, field, record, optionsOf, isBare, isPlain }} value={value as never} />
}

function isEmpty({ kind }: Field, value: unknown): boolean {
  return kind === 'grades' && Object.keys(asParts(value)).length === 0
}

function Plain({ field, value, optionsOf }: Pick<CellProps<unknown>, 'field' | 'value' | 'optionsOf'>) {
  const say = useSay()
  return <>{say(showField(field, value, { optionsOf }))}</>
}

function Figure({ field, value, optionsOf, isBare }: CellProps<unknown>) {
  const say = useSay()
  const unit = isBare ? null : unitOf(field)
  const exact = field.inWan && typeof value === 'bigint' ? `${formatYuan(value)} 元` : undefined
  return (
    <span className="num" title={exact}>
      {say(showField(field, value, { optionsOf }))}
      {unit && say(unit) && ` ${say(unit)}`}
    </span>
  )
}

function LinkedName({ id, field, value, record, isPlain }: CellProps<string>) {
  const path = useRecordPath()(field.to ?? '', value)
  const name = nameIn(record, id) || '—'
  return path === null || isPlain ? <>{name}</> : <AddressLink to={path}>{name}</AddressLink>
}

function Position({ field, value, record, id, optionsOf }: CellProps<KindValues['position']>) {
  const say = useSay()
  const { shownLongitude, shownLatitude } = asParts(record[id])
  return (
    <span>
      <span className="num">{say(showField(field, value, { optionsOf }))}</span>{' '}
      {shownLongitude !== undefined && (
        <Link to="/map" search={queryOf({ at: `${String(shownLongitude)},${String(shownLatitude)}` })}>
          {say(onMap)}
        </Link>
      )}
    </span>
  )
}

const onMap = { zh: '在图上看', en: 'On the map' }
