// The journal 操作日志: who did what and when; one button verifies that no line was touched.
import type { AnswerOf } from '@huanju/contract'
import { listJournal, verifyJournal } from '@huanju/contract/journal'
import { actions, actionWords } from '@huanju/domain/subjects'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { pageOf, textUnder, useAddress } from '../../app/address.ts'
import { call } from '../../app/call.ts'
import { useAct, useAnswer } from '../../app/queries.ts'
import { useRight } from '../../app/session.tsx'
import { useSay, w } from '../../app/words.tsx'
import { ChangeText } from '../../components/ChangeText.tsx'
import { DayInput } from '../../components/DayInput.tsx'
import { ListTable, type ListColumn } from '../../components/ListTable.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { Instant } from '../../components/quantities.tsx'
import { Trouble } from '../../components/states.tsx'
import '../../components/opened.css'

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
  action: w('动作不限', 'Any action'),
  region: w('区划', 'Region'),
  detail: w('内容', 'What was done'),
  hash: w('散列', 'Hash'),
  find: w('操作人姓名、账号或内容', 'Name, account or content'),
  system: w('系统', 'The system'),
  stop: w('；', '; '),
  from: w('从', 'From'),
  to: w('到', 'to'),
  reversed: w(
    '起始日期晚于截止日期，这样查不到任何记录；请改其中一个',
    'The first day lies after the last, which finds nothing; change one of them',
  ),
}

const columns: readonly ListColumn<Line>[] = [
  {
    id: 'seq',
    title: text.seq,
    width: 76,
    isNumber: true,
    isFixed: true,
    show: (line) => <span className="num">{line.seq}</span>,
  },
  { id: 'at', title: text.at, width: 150, show: (line) => <Instant at={line.at} /> },
  { id: 'actor', title: text.actor, width: 130, show: (line) => <Actor line={line} /> },
  { id: 'detail', title: text.detail, width: 460, show: (line) => <Told line={line} /> },
  { id: 'region', title: text.region, width: 120, show: (line) => line.region ?? '—' },
  {
    id: 'hash',
    title: text.hash,
    width: 110,
    show: (line) => (
      <code className="muted" title={line.hash}>
        {line.hash.slice(0, 8)}
      </code>
    ),
  },
]

function Actor({ line: { actor, login } }: { line: Line }) {
  const say = useSay()
  if (actor === null) return <>{say(text.system)}</>
  return (
    <>
      {actor}
      {actor !== login && <div className="muted">{login}</div>}
    </>
  )
}

// The action and what it was done to, what was said with it, and each changed field as a sentence.
function Told({ line: { words, about, said, changes } }: { line: Line }) {
  const say = useSay()
  const facts = said.map(({ title, text: told }) => w(`${title.zh}：${told.zh}`, `${title.en}: ${told.en}`))
  return (
    <div className="told">
      <b>{say(words)}</b>
      {about && <> {about}</>}
      {facts.length > 0 && <div className="muted">{facts.map(say).join(say(text.stop))}</div>}
      {changes.map((change) => (
        <ChangeText key={change.field} {...change} />
      ))}
    </div>
  )
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
      ...given('action'),
      ...given('from'),
      ...given('to'),
    },
  })
  const act = useAct(() => call(verifyJournal, {}))
  const [first, last] = [textUnder(address, 'from'), textUnder(address, 'to')]
  const isReversed = first !== null && last !== null && first > last
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
        <Select
          aria-label={say(text.action)}
          placeholder={say(text.action)}
          value={textUnder(address, 'action') || null}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          style={{ width: 200 }}
          options={actions.map((value) => ({ value, label: say(actionWords(value)) }))}
          onChange={(action?: string) => change({ action: action ?? '' })}
        />
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
      {isReversed && (
        <div className="notice red" role="alert">
          {say(text.reversed)}
        </div>
      )}
      <ListTable
        words={text.title}
        answer={answer}
        columns={columns}
        keyOf={({ seq }) => String(seq)}
        empty={text.empty}
        card={(line) => (
          <div className="plain-card">
            <div className="line muted">
              <Actor line={line} />
              <Instant at={line.at} />
            </div>
            <Told line={line} />
          </div>
        )}
      />
    </>
  )
}
