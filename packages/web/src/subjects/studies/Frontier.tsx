// Need met against money: the bound and an estimate from half to one and a half of every budget, with plans really found.
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
  intro: w('各渠道额度一起增减，需求能满足多少', 'What need is met when all budgets grow or shrink together'),
  ask: w('计算（约十秒）', 'Work out (about ten seconds)'),
  share: w('额度（%）', 'Budgets (%)'),
  bound: w('上界', 'Bound'),
  value: w('方案或估计', 'Plan or estimate'),
  plan: w('实得方案', 'Plan found'),
  cannot: w('做不到', 'cannot be done'),
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
              points: data.points.map(({ hundredths, value }) => [hundredths, value] as const),
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
