// Imports 台账导入: say what the list is of, take the template or any list, upload it, and see what became of earlier ones.
import type { AnswerOf } from '@huanju/contract'
import { downloadTemplate, listImports, uploadImport } from '@huanju/contract/imports'
import { entities } from '@huanju/domain/subjects'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Select, Upload } from 'antd'
import { addressOf, upload } from '../../app/call.ts'
import { pageOf, useAddress } from '../../app/address.ts'
import { useAct, useAnswer } from '../../app/queries.ts'
import { useMe } from '../../app/session.tsx'
import { useSay, w } from '../../app/words.tsx'
import { ListTable, type ListColumn } from '../../components/ListTable.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { Count, Instant } from '../../components/quantities.tsx'
import { StatusTag } from '../../components/StatusTag.tsx'
import { Trouble } from '../../components/states.tsx'

type Row = AnswerOf<typeof listImports>['rows'][number]

const text = {
  title: w('台账导入', 'Imports'),
  kind: w('导入到', 'Import into'),
  kindHead: w('台账', 'Register'),
  template: w('下载模板', 'Download the template'),
  drop: w(
    '把 Excel（.xlsx）或 CSV 拖到这里，或点击选择文件',
    'Drop an Excel (.xlsx) or CSV file here, or click to choose',
  ),
  hint: w(
    '可用模板，也可直接用手头的台账；下一步核对每一列对应什么。最大 50 MB、10 万行',
    'The template or any list of yours; the next step maps its columns. Up to 50 MB and 100,000 rows',
  ),
  empty: w('还没有导入过台账', 'Nothing imported yet'),
  file: w('文件', 'File'),
  state: w('状态', 'State'),
  rows: w('行数', 'Rows'),
  good: w('合格', 'Good'),
  bad: w('有错误', 'Errors'),
  changed: w('将更新', 'To update'),
  committed: w('已入库', 'Committed'),
  at: w('上传时间', 'Uploaded'),
  by: w('上传人', 'By'),
}

/** The kinds of record a person may import; which one is chosen stands in the address. */
function useTarget() {
  const { rights } = useMe()
  const [address, change] = useAddress()
  const offered = entities.filter((entity) => rights.some((right) => right === entity.rights.import))
  const chosen = offered.find(({ one }) => one === address['target'])
  const usual = offered.find(({ one }) => one === 'community') ?? offered[0]
  return { offered, target: (chosen ?? usual)?.one ?? 'community', choose: (one: string) => change({ target: one }) }
}

function Kind({ row }: { row: Row }) {
  const say = useSay()
  return <>{say(row.targetTitle)}</>
}

const columns: readonly ListColumn<Row>[] = [
  {
    id: 'file',
    title: text.file,
    isFixed: true,
    width: 280,
    show: (row) => (
      <Link to="/imports/$import" params={{ import: row.id }}>
        {row.fileName}
      </Link>
    ),
  },
  { id: 'kind', title: text.kindHead, width: 90, show: (row) => <Kind row={row} /> },
  { id: 'state', title: text.state, width: 130, show: (row) => <StatusTag status={row.state} /> },
  { id: 'rows', title: text.rows, width: 90, isNumber: true, show: (row) => <Count value={row.counts.rows} /> },
  {
    id: 'good',
    title: text.good,
    width: 90,
    isNumber: true,
    show: (row) => <Count value={row.counts.good + row.counts.warned} />,
  },
  { id: 'bad', title: text.bad, width: 90, isNumber: true, show: (row) => <Count value={row.counts.bad} /> },
  {
    id: 'changed',
    title: text.changed,
    width: 90,
    isNumber: true,
    show: (row) => <Count value={row.counts.changed} />,
  },
  {
    id: 'committed',
    title: text.committed,
    width: 90,
    isNumber: true,
    show: (row) => <Count value={row.counts.committed} />,
  },
  { id: 'at', title: text.at, width: 160, show: (row) => <Instant at={row.uploadedAt} /> },
  { id: 'by', title: text.by, width: 110, show: (row) => row.uploadedBy },
]

export default function ImportListScreen() {
  const say = useSay()
  const navigate = useNavigate()
  const [address] = useAddress()
  const answer = useAnswer(listImports, {
    query: { ...pageOf(address) },
  })
  const { offered, target, choose } = useTarget()
  const act = useAct(
    (file: File) => upload(uploadImport, file, { target }),
    (given) => void navigate({ to: '/imports/$import', params: { import: given.id } }),
  )
  return (
    <>
      <PageHeader title={say(text.title)}>
        {offered.length > 1 && (
          <label style={{ display: 'inline-flex', gap: 8, alignItems: 'center' }}>
            {say(text.kind)}
            <Select
              aria-label={say(text.kind)}
              style={{ width: 130 }}
              value={target}
              options={offered.map(({ one, title }) => ({ value: one, label: say(title) }))}
              onChange={choose}
            />
          </label>
        )}
        <Button href={addressOf(downloadTemplate, {}, { target })}>{say(text.template)}</Button>
      </PageHeader>
      {act.error && <Trouble problem={act.error} />}
      <div style={{ marginBottom: 16 }}>
        <Upload.Dragger
          accept=".xlsx,.csv"
          showUploadList={false}
          disabled={act.isPending}
          beforeUpload={(file) => {
            act.mutate(file)
            return false
          }}
        >
          <div style={{ padding: 12 }}>
            <b>{say(text.drop)}</b>
            <div className="muted">{say(text.hint)}</div>
          </div>
        </Upload.Dragger>
      </div>
      <ListTable
        words={text.title}
        answer={answer}
        columns={columns}
        keyOf={({ id }) => id}
        empty={text.empty}
        card={(row) => (
          <Link to="/imports/$import" params={{ import: row.id }}>
            <div className="line">
              <b>{row.fileName}</b>
              <StatusTag status={row.state} />
            </div>
            <div className="muted">
              <Kind row={row} /> · <Instant at={row.uploadedAt} />
            </div>
          </Link>
        )}
      />
    </>
  )
}
