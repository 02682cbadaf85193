// Why not this one: what bound and at which price, what it would displace, and the smallest change that brings it in.
import { askWhyNot } from '@huanju/contract/studies'
import { Link } from '@tanstack/react-router'
import { Drawer } from 'antd'
import { useAnswer } from '../../app/queries.ts'
import { useSay, w } from '../../app/words.tsx'
import { Count } from '../../components/quantities.tsx'
import { StatusTag, statusWords } from '../../components/StatusTag.tsx'
import { Loading, Trouble } from '../../components/states.tsx'
import { points } from './points.ts'
import type { StudyRow } from './StudyProjects.tsx'
import type { Study } from './StudyScreen.tsx'

const text = {
  atLeast: w('把它列入，方案至少少', 'With it in, the plan loses at least'),
  free: w(
    '把它列入，上界不降：只因项目不可拆分才未排入',
    'With it in, the bound stays: it is left out only because projects are whole',
  ),
  points: w('分', 'points'),
  closed: w('不能启动的原因', 'What closes it'),
  limits: w('卡在哪里', 'What binds'),
  cost: w('值（分）', 'Worth (points)'),
  worth: w('列入可得', 'It would bring'),
  asks: w('所占额度值', 'its limits are worth'),
  displaced: w('会挤掉', 'It would displace'),
  change: w('最小改动', 'The smallest change'),
  someChange: w('一种可行的改动', 'A change that works'),
  itself: w('不动其他项目即可列入', 'No other project changes'),
  noWitness: w('没有找到含它的合规方案', 'No lawful plan with it was found'),
  price: w('代价', 'at a cost of'),
  out: w('移出', 'out'),
  open: w('打开小区档案', 'Open the record'),
  households: w('户数', 'Households'),
}

/** The reasons of one community; deferred ones are answered by solving with them in. */
export function WhyDrawer({ study, row, close }: { study: Study; row: StudyRow; close: () => void }) {
  const say = useSay()
  const isDeferred = row.decision === 'deferred'
  const { data, error } = useAnswer(
    askWhyNot,
    { params: { study: study.id, community: row.communityId } },
    { isOn: isDeferred },
  )
  return (
    <Drawer open onClose={close} size={560} title={row.community}>
      <div className="explain">
        <div className="answer">
          <StatusTag
            status={row.decision}
            words={row.year ? w(`${row.year} 年启动`, `Starts ${row.year}`) : statusWords(row.decision)}
          />
          <p>{say(row.reason)}</p>
        </div>
        <p className="muted">
          {say(text.households)} <Count value={row.householdCount} />
          {row.mode && <> · {say(row.mode)}</>}
        </p>
        {isDeferred && (error ? <Trouble problem={error} /> : data ? <Answer answer={data} /> : <Loading />)}
        <Link to="/communities/$id" params={{ id: row.communityId }}>
          {say(text.open)}
        </Link>
      </div>
    </Drawer>
  )
}

type WhyAnswer = NonNullable<ReturnType<typeof useAnswer<typeof askWhyNot>>['data']>

function Answer({ answer }: { answer: WhyAnswer }) {
  const say = useSay()
  const { closedBy, limits, worthPoints, costPoints, lossAtLeast, displaced, witness } = answer
  if (closedBy.length > 0)
    return (
      <>
        <h3>{say(text.closed)}</h3>
        <ul>
          {closedBy.map(({ id, sentence }) => (
            <li key={id}>{say(sentence)}</li>
          ))}
        </ul>
      </>
    )
  return (
    <>
      <p>
        <b>
          {lossAtLeast === null
            ? say(text.noWitness)
            : lossAtLeast === 0
              ? say(text.free)
              : `${say(text.atLeast)} ${points(lossAtLeast)} ${say(text.points)}`}
        </b>
      </p>
      <p>
        {say(text.worth)} {points(worthPoints)} {say(text.points)}，{say(text.asks)} {points(costPoints)}{' '}
        {say(text.points)}
      </p>
      {limits.length > 0 && (
        <table className="plain-table">
          <thead>
            <tr>
              <th>{say(text.limits)}</th>
              <th className="r">{say(text.cost)}</th>
            </tr>
          </thead>
          <tbody>
            {limits.map(({ words, costPoints: cost }) => (
              <tr key={words.zh}>
                <td style={{ whiteSpace: 'normal' }}>{say(words)}</td>
                <td className="r num">{points(cost)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {displaced.length > 0 && (
        <p>
          {say(text.displaced)}：{displaced.map(({ community }) => community).join('、')}
        </p>
      )}
      {witness ? (
        <>
          <h3>
            {say(witness.isSmallest ? text.change : text.someChange)}，{say(text.price)} {points(witness.lossPoints)}{' '}
            {say(text.points)}
          </h3>
          {witness.changed.length === 0 ? (
            <p>{say(text.itself)}</p>
          ) : (
            <ul>
              {witness.changed.slice(0, 30).map(({ communityId, community, fromYear, toYear }) => (
                <li key={communityId}>
                  {community}：{fromYear ?? '—'} → {toYear ?? say(text.out)}
                </li>
              ))}
            </ul>
          )}
        </>
      ) : (
        lossAtLeast !== null && <p>{say(text.noWitness)}</p>
      )}
    </>
  )
}
