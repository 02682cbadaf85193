// What was done to a record, newest first: who, when, why, and each changed field from what to what.
import type { AnswerOf } from '@huanju/contract'
import type { EntityEndpoints } from '@huanju/contract/entities'
import type { Entity } from '@huanju/engines/entities'
import { Button } from 'antd'
import { useState } from 'react'
import { useAnswer } from '../../app/queries.ts'
import { useSay, w } from '../../app/words.tsx'
import { ChangeText } from '../ChangeText.tsx'
import { Instant } from '../quantities.tsx'
import { Loading, Trouble } from '../states.tsx'
import { endpointsFor } from './surroundings.ts'

type HistoryLine = AnswerOf<EntityEndpoints<Entity>['history']>['rows'][number]

const text = {
  title: w('办理记录', 'History'),
  none: w('还没有办理记录', 'Nothing was done yet'),
  all: w('看全部', 'Show all'),
}
const shownFirst = 8

/** The history of a record. */
export function RecordHistory({ entity, id }: { entity: Entity; id: string }) {
  const say = useSay()
  const [isWhole, setWhole] = useState(false)
  const { data, error, refetch } = useAnswer(endpointsFor(entity).history, { params: { id } })
  const rows = data?.rows ?? []
  return (
    <section className="card">
      <h2>{say(text.title)}</h2>
      {error && <Trouble problem={error} again={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && rows.length === 0 && <div className="muted">{say(text.none)}</div>}
      <ol className="timeline">
        {(isWhole ? rows : rows.slice(0, shownFirst)).map((one) => (
          <Line key={`${one.at} ${one.action.zh}`} {...one} />
        ))}
      </ol>
      {!isWhole && rows.length > shownFirst && (
        <Button size="small" onClick={() => setWhole(true)}>
          {say(text.all)}
        </Button>
      )}
    </section>
  )
}

function Line({ at, actor, action, reason, said, changes }: HistoryLine) {
  const say = useSay()
  return (
    <li>
      {say(action)}
      <div className="muted">
        {actor} · <Instant at={at} />
      </div>
      {reason && <div>{say(w(`事由：${reason}`, `Reason: ${reason}`))}</div>}
      {said.map(({ title, text: words }) => (
        <div key={title.zh}>{say(w(`${title.zh}：${words.zh}`, `${title.en}: ${words.en}`))}</div>
      ))}
      {changes.map((change) => (
        <ChangeText key={change.field} {...change} />
      ))}
    </li>
  )
}
