// The rows of an import with what was found in each, errors first to hand.
import type { AnswerOf } from '@huanju/contract'
import { importRowStates, listImportRows } from '@huanju/contract/imports'
import { AddressLink } from '../../app/links.tsx'
import { Segmented } from 'antd'
import { pageOf, useAddress } from '../../app/address.ts'
import { useAnswer } from '../../app/queries.ts'
import { useSay, w } from '../../app/words.tsx'
import { ListTable, type ListColumn } from '../../components/ListTable.tsx'
import { StatusTag, statusWords } from '../../components/StatusTag.tsx'
import type { ImportRecord } from './ImportScreen.tsx'

type Row = AnswerOf<typeof listImportRows>['rows'][number]
const text = {
  title: w('逐行结果', 'Rows'),
  all: w('全部', 'All'),
  number: w('行号', 'Row'),
  state: w('结果', 'Result'),
  found: w('说明', 'What was found'),
  empty: w('没有这一类的行', 'No such rows'),
  open: w('打开', 'Open'),
  unknown: w('未知', 'Unknown'),
}

export function RowList({ record }: { record: ImportRecord }) {
  const say = useSay()
  const [address, change] = useAddress()
  const state = importRowStates.find((one) => one === address['state'])
  const answer = useAnswer(listImportRows, {
    params: { import: record.id },
    query: { ...pageOf(address), ...(state && { state }) },
  })
  const mapped = record.mapping.slice(0, 6)
  const columns: ListColumn<Row>[] = [
    {
      id: 'number',
      title: text.number,
      width: 70,
      isFixed: true,
      show: (row) => <span className="num">{row.rowNumber}</span>,
    },
    { id: 'state', title: text.state, width: 130, show: (row) => <StatusTag status={row.state} /> },
    {
      id: 'found',
      title: text.found,
      width: 360,
      show: (row) => (
        <>
          <Findings row={row} />
          <Changes row={row} />
          <RecordLink row={row} record={record} />
        </>
      ),
    },
    ...mapped.map(({ header, column }): ListColumn<Row> => ({
      id: column,
      title: w(header, header),
      width: 150,
      show: (row) => row.cells[header] ?? '',
    })),
  ]
  const options = [
    { value: '', label: say(text.all) },
    ...importRowStates.map((one) => ({ value: one, label: say(statusWords(one)) })),
  ]
  return (
    <>
      <div className="filters">
        <Segmented options={options} value={state ?? ''} onChange={(value) => change({ state: value || undefined })} />
      </div>
      <ListTable
        words={text.title}
        answer={answer}
        columns={columns}
        keyOf={({ rowNumber }) => String(rowNumber)}
        empty={text.empty}
        card={(row) => (
          <div style={{ padding: '12px 16px' }}>
            <div className="line">
              <b>
                {row.rowNumber}　{mapped[0] ? row.cells[mapped[0].header] : ''}
              </b>
              <StatusTag status={row.state} />
            </div>
            <Findings row={row} />
            <Changes row={row} />
            <RecordLink row={row} record={record} />
          </div>
        )}
      />
    </>
  )
}

/** Leads to the record a row became or meets. */
function RecordLink({ row, record }: { row: Row; record: ImportRecord }) {
  const say = useSay()
  if (!row.recordId) return null
  return <AddressLink to={`/${record.targetPath}/${row.recordId}`}>{say(text.open)}</AddressLink>
}

/** What would be, or was, changed: field by field from what to what. */
function Changes({ row }: { row: Row }) {
  const say = useSay()
  return (
    <>
      {row.changes.map(({ field, title, from, to, unit }) => (
        <div key={field} style={{ whiteSpace: 'normal' }}>
          <span className="muted">{say(title)}</span> {say(from ?? text.unknown)} → <b>{say(to ?? text.unknown)}</b>
          {unit && to && ` ${say(unit)}`}
        </div>
      ))}
    </>
  )
}

function Findings({ row }: { row: Row }) {
  const say = useSay()
  return (
    <>
      {row.findings.map(({ severity, message }) => (
        <div
          key={message.zh}
          style={{ color: severity === 'error' ? 'var(--red)' : 'var(--amber)', whiteSpace: 'normal' }}
        >
          {say(message)}
        </div>
      ))}
    </>
  )
}
