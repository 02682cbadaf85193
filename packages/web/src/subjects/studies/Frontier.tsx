// Need met against money: the most there could be and an estimate from half to one and a half of every budget, with plans really found.
import { studyFrontier } from '@huanju/contract/studies'
import { Button } from 'antd'
import { lazy, Suspense, useMemo, useState } from 'react'
import { useAnswer } from '../../app/queries.ts'
import { useSay, w } from '../../app/words.tsx'
import { Loading, Trouble } from '../../components/states.tsx'
import { points } from './points.ts'
import type { Study } from './StudyScreen.tsx'

const LineChart = lazy(() => import('../../components/LineChart.tsx'))

const text = {
  intro: w(
    '各渠道资金一起增减，能满足多少需求：用来判断再争取资金值不值，或减少资金会损失多少',
    'How much need is met when all money grows or shrinks together: whether more is worth asking for, and what less would lose',
  ),
  ask: w('开始计算（约十秒）', 'Work it out (about ten seconds)'),
  share: w('资金为现在的（%）', 'Money, in % of the present'),
  bound: w('最多可达（需求分）', 'Most there could be (points of need)'),
  value: w('满足的需求（分，估计）', 'Need met (points, estimated)'),
  plan: w('实际求得的方案', 'Plan really found'),
  planNote: w(
    '● 为短时间内实际求得的方案，用时更长会更好；其余为估计',
    '● is a plan really found in a short time, and longer would find a better one; the others are estimates',
  ),
  cannot: w('没有合规方案', 'No lawful plan'),
  label: w('资金与需求曲线', 'Need met against budget'),
}

/** The frontier, worked out when asked for. */
export function Frontier({ study }: { study: Study }) {
  const say = useSay()
  const [isAsked, setAsked] = useState(false)
  const { data, error, isFetching } = useAnswer(studyFrontier, { params: { study: study.id } }, { isOn: isAsked })
  const lines = useMemo(
    () =>
      data
        ? [
            {
              name: say(text.bound),
              colour: '#7a4fa3',
              points: data.points.map(({ hundredths, bound }) => [hundredths, bound] as const),
            },
            {
              name: say(text.value),
              colour: '#0d7d8a',
              points: data.points
                .filter(({ hundredths, isPlan }) => !isPlan || hundredths === 100)
                .map(({ hundredths, value }) => [hundredths, value] as const),
            },
            {
              name: say(text.plan),
              colour: '#c45b08',
              points: data.points
                .filter(({ isPlan }) => isPlan)
                .map(({ hundredths, value }) => [hundredths, value] as const),
              isDots: true,
            },
          ]
        : [],
    [data, say],
  )
  return (
    <>
      <p>{say(text.intro)}</p>
      {!data && !error && (
        <Button loading={isFetching} onClick={() => setAsked(true)}>
          {say(text.ask)}
        </Button>
      )}
      {error && <Trouble problem={error} />}
      {data && (
        <>
          <Suspense fallback={<Loading />}>
            <LineChart lines={lines} unit={say(text.share)} label={say(text.label)} />
          </Suspense>
          <p className="muted">{say(text.planNote)}</p>
          <table className="plain-table">
            <thead>
              <tr>
                <th>{say(text.share)}</th>
                <th className="r">{say(text.value)}</th>
                <th className="r">{say(text.bound)}</th>
              </tr>
            </thead>
            <tbody>
              {data.points.map(({ hundredths, value, bound, isPlan }) => (
                <tr key={hundredths}>
                  <td className="num">{hundredths}%</td>
                  <td className="r num">
                    {isPlan && '● '}
                    {value === null ? say(text.cannot) : points(value)}
                  </td>
                  <td className="r num">{bound === null ? '—' : points(bound)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </>
  )
}
