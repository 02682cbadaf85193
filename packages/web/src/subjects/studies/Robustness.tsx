// Does the plan hold when costs overrun? A thousand draws, which limits break how often, and what holding money back helps.
import { studyRobustness } from '@huanju/contract/studies'
import { Button, InputNumber } from 'antd'
import { useState } from 'react'
import { useAnswer } from '../../app/queries.ts'
import { useSay, w } from '../../app/words.tsx'
import { Trouble } from '../../components/states.tsx'
import { percent, points } from './points.ts'
import type { Study } from './StudyScreen.tsx'

const text = {
  chance: w('每个项目超支的可能（%）', 'Chance that a project overruns (%)'),
  by: w('超支幅度（%）', 'Overrun (%)'),
  ask: w('检验（约十五秒）', 'Test (about fifteen seconds)'),
  draws: w('次抽样中，额度被突破', 'draws, in which a budget breaks'),
  times: w('次', 'times'),
  limit: w('额度', 'Budget'),
  broken: w('突破次数', 'Times broken'),
  reserve: w('每个额度预留', 'Held back of every budget'),
  value: w('方案得分', 'Value'),
  own: w('不预留（现方案）', 'Nothing (this plan)'),
  none: w('没有合规方案', 'no lawful plan'),
}

/** The overruns of a study. */
export function Robustness({ study }: { study: Study }) {
  const say = useSay()
  const [given, setGiven] = useState({ chance: 20, by: 15 })
  const [asked, setAsked] = useState<typeof given | null>(null)
  const { data, error, isFetching } = useAnswer(
    studyRobustness,
    { params: { study: study.id }, query: asked ?? given },
    { isOn: asked !== null },
  )
  return (
    <>
      <div className="filters">
        {(['chance', 'by'] as const).map((name) => (
          <label key={name} className="share">
            <span>{say(text[name])}</span>
            <InputNumber
              min={1}
              max={100}
              precision={0}
              value={given[name]}
              onChange={(value) => setGiven({ ...given, [name]: value ?? 1 })}
            />
          </label>
        ))}
        <Button loading={isFetching} onClick={() => setAsked(given)}>
          {say(text.ask)}
        </Button>
      </div>
      {error && <Trouble problem={error} />}
      {data && (
        <>
          <p>
            <b className="num">
              {data.draws} {say(text.draws)} {data.broken} {say(text.times)}（{percent(data.broken / data.draws)}）
            </b>
          </p>
          <table className="plain-table">
            <thead>
              <tr>
                <th>{say(text.reserve)}</th>
                <th className="r">{say(text.value)}</th>
                <th className="r">{say(text.broken)}</th>
              </tr>
            </thead>
            <tbody>
              <tr>
                <td>{say(text.own)}</td>
                <td className="r num">{points(study.result?.value ?? 0)}</td>
                <td className="r num">{data.broken}</td>
              </tr>
              {data.reserves.map(({ heldBackHundredths, value, broken }) => (
                <tr key={heldBackHundredths}>
                  <td className="num">{heldBackHundredths}%</td>
                  <td className="r num">{value === null ? say(text.none) : points(value)}</td>
                  <td className="r num">{broken ?? '—'}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <table className="plain-table" style={{ marginTop: 14 }}>
            <thead>
              <tr>
                <th>{say(text.limit)}</th>
                <th className="r">{say(text.broken)}</th>
              </tr>
            </thead>
            <tbody>
              {data.limits.map(({ name, times }) => (
                <tr key={name.zh}>
                  <td>{say(name)}</td>
                  <td className="r num">{times}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </>
  )
}
