// Loading, empty, trouble: what the page says when there is nothing else to show, and the way on.
import { useQueryClient } from '@tanstack/react-query'
import { Button, Spin } from 'antd'
import type { ReactNode } from 'react'
import type { CallProblem } from '../app/call.ts'
import { meKey } from '../app/session.tsx'
import { useSay, w, type Words } from '../app/words.tsx'
import { RefusalNote } from './RefusalNote.tsx'

const text = {
  loading: w('正在读取', 'Loading'),
  again: w('重试', 'Try again'),
  quote: w('故障编号', 'Quote'),
  signIn: w('重新登录', 'Sign in again'),
}

/** Something is on its way. */
export function Loading() {
  const say = useSay()
  return (
    <div className="empty" role="status" aria-label={say(text.loading)}>
      <Spin />
    </div>
  )
}

/** Nothing here yet: why, and what next. */
export function Empty({ words, children }: { words: Words; children?: ReactNode }) {
  const say = useSay()
  return (
    <div className="empty">
      <div>{say(words)}</div>
      {children && <div className="actions">{children}</div>}
    </div>
  )
}

// One finding alone is often the problem itself, in the same words.
function isUntold({ findings: [first, second], words }: CallProblem): boolean {
  return first !== undefined && (second !== undefined || !words.zh.includes(first.message.zh))
}

/** A problem in the server's words, its findings, the number to quote, and the way out. */
export function Trouble({ problem, again }: { problem: CallProblem; again?: () => void }) {
  const say = useSay()
  const client = useQueryClient()
  return (
    <div className="notice red" role="alert">
      {problem.refusals.length === 0 && <div>{say(problem.words)}</div>}
      {problem.refusals.map((refusal) => (
        <RefusalNote key={refusal.code} refusal={refusal} />
      ))}
      {isUntold(problem) && (
        <ul>
          {problem.findings.map(({ field, message }) => (
            <li key={field + message.zh}>{say(message)}</li>
          ))}
        </ul>
      )}
      {problem.faultId && (
        <div className="muted">
          {say(text.quote)} {problem.faultId}
        </div>
      )}
      <div className="actions">
        {problem.code === 'not-signed-in' && (
          <Button size="small" onClick={() => void client.invalidateQueries({ queryKey: meKey })}>
            {say(text.signIn)}
          </Button>
        )}
        {again && problem.code !== 'not-signed-in' && (
          <Button size="small" onClick={again}>
            {say(text.again)}
          </Button>
        )}
      </div>
    </div>
  )
}
