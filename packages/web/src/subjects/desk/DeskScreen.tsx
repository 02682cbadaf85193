// The desk 工作台: what waits for me, figures of my region, the tables my work turns on, what I started and where it stands.
import type { AnswerOf } from '@huanju/contract'
import { desk } from '@huanju/contract/desk'
import { Link } from '@tanstack/react-router'
import { useMe } from '../../app/session.tsx'
import { useAnswer } from '../../app/queries.ts'
import { useMarks } from '../../app/marks.ts'
import { useSay, w, type Words } from '../../app/words.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { Instant } from '../../components/quantities.tsx'
import { Empty, Loading, Trouble } from '../../components/states.tsx'
import { DeskTable } from './DeskTable.tsx'

const text = {
  title: w('工作台', 'Desk'),
  waiting: w('等我办理', 'Waiting for me'),
  sent: w('我发起的', 'What I started'),
  none: w('没有待办事项', 'Nothing waits for you'),
  noneSent: w('还没有发起过导入、导出或排序', 'Nothing started yet'),
  addList: w('导入台账', 'Import a list'),
  register: w('查看小区台账', 'Open the register'),
}
const lights: Record<'red' | 'amber' | 'green', { shape: string; words: Words }> = {
  red: { shape: '●', words: w('急', 'urgent') },
  amber: { shape: '◐', words: w('待办', 'to do') },
  green: { shape: '○', words: w('可缓', 'can wait') },
}

export default function DeskScreen() {
  const say = useSay()
  const mark = useMarks()
  const me = useMe()
  const { data, error, refetch } = useAnswer(desk, {}, { every: 30_000 })
  const [role] = me.roles
  return (
    <>
      <PageHeader
        title={say(text.title)}
        sub={role && <>{[me.name, say(role.title), role.organisation].join(mark.comma)}</>}
      />
      {error && <Trouble problem={error} again={() => void refetch()} />}
      {!data ? (
        !error && <Loading />
      ) : (
        <>
          <div className="figures">
            {data.figures.map(({ title, value, unit, comparison, path }) => (
              <Link key={title.en} to={path} className="card figure">
                <div className="muted">{say(title)}</div>
                <b>{value}</b> {say(unit)}
                <div className="muted num">{say(comparison)}</div>
              </Link>
            ))}
          </div>
          <div className="desk" data-alone={!me.rights.includes('jobs.read') || undefined}>
            <section className="card" aria-labelledby="waiting">
              <h2 id="waiting">{say(text.waiting)}</h2>
              {data.waiting.length === 0 ? (
                <Empty words={text.none}>
                  {me.rights.includes('communities.read') && <Link to="/communities">{say(text.register)}</Link>}
                </Empty>
              ) : (
                <ul className="worklist">
                  {data.waiting.map(({ title, count, path, light, since }) => (
                    <li key={path + title.zh}>
                      <Link to={path}>
                        <span className={`light ${light}`} role="img" aria-label={say(lights[light].words)}>
                          {lights[light].shape}
                        </span>
                        <span style={{ flex: 1 }}>
                          {count !== null && <b className="num">{count.toLocaleString('en')} </b>}
                          {say(title)}
                        </span>
                        {since && (
                          <span className="muted since">
                            <Instant at={since} />
                          </span>
                        )}
                      </Link>
                    </li>
                  ))}
                </ul>
              )}
            </section>
            {me.rights.includes('jobs.read') && <Sent sent={data.sent} mayImport={me.rights.includes('imports.use')} />}
          </div>
          {data.tables.map((table) => (
            <DeskTable key={table.title.zh} {...table} />
          ))}
        </>
      )}
    </>
  )
}

function Sent({ sent, mayImport }: { sent: AnswerOf<typeof desk>['sent']; mayImport: boolean }) {
  const say = useSay()
  return (
    <section className="card" aria-labelledby="sent">
      <h2 id="sent">{say(text.sent)}</h2>
      {sent.length === 0 ? (
        <Empty words={text.noneSent}>{mayImport && <Link to="/imports">{say(text.addList)}</Link>}</Empty>
      ) : (
        <ul className="worklist">
          {sent.map(({ title, state, path, at }) => (
            <li key={at + title.zh}>
              <Link to={path}>
                <span style={{ flex: 1 }}>
                  {say(title)}
                  <br />
                  <span className="muted">
                    <Instant at={at} />
                  </span>
                </span>
                <span className="muted">{say(state)}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
