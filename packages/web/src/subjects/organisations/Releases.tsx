// What waits for a second administrator's release: resets of passwords and second factors, and first passwords.
import type { AnswerOf } from '@huanju/contract'
import { listReleases, release, withdrawRelease } from '@huanju/contract/organisations'
import { Button } from 'antd'
import { call } from '../../app/call.ts'
import { useAct, useAnswer } from '../../app/queries.ts'
import { useSay, w } from '../../app/words.tsx'
import { Instant } from '../../components/quantities.tsx'
import { Trouble } from '../../components/states.tsx'

type Waiting = AnswerOf<typeof listReleases>['rows'][number]

const text = {
  title: w('待放行的账号事项', 'Account matters to be released'),
  note: w(
    '由另一名管理员放行后生效；放行时显示一次性口令的后半段，前半段在申请人处，由本人合起来使用',
    'They hold once another administrator releases them; the release shows the second half of the one-time password, ' +
      'the first is with who asked, and the holder puts them together',
  ),
  release: w('放行', 'Release'),
  withdraw: w('撤回', 'Withdraw'),
  other: w('须由另一名管理员放行', 'Another administrator must release this'),
  askedBy: w('申请人', 'Asked by'),
}
const kinds = {
  'first-password': w('首次口令', 'First password'),
  password: w('重置口令', 'Reset of the password'),
  'second-factor': w('解除动态验证码', 'End of the second factor'),
}

/** The list, with what this administrator may release; `onHalf` shows the second half of a one-time password. */
export function Releases({ onHalf }: { onHalf: (half: string) => void }) {
  const say = useSay()
  const { data } = useAnswer(listReleases, {})
  const act = useAct(
    ({ id }: Waiting) => call(release, { params: { release: id } }),
    ({ secondHalf }) => secondHalf !== null && onHalf(secondHalf),
  )
  const withdraw = useAct(({ id }: Waiting) => call(withdrawRelease, { params: { release: id } }))
  const problem = act.error ?? withdraw.error
  if (!data || data.rows.length === 0) return null
  return (
    <section className="card" aria-labelledby="releases" style={{ marginBottom: 16, padding: '12px 16px' }}>
      <h2 id="releases">{say(text.title)}</h2>
      <p className="help">{say(text.note)}</p>
      {problem && <Trouble problem={problem} />}
      <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {data.rows.map((row) => (
          <li key={row.id} className="line" style={{ padding: '6px 0', flexWrap: 'wrap', gap: 12 }}>
            <span>
              <b>{row.name}</b> <code>{row.login}</code> · {say(kinds[row.kind])} · {say(text.askedBy)}{' '}
              {row.askedBy ?? '—'} · <Instant at={row.askedAt} />
            </span>
            <span>
              {row.mayRelease ? (
                <Button type="primary" size="small" loading={act.isPending} onClick={() => act.mutate(row)}>
                  {say(text.release)}
                </Button>
              ) : (
                <span className="help">{say(text.other)}</span>
              )}
              <Button type="link" size="small" onClick={() => withdraw.mutate(row)}>
                {say(text.withdraw)}
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
