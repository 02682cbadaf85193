// The one table: pages from the server, sort in the address, cards on the phone, and words for every state.
import { Button, Pagination, Table, type TableColumnsType } from 'antd'
import type { ReactNode } from 'react'
import type { Answer } from '../app/queries.ts'
import { useAddress } from '../app/address.ts'
import { useIsPhone } from '../app/phone.ts'
import { useSay, w, type Words } from '../app/words.tsx'
import { Empty, Loading, Trouble } from './states.tsx'

/** A column of the list; `sort` is the name the server sorts by. */
export interface ListColumn<Row> {
  readonly id: string
  readonly title: Words
  readonly show: (row: Row) => ReactNode
  readonly width?: number
  readonly isNumber?: boolean
  readonly isFixed?: boolean
  readonly sort?: string
}

interface Page<Row> {
  rows: Row[]
  total: number
}
interface ListTableProps<Row extends object> {
  readonly words: Words
  readonly answer: Answer<Page<Row>>
  readonly columns: readonly ListColumn<Row>[]
  readonly keyOf: (row: Row) => string
  /** The two facts that decide, for the phone. */
  readonly card: (row: Row) => ReactNode
  readonly empty: Words
  readonly emptyActions?: ReactNode
  readonly above?: ReactNode
  readonly defaultSize?: number
}

const text = { total: w('共', 'Total'), rows: w('条', 'rows'), last: w('到最后一页', 'Go to the last page') }

// There are rows, but none on a page that far: the list has become shorter, or the address was typed.
function beyond(page: number, last: number): Words {
  return w(`没有第 ${page} 页，一共 ${last} 页`, `There is no page ${page}; there are ${last}`)
}

/** Shows one page of a list; what it shows stands in the address. */
export function ListTable<Row extends object>({
  words,
  answer,
  columns,
  keyOf,
  card,
  empty,
  emptyActions,
  above,
  defaultSize = 20,
}: ListTableProps<Row>) {
  const say = useSay()
  const [address, change] = useAddress()
  const isPhone = useIsPhone()
  const page = Number(address['page'] ?? 1)
  const size = Number(address['size'] ?? defaultSize)
  if (answer.error) return <Trouble problem={answer.error} again={() => void answer.refetch()} />
  if (!answer.data)
    return (
      <div className="list">
        <Loading />
      </div>
    )
  const { rows, total } = answer.data
  const last = Math.ceil(total / size)
  const body =
    rows.length === 0 && total > 0 && page > last ? (
      <Empty words={beyond(page, last)}>
        <Button onClick={() => change({ page: last })}>{say(text.last)}</Button>
      </Empty>
    ) : rows.length === 0 ? (
      <Empty words={empty}>{emptyActions}</Empty>
    ) : isPhone ? (
      <ul className="row-cards" aria-label={say(words)}>
        {rows.map((row) => (
          <li key={keyOf(row)}>{card(row)}</li>
        ))}
      </ul>
    ) : (
      <Wide {...{ words, rows, columns, keyOf }} />
    )
  return (
    <div className="list" aria-busy={answer.isFetching}>
      {above}
      {body}
      {total > size && (
        <div className="pager">
          <Pagination
            current={page}
            pageSize={size}
            total={total}
            showSizeChanger={!isPhone}
            simple={isPhone}
            pageSizeOptions={[20, 50, 100]}
            showTotal={(count) => `${say(text.total)} ${count.toLocaleString('en')} ${say(text.rows)}`}
            onChange={(next, nextSize) => change({ page: next, size: nextSize })}
          />
        </div>
      )}
    </div>
  )
}

function Wide<Row extends object>({
  words,
  rows,
  columns,
  keyOf,
}: Pick<ListTableProps<Row>, 'words' | 'columns' | 'keyOf'> & { rows: Row[] }) {
  const say = useSay()
  const [address, change] = useAddress()
  const [sort, order] = [address['sort'], address['order']]
  const shown: TableColumnsType<Row> = columns.map(({ id, title, show, width, isNumber, isFixed, sort: by }) => ({
    key: id,
    title: say(title),
    render: (_: unknown, row: Row) => show(row),
    ...(width && { width }),
    ...(isNumber && { align: 'right' as const }),
    ...(isFixed && { fixed: 'left' as const }),
    ...(by && {
      sorter: true,
      sortOrder: sort === by ? (order === 'asc' ? ('ascend' as const) : ('descend' as const)) : null,
    }),
  }))
  // What scrolls sideways can be reached and scrolled with the keyboard too.
  const reachable = (frame: HTMLDivElement | null) => {
    const content = frame?.querySelector('.ant-table-content')
    content?.setAttribute('tabindex', '0')
    content?.setAttribute('role', 'region')
    content?.setAttribute('aria-label', say(words))
  }
  return (
    <div ref={reachable}>
      <Table<Row>
        aria-label={say(words)}
        columns={shown}
        dataSource={rows}
        rowKey={keyOf}
        pagination={false}
        size="middle"
        scroll={{ x: 'max-content' }}
        showSorterTooltip={false}
        onChange={(_page, _filters, sorter) => {
          const one = Array.isArray(sorter) ? sorter[0] : sorter
          const by = columns.find(({ id }) => id === one?.columnKey)?.sort
          change(
            one?.order && by
              ? { sort: by, order: one.order === 'ascend' ? 'asc' : 'desc' }
              : { sort: undefined, order: undefined },
          )
        }}
      />
    </div>
  )
}
