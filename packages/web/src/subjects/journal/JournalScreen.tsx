// The journal 操作日志: who did what and when; one button verifies that no line was touched.
import type { AnswerOf } from '@huanju/contract'
import { listJournal, verifyJournal } from '@huanju/contract/journal'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { pageOf, textUnder, useAddress } from '../../app/address.ts'
import { call } from '../../app/call.ts'
import { useAct, useAnswer } from '../../app/queries.ts'
import { useRight } from '../../app/session.tsx'
import { useSay, w } from '../../app/words.tsx'
import { DayInput } from '../../components/DayInput.tsx'
import { ListTable, type ListColumn } from '../../components/ListTable.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { Instant } from '../../components/quantities.tsx'
import { Trouble } from '../../components/states.tsx'

type Line = AnswerOf<typeof listJournal>['rows'][number]
const text = {
  title: w('操作日志', 'Journal'),
  verify: w('核验日志链', 'Verify the chain'),
  intact: w('逐行核验一致，共', 'The chain is intact,'),
  lines: w('行', 'lines'),
  broken: w('日志链不一致，起于第', 'The chain breaks at line'),
  head: w('链头', 'Head'),
  empty: w('没有符合条件的记录', 'No line matches'),
  seq: w('序号', 'No.'),
  at: w('时间', 'At'),
  actor: w('操作人', 'By'),
  action: w('动作', 'Action'),
  region: w('区划', 'Region'),
  detail: w('内容', 'Detail'),
  hash: w('散列', 'Hash'),
  find: w('操作人账号或内容', 'Account or detail'),
  from: w('从', 'From'),
  to: w('到', 'to'),
  none: w('没有阅读日志的权限，可核验日志链', 'You may verify the chain'),
}

const columns: readonly ListColumn<Line>[] = [
  {
    id: 'seq',
    title: text.seq,
    width: 84,
    isNumber: true,
    isFixed: true,
    show: (line) => <span className="num">{line.seq}</span>,
  },
  { id: 'at', title: text.at, width: 150, show: (line) => <Instant at={line.at} /> },
  { id: 'actor', title: text.actor, width: 120, show: (line) => line.actor },
  { id: 'action', title: text.action, width: 170, show: (line) => <ActionText line={line} /> },
  { id: 'region', title: text.region, width: 130, show: (line) => line.region ?? '—' },
  {
    id: 'detail',
    title: text.detail,
    width: 420,
    show: (line) => <code style={{ whiteSpace: 'normal', overflowWrap: 'anywhere' }}>{line.detail.slice(0, 240)}</code>,
  },
  {
    id: 'hash',
    title: text.hash,
    width: 130,
    show: (line) => <code title={line.hash}>{line.hash.slice(0, 12)}…</code>,
  },
]

function ActionText({ line }: { line: Line }) {
  const say = useSay()
  return <>{say(line.words)}</>
}

export default function JournalScreen() {
  const say = useSay()
  const [address, change] = useAddress()
  const [typed, setTyped] = useState(String(address['q'] ?? ''))
  const canVerify = useRight('journal.verify')
  const given = (name: string) =>
    typeof address[name] === 'string' && address[name] !== '' ? { [name]: address[name] } : {}
  const answer = useAnswer(listJournal, {
    query: {
      ...pageOf(address),
      ...given('q'),
      ...given('from'),
      ...given('to'),
    },
  })
  const act = useAct(() => call(verifyJournal, {}))
  const day = (name: 'from' | 'to') => (
    <DayInput
      label={say(text[name])}
      style={{ width: 150 }}
      value={textUnder(address, name)}
      onChange={(day) => change({ [name]: day ?? '' })}
    />
  )
  return (
    <>
      <PageHeader title={say(text.title)}>
        {canVerify && (
          <Button type="primary" loading={act.isPending} onClick={() => act.mutate(undefined)}>
            {say(text.verify)}
          </Button>
        )}
      </PageHeader>
      {act.error && <Trouble problem={act.error} />}
      {act.data && (
        <div className={`notice ${act.data.isIntact ? 'green' : 'red'}`} role="status">
          {act.data.isIntact ? (
            <>
              {say(text.intact)} <b className="num">{act.data.lines}</b> {say(text.lines)}
            </>
          ) : (
            <>
              {say(text.broken)} {act.data.firstBroken}
            </>
          )}
          <div className="muted" style={{ overflowWrap: 'anywhere' }}>
            {say(text.head)} <code>{act.data.head}</code>
          </div>
        </div>
      )}
      <div className="filters" role="search">
        <span className="word">{say(text.from)}</span>
        {day('from')}
        <span className="word">{say(text.to)}</span>
        {day('to')}
        <Input.Search
          aria-label={say(text.find)}
          placeholder={say(text.find)}
          value={typed}
          allowClear
          style={{ width: 220 }}
          onChange={({ target }) => setTyped(target.value)}
          onSearch={(q) => change({ q })}
        />
      </div>
      <ListTable
        words={text.title}
        answer={answer}
        columns={columns}
        keyOf={({ seq }) => String(seq)}
        empty={text.empty}
        card={(line) => (
          <div style={{ padding: '12px 16px' }}>
            <div className="line">
              <b>
                <ActionText line={line} />
              </b>
              <Instant at={line.at} />
            </div>
            <div className="muted">
              {line.actor} · {line.region}
            </div>
          </div>
        )}
      />
    </>
  )
}
