// It cannot be done: the demands that cannot hold together, and for each family how far it must give, tried by solving.
import { studyWaysOut } from '@huanju/contract/studies'
import { useAnswer } from '../../app/queries.ts'
import { useSay, w } from '../../app/words.tsx'
import { Loading, Trouble } from '../../components/states.tsx'
import { points } from './points.ts'

const text = {
  title: w('这些要求不能同时满足', 'These demands cannot hold together'),
  looking: w('正在查找冲突与出路，约半分钟', 'Looking for the conflict and the ways out, about half a minute'),
  whole: w(
    '按比例都放得下，只因项目不可拆分而做不到；延长时间或略放宽任一项',
    'Fractions would fit, whole projects do not; give it longer, or relax anything a little',
  ),
  ways: w('出路：任选其一', 'Ways out: any one of these'),
  proven: w('已求得合规方案，得分', 'a lawful plan was found, value'),
  unproven: w('尚未求得合规方案', 'no lawful plan was found yet'),
  none: w('没有找到单独放宽一类约束的出路', 'No family of demands alone is a way out'),
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
              <div className="muted">{isProven ? `${say(text.proven)} ${points(value ?? 0)}` : say(text.unproven)}</div>
            </div>
          ))}
        </>
      )}
    </section>
  )
}
