// One import: confirm the columns, look at the rows, commit the good ones, take the sheet back with its errors.
import type { AnswerOf } from '@huanju/contract'
import { commitImport, downloadImportReport, getImport, voidImport } from '@huanju/contract/imports'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { queryOf, useIdInPath } from '../../app/links.tsx'
import { addressOf, call } from '../../app/call.ts'
import { useAct, useAnswer } from '../../app/queries.ts'
import { useSay, w, type Words } from '../../app/words.tsx'
import { AskFirst } from '../../components/AskFirst.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { Count, Instant } from '../../components/quantities.tsx'
import { ReasonDialog } from '../../components/records/ReasonDialog.tsx'
import { StatusTag } from '../../components/StatusTag.tsx'
import { Loading, Trouble } from '../../components/states.tsx'
import { MappingForm } from './MappingForm.tsx'
import { RowList } from './RowList.tsx'

export type ImportRecord = AnswerOf<typeof getImport>

const text = {
  list: w('台账导入', 'Imports'),
  commit: w('入库合格行', 'Commit the good rows'),
  update: w('入库并更新', 'Commit and update'),
  begin: w('开始入库', 'Begin committing'),
  report: w('下载带错误说明的原表', 'Download the sheet with its errors'),
  register: w('看入库的小区', 'See the communities'),
  rows: w('共', 'Total'),
  good: w('合格', 'Good'),
  warned: w('有提示', 'Warnings'),
  bad: w('有错误', 'Errors'),
  duplicate: w('重复', 'Duplicates'),
  changed: w('将更新', 'To be updated'),
  unchanged: w('无变化', 'Unchanged'),
  committed: w('已入库', 'Committed'),
  busy: w(
    '正在处理，进度见页面右上方；可以离开本页',
    'Working; how far it is stands at the top right, and you may leave this page',
  ),
  void: w('作废导入', 'Void the import'),
  voidNote: w(
    '作废后不能再检查或入库；原表和检查结果仍可查看',
    'It can then no longer be checked or taken in; file and report stay to be read',
  ),
  noRows: w(
    '已检查，表头下面没有可导入的行；请确认读的是哪张工作表、表头在第几行，或补上数据后重新上传',
    'Checked: there is no row to import below the head. See which sheet and which row of heads are read, or add rows and upload again',
  ),
  unit: w('行', 'rows'),
  again: w('改列对应后重新检查', 'Change the mapping and check again'),
}

export default function ImportScreen() {
  const say = useSay()
  const id = useIdInPath('import')
  const { data, error, refetch } = useAnswer(getImport, { params: { import: id } })
  const act = useAct(() => call(commitImport, { params: { import: id } }))
  if (error && !data)
    return (
      <>
        <PageHeader title={say(text.list)} crumbs={[{ words: text.list, to: '/imports' }]} />
        <Trouble problem={error} again={() => void refetch()} />
      </>
    )
  if (!data) return <Loading />
  const canMap = mappable.includes(data.state)
  return (
    <>
      <PageHeader
        title={data.fileName}
        crumbs={[{ words: text.list, to: '/imports' }]}
        tag={<StatusTag status={data.state} />}
        sub={
          <>
            {say(data.targetTitle)} · {data.uploadedBy} · <Instant at={data.uploadedAt} /> · {data.region}
          </>
        }
      >
        <Acts record={data} commit={{ isBusy: act.isPending, run: () => act.mutate(undefined) }} />
      </PageHeader>
      {error && <Trouble problem={error} again={() => void refetch()} />}
      {act.error && <Trouble problem={act.error} />}
      {data.problem && (
        <div className={data.state === 'voided' ? 'notice' : 'notice red'} role="alert">
          {say(data.problem)}
        </div>
      )}
      {data.notices.map((notice) => (
        <div className="notice" key={notice.zh}>
          {say(notice)}
        </div>
      ))}
      {(data.state === 'checking' || data.state === 'committing') && (
        <div className="notice" role="status">
          {say(text.busy)}
        </div>
      )}
      {data.counts.rows > 0 && <Counts counts={data.counts} />}
      {data.state === 'checked' && data.counts.rows === 0 && (
        <div className="notice amber" role="status">
          {say(text.noRows)}
        </div>
      )}
      {canMap &&
        (data.state === 'uploaded' ? (
          <MappingForm key={`${data.state} ${data.sheet}`} record={data} />
        ) : (
          <details className="card">
            <summary>{say(text.again)}</summary>
            <MappingForm key={`${data.state} ${data.sheet}`} record={data} />
          </details>
        ))}
      {data.counts.rows > 0 && <RowList record={data} />}
    </>
  )
}

