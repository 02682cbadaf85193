// Why a community waits: what is too small for it, what it takes from others, what was tried, and the way out.
import type { AnswerOf } from '@huanju/contract'
import type { askWhyNot } from '@huanju/contract/studies'
import { useMarks } from '../../app/marks.ts'
import { useSay, w } from '../../app/words.tsx'
import { points } from './points.ts'

type Why = AnswerOf<typeof askWhyNot>

const text = {
  free: w(
    '列入它，全市满足的需求不会减少；没有排入，是因为余下的资金或能力放不下它整个，或者用时不够',
    'With it in, no less need is met; it is left out because what is left does not hold it as a whole, or because the time was too short',
  ),
  closed: w('不能启动的原因', 'Why it cannot start'),
  limits: w('它需要什么，哪里最紧', 'What it needs, and what is tightest'),
  cost: w('用在别处可得（需求分）', 'Elsewhere this brings (points of need)'),
  change: w('改动最小的办法', 'The smallest change'),
  someChange: w('一种可行的办法', 'A change that works'),
  itself: w('其他小区都不用动，直接列入即可', 'It can be put in without changing any other'),
  never: w('按现有条件，任何合规方案都不能列入它', 'Under these conditions no lawful plan can have it'),
  together: w(
    '每一项资金和能力单独看都够它用，但和期限、指定列入、先老后新、各县份额这些要求合在一起，就不能同时满足',
    'Each budget and capacity alone would hold it, but together with deadlines, orders, older first and county shares they cannot all be met',
  ),
  larger: w(
    '出路：增加上面所列的资金或能力，或在“筹资组合”中少用它，再重新测算',
    'The way out: raise what is listed above, or draw less on it in the funding mixes, and work the study out again',
  ),
  relax: w(
    '出路：在“要求与依据”中放宽其中一项，或在计划中撤销一项指定，再重新测算',
    'The way out: relax one of these under “Demands and clauses”, or withdraw an order in the plan, and work the study out again',
  ),
  tried: w(
    '还没有找到含它的合规方案：试过列入它并改动任何一个其他小区，也试过同时改动多个小区，都凑不成。这不等于没有',
    'No lawful plan with it was found yet: changing any one other community was tried, and changing several at once. There may still be one',
  ),
  search: w(
    '出路：增加最紧的一项；或在计划明细中指定列入它，再用更长时间重新测算',
    'The way out: raise what is tightest; or order it in among the projects of the plan, and work the study out again with more time',
  ),
  out: w('移出', 'left out'),
  not: w('未列入', 'not in'),
}

/** The answer about a deferred community. */
export function WhyAnswer({ answer }: { answer: Why }) {
  const say = useSay()
  const { closedBy, limits, worthPoints, costPoints, lossAtLeast, displaced } = answer
  if (closedBy.length > 0)
    return (
      <>
        <h3>{say(text.closed)}</h3>
        <ul>
          {closedBy.map(({ id, sentence }) => (
            <li key={id}>{say(sentence)}</li>
          ))}
        </ul>
        <p>{say(text.relax)}</p>
      </>
    )
  if (lossAtLeast === null) return <Never answer={answer} />
  const loss = w(
    `列入它，全市满足的需求至少少 ${points(lossAtLeast)} 分`,
    `With it in, at least ${points(lossAtLeast)} points less of need are met`,
  )
  const weighed = w(
    `列入它可得 ${points(worthPoints)} 需求分；它需要的资金和能力，用在别处可得 ${points(costPoints)} 分`,
    `It would bring ${points(worthPoints)} points of need; the money and capacity it needs bring ${points(costPoints)} elsewhere`,
  )
  return (
    <>
      <p>
        <b>{say(lossAtLeast === 0 ? text.free : loss)}</b>
      </p>
      <p>{say(weighed)}</p>
      <Limits limits={limits} />
      {displaced.length > 0 && (
        <p>
          {say(w('列入它会挤掉：', 'With it in, these would be left out: '))}
          {displaced.map(({ community }) => community).join(say(w('、', ', ')))}
        </p>
      )}
      <Witness witness={answer.witness} />
    </>
  )
}

// It alone is too large, or what is demanded leaves no room: said with the reason and the way out.
function Never({ answer: { tooSmall } }: { answer: Why }) {
  const say = useSay()
  return (
    <>
      <p>
        <b>{say(text.never)}</b>
      </p>
      {tooSmall.length > 0 ? (
        <ul>
          {tooSmall.map((one) => (
            <li key={one.zh}>{say(one)}</li>
          ))}
        </ul>
      ) : (
        <p>{say(text.together)}</p>
      )}
      <p>{say(tooSmall.length > 0 ? text.larger : text.relax)}</p>
    </>
  )
}

function Limits({ limits }: { limits: Why['limits'] }) {
  const say = useSay()
  if (limits.length === 0) return null
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th>{say(text.limits)}</th>
          <th className="r">{say(text.cost)}</th>
        </tr>
      </thead>
      <tbody>
        {limits.map(({ words, costPoints }) => (
          <tr key={words.zh}>
            <td style={{ whiteSpace: 'normal' }}>{say(words)}</td>
            <td className="r num">{points(costPoints)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Witness({ witness }: { witness: Why['witness'] }) {
  const say = useSay()
  const mark = useMarks()
  if (!witness)
    return (
      <>
        <p>{say(text.tried)}</p>
        <p>{say(text.search)}</p>
      </>
    )
  const { zh, en } = witness.isSmallest ? text.change : text.someChange
  const loss = points(witness.lossPoints)
  return (
    <>
      <h3>{say(w(`${zh}：全市少满足 ${loss} 需求分`, `${en}: ${loss} points less of need are met`))}</h3>
      {witness.changed.length === 0 ? (
        <p>{say(text.itself)}</p>
      ) : (
        <ul>
          {witness.changed.slice(0, 30).map(({ communityId, community, fromYear, toYear }) => (
            <li key={communityId}>
              {community}
              {mark.colon}
              {fromYear ?? say(text.not)} → {toYear ?? say(text.out)}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
