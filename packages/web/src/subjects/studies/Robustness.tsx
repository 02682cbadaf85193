// Does the plan hold when costs overrun? A thousand draws, which limits break how often, and what holding money back helps.
import { studyRobustness } from '@huanju/contract/studies'
import { Button } from 'antd'
import { useState } from 'react'
import { useAnswer } from '../../app/queries.ts'
import { useSay, w } from '../../app/words.tsx'
import { NumberBox } from '../../components/NumberBox.tsx'
import { Unread, useUnread } from '../../components/unread.tsx'
import { Trouble } from '../../components/states.tsx'
import { percent, points } from './points.ts'
import type { Study } from './StudyScreen.tsx'

const text = {
  chance: w('每个小区超支的可能', 'Chance that a community overruns'),
  by: w('超支幅度', 'Overrun'),
  ask: w('开始检验（约十五秒）', 'Test it (about fifteen seconds)'),
  limit: w('不够的资金', 'Money that runs short'),
  broken: w('不够的次数', 'Times it ran short'),
  reserve: w('每项资金预留', 'Held back of all money'),
  value: w('满足的需求（分）', 'Need met (points)'),
  own: w('不预留（现方案）', 'Nothing (the present plan)'),
  none: w('限时内没有找到方案', 'No plan was found in the time given'),
}

function drawnWords(draws: number, broken: number) {
  const share = percent(broken / draws)
  return w(
    `模拟了 ${draws} 次：其中 ${broken} 次（${share}）有资金不够用`,
    `Of ${draws} simulations, money ran short in ${broken} (${share})`,
  )
}

/** The overruns of a study. */
export function Robustness({ study }: { study: Study }) {
  const say = useSay()
  const [given, setGiven] = useState({ chance: 20, by: 15 })
  const unread = useUnread()
  const [asked, setAsked] = useState<typeof given | null>(null)
  const { data, error, isFetching } = useAnswer(
    studyRobustness,
    { params: { study: study.id }, query: asked ?? given },
    { isOn: asked !== null },
  )
  return (
    <>
      <Unread of={unread}>
        <div className="actions asked">
          {(['chance', 'by'] as const).map((name) => (
            <label key={name} className="share">
              <span>{say(text[name])}</span>
              <NumberBox
                min={1}
                max={100}
                suffix="%"
                value={given[name]}
                onChange={(value) => setGiven({ ...given, [name]: value })}
              />
            </label>
          ))}
          <Button loading={isFetching} onClick={() => unread.isReadable() && setAsked(given)}>
            {say(text.ask)}
          </Button>
        </div>
      </Unread>
      {error && <Trouble problem={error} />}
      {data && (
        <>
          <p>
            <b className="num">{say(drawnWords(data.draws, data.broken))}</b>
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
                  <td className="r num">{value ? points(value) : say(text.none)}</td>
                  <td className="r num">{value ? (broken ?? '—') : '—'}</td>
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