const mappable: readonly ImportRecord['state'][] = ['uploaded', 'checked', 'failed', 'cancelled']

function Acts({ record, commit }: { record: ImportRecord; commit: { isBusy: boolean; run: () => void } }) {
  const say = useSay()
  const ready = record.counts.good + record.counts.warned + record.counts.changed
  return (
    <>
      {record.counts.rows > 0 && record.state !== 'checking' && (
        <Button href={addressOf(downloadImportReport, { import: record.id })}>{say(text.report)}</Button>
      )}
      {record.counts.committed > 0 && record.target === 'community' && (
        <Link to="/communities" search={queryOf({ importId: record.id })}>
          <Button>{say(text.register)}</Button>
        </Link>
      )}
      {mappable.includes(record.state) && record.counts.committed === 0 && (
        <VoidImport id={record.id} name={record.fileName} />
      )}
      {record.state === 'checked' && ready > 0 && (
        <AskFirst
          words={record.counts.changed > 0 ? text.update : text.commit}
          count={ready}
          begin={text.begin}
          question={commitQuestion(record, ready)}
          isPending={commit.isBusy}
          go={commit.run}
        />
      )}
    </>
  )
}

/** How many rows go in, and into what. */
function commitQuestion({ counts, targetTitle, region, fileName }: ImportRecord, ready: number): Words {
  const { zh, en } = targetTitle
  const changed =
    counts.changed > 0
      ? w(`，其中 ${counts.changed} 行更新已有记录`, `; ${counts.changed} of them update records that stand`)
      : w('', '')
  return w(
    `“${fileName}”共 ${counts.rows} 行，${ready} 行将写入${region}的${zh}台账${changed.zh}。其余各行不写入。`,
    `“${fileName}”: ${ready} of ${counts.rows} rows go into the register of ${region} as “${en}”${changed.en}. The others do not.`,
  )
}

function VoidImport({ id, name }: { id: string; name: string }) {
  const say = useSay()
  const [isAsking, setAsking] = useState(false)
  const act = useAct(
    (reason: string) => call(voidImport, { params: { import: id }, body: { reason } }),
    () => setAsking(false),
  )
  return (
    <>
      <Button danger onClick={() => setAsking(true)}>
        {say(text.void)}
      </Button>
      {isAsking && (
        <ReasonDialog
          title={say(w(`作废导入“${name}”`, `Void the import “${name}”`))}
          note={text.voidNote}
          act={text.void}
          isDanger
          isPending={act.isPending}
          problem={act.error}
          onAct={act.mutate}
          close={() => setAsking(false)}
        />
      )}
    </>
  )
}

function Counts({ counts }: { counts: ImportRecord['counts'] }) {
  const say = useSay()
  const shown = [
    ['rows', counts.rows],
    ['good', counts.good],
    ['warned', counts.warned],
    ['bad', counts.bad],
    ['duplicate', counts.duplicate],
    ...(counts.changed + counts.unchanged > 0
      ? ([
          ['changed', counts.changed],
          ['unchanged', counts.unchanged],
        ] as const)
      : []),
    ['committed', counts.committed],
  ] as const
  return (
    <div className="sums card" style={{ marginBottom: 16 }}>
      {shown.map(([name, value]) => (
        <span key={name}>
          {say(text[name])}{' '}
          <b>
            <Count value={value} />
          </b>{' '}
          {say(text.unit)}
        </span>
      ))}
    </div>
  )
}
