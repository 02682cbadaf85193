// The records that belong to one 所属记录: a short table on the page of that one, with the way to record another.
import { after, periodOf, type Entity, type Field } from '@huanju/engines/entities'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { AddressLink } from '../../app/links.tsx'
import { useAnswer } from '../../app/queries.ts'
import { useSay, w } from '../../app/words.tsx'
import { Scroll } from '../Scroll.tsx'
import { Empty, Loading, Trouble } from '../states.tsx'
import { isFigure } from './entry.ts'
import { FieldValue } from './FieldValue.tsx'
import { headOf } from './RecordList.tsx'
import {
  endpointsFor,
  fullName,
  listPath,
  ownName,
  useCatalogues,
  useFields,
  useMay,
  useTitled,
  type ShownRecord,
} from './surroundings.ts'

interface ChildRecordsProps {
  /** The kind of record that belongs to another. */
  readonly entity: Entity
  /** The field that says to which one, and its id. */
  readonly of: string
  readonly id: string
  /** Further links that a new one starts with, such as the community of the building. */
  readonly also?: Readonly<Record<string, string>>
  /** What may be done with each, beside opening it. */
  readonly act?: (row: ShownRecord) => ReactNode
  /** Further buttons above the table. */
  readonly buttons?: ReactNode
  /** It stands by itself, not under a tab that says what it is. */
  readonly isHeaded?: boolean
  /** Said while there is none. */
  readonly empty?: { readonly zh: string; readonly en: string }
}

const shownMost = 200
const inOrder = new Intl.Collator('zh', { numeric: true })

/**
 * The first two hundred records that belong to one, or to what belongs to it, by name, dated ones latest first; the rest
 * stand in their list.
 */
export function ChildRecords({ entity, of, id, also = {}, act, buttons, isHeaded = false, empty }: ChildRecordsProps) {
  const say = useSay()
  const query = { [of]: [id], size: shownMost, ...sortOf(entity) }
  const { data, error, refetch } = useAnswer(endpointsFor(entity).list, { query })
  const { optionsOf } = useCatalogues(entity)
  const canWrite = useMay()(entity.rights.write)
  const titled = useTitled(entity)
  const columns = useFields(entity).filter(
    ([field, { is }]) => is?.includes('listed') && field !== of && field !== entity.named,
  )
  if (error) return <Trouble problem={error} again={() => void refetch()} />
  if (!data) return <Loading />
  const period = periodOf(entity)
  const isNear = entity.placed.by === 'parent' && entity.placed.field === of
  const began = (row: ShownRecord) => String((period && row[period.from]) ?? '')
  const called = (row: ShownRecord) => (isNear ? ownName : fullName)(entity, row, titled)
  const rows = data.rows.toSorted((a: ShownRecord, b: ShownRecord) =>
    period && isNear ? inOrder.compare(began(b), began(a)) : inOrder.compare(called(a), called(b)),
  )
  const all = `${listPath(entity)}?${of}=${id}`
  const heading = isHeaded && <h2>{say(entity.title)}</h2>
  const start = new URLSearchParams({ ...also, [of]: id })
  const add = (
    <>
      {buttons}
      {canWrite && (
        <AddressLink to={`${listPath(entity)}/new?${String(start)}`}>
          <Button>{say(after('登记', 'Record', entity))}</Button>
        </AddressLink>
      )}
    </>
  )
  if (rows.length === 0)
    return (
      <section className="card">
        {heading}
        <Empty words={empty ?? noneYet(entity)}>{add}</Empty>
      </section>
    )
  return (
    <section className="card">
      {heading}
      <div className="actions" style={{ justifyContent: 'space-between', marginBottom: 8 }}>
        <AddressLink to={all} className="num">
          {say(w(`共 ${data.total} 条，在台账中查看`, `${data.total} in all, open as a list`))}
        </AddressLink>
        <span className="actions">{add}</span>
      </div>
      <Scroll words={entity.title}>
        <table className="plain-table">
          <thead>
            <tr>
              <th>{say(entity.fields[entity.named]?.title ?? entity.title)}</th>
              {columns.map(([field, declared]) => (
                <th key={field} className={sideOf(declared)}>
                  {say(headOf(declared))}
                </th>
              ))}
              {act && <th>{say(w('办理', 'Actions'))}</th>}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td className="own-name">
                  <AddressLink to={`${listPath(entity)}/${row.id}`}>{ownName(entity, row, titled)}</AddressLink>
                </td>
                {columns.map(([field, declared]) => (
                  <td key={field} className={sideOf(declared)}>
                    <FieldValue {...{ id: field, field: declared, record: row, optionsOf }} isBare />
                  </td>
                ))}
                {act && <td>{act(row)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  )
}

const sideOf = (field: Field) => (isFigure(field) ? 'r' : '')

function sortOf({ named, fields }: Entity) {
  return fields[named]?.is?.includes('sorted') ? { sort: named, order: 'asc' } : {}
}

function noneYet({ title: { zh, en } }: Entity) {
  return w(`还没有登记${zh}`, `No ${en.toLowerCase()} recorded yet`)
}
