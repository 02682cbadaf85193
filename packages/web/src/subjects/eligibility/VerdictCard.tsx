// The latest verdict beside the record, judging for another day, and the verdicts given before.
import { judgeCommunity, listVerdicts } from '@huanju/contract/eligibility'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { call } from '../../app/call.ts'
import { useAct, useAnswer } from '../../app/queries.ts'
import { today } from '../../app/today.ts'
import { useSay, w } from '../../app/words.tsx'
import { DayField } from '../../components/fields.tsx'
import { DayText, Instant } from '../../components/quantities.tsx'
import { StatusTag } from '../../components/StatusTag.tsx'
import { Trouble } from '../../components/states.tsx'
import { Unread, useUnread } from '../../components/unread.tsx'
import type { CommunityRecord } from '../communities/CommunityScreen.tsx'

const text = {
  title: w('纳入条件', 'Eligibility'),
  open: w('看依据', 'See why'),
  on: w('按哪一天的政策', 'By the policy of'),
  judge: w('判定', 'Judge'),
  before: w('历次判定', 'Verdicts'),
  by: w('按', 'by'),
  none: w('尚未判定', 'Not judged yet'),
}

/** The latest verdict of a community, and those before. */
export default function VerdictCard({ record }: { record: CommunityRecord }) {
  const say = useSay()
  const navigate = useNavigate()
  const [on, setOn] = useState<string | null>(today())
  const unread = useUnread()
  const verdicts = useAnswer(listVerdicts, { params: { community: record.id } })
  const act = useAct(
    () => call(judgeCommunity, { params: { community: record.id }, body: { on: on ?? today() } }),
    (verdict) => void navigate({ to: '/verdicts/$verdict', params: { verdict: verdict.id } }),
  )
  return (
    <section className="card">
      <h2>{say(text.title)}</h2>
      <p>
        <StatusTag status={record.verdict ?? 'unjudged'} />{' '}
        {record.verdictId && (
          <Link to="/verdicts/$verdict" params={{ verdict: record.verdictId }}>
            {say(text.open)}
          </Link>
        )}
      </p>
      {record.allowed.includes('judge') && (
        <>
          <Unread of={unread}>
            <DayField id="judge-on" words={text.on} value={on} onChange={setOn} />
          </Unread>
          <Button onClick={() => unread.isReadable() && act.mutate(undefined)} loading={act.isPending} disabled={!on}>
            {say(text.judge)}
          </Button>
          {act.error && <Trouble problem={act.error} />}
        </>
      )}
      {(verdicts.data?.rows.length ?? 0) > 0 && (
        <>
          <h3>{say(text.before)}</h3>
          <ul className="worklist">
            {verdicts.data?.rows.slice(0, 6).map((verdict) => (
              <li key={verdict.id}>
                <Link to="/verdicts/$verdict" params={{ verdict: verdict.id }}>
                  <span style={{ flex: 1 }}>
                    {say(text.by)} <DayText day={verdict.askedFor} />
                    <br />
                    <span className="muted">
                      <Instant at={verdict.recordedAt} />
                    </span>
                  </span>
                  <StatusTag status={verdict.verdict} />
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
