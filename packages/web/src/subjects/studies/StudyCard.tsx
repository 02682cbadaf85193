// The studies of a plan, and a new one.
import { createStudy, listStudies } from '@huanju/contract/studies'
import { againstStudying, isRough } from '@huanju/domain/studies'
import type { PlanState } from '@huanju/domain/plans'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { call } from '../../app/call.ts'
import { useAct, useAnswer } from '../../app/queries.ts'
import { useRight } from '../../app/session.tsx'
import { useSay, w } from '../../app/words.tsx'
import { MayNot } from '../../components/acts/ActButtons.tsx'
import { Instant } from '../../components/quantities.tsx'
import { Scroll } from '../../components/Scroll.tsx'
import { StatusTag } from '../../components/StatusTag.tsx'
import { Loading, Trouble } from '../../components/states.tsx'
import { percent, points } from './points.ts'

const text = {
  title: w('推演：在资金和能力内找最好的合规方案', 'Studies: the best lawful plan within money and capacity'),
  add: w('新建推演', 'New study'),
  none: w(
    '还没有推演。新建一个：填好各渠道资金、各县承接能力和要求，系统找出最好的合规方案，并说明每个小区为何列入或暂缓',
    'No study yet. Begin one: put in money, capacity and demands; the best lawful plan is found, and for every community it is said why it is in or waits',
  ),
  name: w('推演', 'Study'),
  value: w('满足的需求（分）', 'Need met (points)'),
  gap: w('最多还能提高', 'Could be better by at most'),
  rough: w('方案粗略', 'The plan is rough'),
  at: w('建立', 'Begun'),
  state: w('状态', 'State'),
}

/** The card under a plan. */
export default function StudyCard({ planId, state }: { planId: string; state: PlanState }) {
  const say = useSay()
  const navigate = useNavigate()
  const canWrite = useRight('plans.write')
  const { data, error } = useAnswer(listStudies, { params: { plan: planId }, query: { page: 1, size: 20 } })
  const act = useAct(
    () =>
      call(createStudy, { params: { plan: planId }, body: { name: `${say(text.name)} ${(data?.total ?? 0) + 1}` } }),
    (study) => void navigate({ to: '/studies/$study', params: { study: study.id } }),
  )
  const problem = act.error ?? error
  return (
    <section className="card">
      <div style={{ display: 'flex', justifyContent: 'space-between', gap: 12 }}>
        <h2>{say(text.title)}</h2>
        {canWrite && (
          <NewStudy state={state} isPending={act.isPending} isDisabled={!data} add={() => act.mutate(undefined)} />
        )}
      </div>
      {problem && <Trouble problem={problem} />}
      {!data && !error && <Loading />}
      {data && data.rows.length === 0 && <p className="muted">{say(text.none)}</p>}
      {data && data.rows.length > 0 && (
        <Scroll words={text.title}>
          <table className="plain-table lines">
            <thead>
              <tr>
                <th>{say(text.name)}</th>
                <th>{say(text.state)}</th>
                <th className="r">{say(text.value)}</th>
                <th className="r">{say(text.gap)}</th>
                <th className="r">{say(text.at)}</th>
              </tr>
            </thead>
            <tbody>
              {data.rows.map(({ id, name, state, value, gap, createdAt }) => (
                <tr key={id}>
                  <td>
                    <Link to="/studies/$study" params={{ study: id }}>
                      {name}
                    </Link>
                  </td>
                  <td>
                    <StatusTag status={state === 'draft' ? 'unsolved' : state} />
                  </td>
                  <td className="r num">{value === null ? '—' : points(value)}</td>
                  <td className="r num">{gap === null ? '—' : isRough(gap) ? say(text.rough) : percent(gap, 2)}</td>
                  <td className="r">
                    <Instant at={createdAt} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </section>
  )
}

interface NewStudyProps {
  readonly state: PlanState
  readonly isPending: boolean
  readonly isDisabled: boolean
  readonly add: () => void
}

/** The way to a new study; of a plan that may not be studied it is grey and says why. */
export function NewStudy({ state, isPending, isDisabled, add }: NewStudyProps) {
  const say = useSay()
  const against = againstStudying({ state })
  if (against.length > 0) return <MayNot words={text.add} against={against} />
  return (
    <Button loading={isPending} disabled={isDisabled} onClick={add}>
      {say(text.add)}
    </Button>
  )
}
