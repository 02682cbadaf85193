// What was done to the record, by whom and when, field by field.
import { communityHistory } from '@huanju/contract/communities'
import { useAnswer } from '../../app/queries.ts'
import { useSay, w } from '../../app/words.tsx'
import { Instant } from '../../components/quantities.tsx'

const text = {
  title: w('办理记录', 'History'),
  to: w('→', '→'),
  blank: w('（空）', '(blank)'),
  none: w('还没有记录', 'Nothing yet'),
}

export function HistoryCard({ community }: { community: string }) {
  const say = useSay()
  const { data } = useAnswer(communityHistory, { params: { community } })
  return (
    <section className="card">
      <h2>{say(text.title)}</h2>
      {data?.rows.length === 0 && <div className="muted">{say(text.none)}</div>}
      <ol className="timeline">
        {data?.rows.slice(0, 12).map(({ at, actor, action, reason, changes }) => (
          <li key={at + action.zh}>
            {say(action)}
            <div className="muted">
              {actor} · <Instant at={at} />
            </div>
            {reason && <div>{reason}</div>}
            {changes.slice(0, 6).map(({ field, title, from, to, unit }) => (
              <div key={field} className="muted">
                {say(title)} {say(from ?? text.blank)} {say(text.to)} {say(to ?? text.blank)} {unit && say(unit)}
              </div>
            ))}
          </li>
        ))}
      </ol>
    </section>
  )
}
