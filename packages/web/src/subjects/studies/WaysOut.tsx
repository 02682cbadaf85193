// It cannot be done: the demands that cannot hold together, and for each family how far it must give, tried by solving.
import { studyWaysOut } from '@huanju/contract/studies'
import { useAnswer } from '../../app/queries.ts'
import { useSay, w } from '../../app/words.tsx'
import { Loading, Trouble } from '../../components/states.tsx'
import { points } from './points.ts'

const text = {
  title: w('这些要求不能同时满足', 'These demands cannot hold together'),
  looking: w(
    '正在查找哪些要求冲突、有哪些出路，约需半分钟',
    'Looking for what conflicts and for ways out; it takes about half a minute',
  ),
  whole: w(
    '单看总量都放得下，但小区只能整体列入，凑不进各年；可延长用时，或略微放宽任一项要求',
    'The sums would fit, but communities start as a whole and do not; give it longer, or relax any demand a little',
  ),
  ways: w('出路：下面任选一项', 'Ways out: any one of these will do'),
  unproven: w(
    '这样改能否可行还没有试出来，请改后重新测算',
    'Whether this is enough was not settled yet; change it and work the study out again',
  ),
  none: w(
    '单独放宽任何一类要求都不够：请同时放宽上面冲突的几项，再重新测算',
    'Relaxing one kind of demand is not enough: relax several of those above and work the study out again',
  ),
}

function provenWords(value: number) {
  return w(
    `这样改可行：已试得一个合规方案，满足 ${points(value)} 分需求`,
    `This is enough: a lawful plan was found that meets ${points(value)} points of need`,
  )
}

/** The conflict and the ways out of a study that cannot be done. */
export function WaysOut({ studyId }: { studyId: string }) {
  const say = useSay()
  const { data, error } = useAnswer(studyWaysOut, { params: { study: studyId } })
  return (
    <section className="card">
      <h2>{say(text.title)}</h2>
      {error && <Trouble problem={error} />}
      {!data && !error && (
        <div role="status">
          <p>{say(text.looking)}</p>
          <Loading />
        </div>
      )}
      {data && (
        <>
          {data.conflict.length === 0 ? (
            <p>{say(text.whole)}</p>
          ) : (
            <ul>
              {data.conflict.map(({ words }) => (
                <li key={words.zh}>{say(words)}</li>
              ))}
            </ul>
          )}
          <h3>{say(data.waysOut.length > 0 ? text.ways : text.none)}</h3>
          {data.waysOut.map(({ families, gives, isProven, value }) => (
            <div key={families.join()} className="notice">
              <ul>
                {gives.slice(0, 30).map((one) => (
                  <li key={one.zh}>{say(one)}</li>
                ))}
              </ul>
              <div className="muted">{say(isProven ? provenWords(value ?? 0) : text.unproven)}</div>
            </div>
          ))}
        </>
      )}
    </section>
  )
}
