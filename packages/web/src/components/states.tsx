// Loading, empty, trouble: what the page says when there is nothing else to show, and the way on.
import { useQueryClient } from '@tanstack/react-query'
import { Button, Spin } from 'antd'
import type { ReactNode } from 'react'
import { useAddress } from '../app/address.ts'
import type { CallFinding, CallProblem } from '../app/call.ts'
import { meKey } from '../app/session.tsx'
import { useSay, w, type Words } from '../app/words.tsx'
import { RefusalNote } from './RefusalNote.tsx'

const text = {
  loading: w('正在读取', 'Loading'),
  marked: w(
    '有内容需要修改，已在下面标出，还没有保存。',
    'Something must be mended; it is marked below. Nothing is saved yet.',
  ),
  without: w('去掉这一项再查', 'Look without it'),
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
function untold({ findings, words }: CallProblem): readonly CallFinding[] {
  const [first, second] = findings
  return first && !second && words.zh.includes(first.message.zh) ? [] : findings
}

// `status.0` is one of several that stand under one name in the address.
const partOf = ({ field }: CallFinding) => field.split('.')[0] ?? ''

// Without what could not be read of the address the rest can be looked for.
function Without({ parts }: { parts: readonly string[] }) {
  const say = useSay()
  const [address, change] = useAddress()
  const standing = parts.filter((part) => address[part] !== undefined)
  if (standing.length === 0) return null
  const leave = () => change(Object.fromEntries(standing.map((part) => [part, undefined])))
  return (
    <Button size="small" onClick={leave}>
      {say(text.without)}
    </Button>
  )
}

interface TroubleProps {
  readonly problem: CallProblem
  readonly again?: () => void
  /** The fields that say themselves what is wrong with them, so that it is not said twice. */
  readonly saidAt?: readonly string[]
}

/** A problem in the server's words, its findings, the number to quote, and the way out. */
export function Trouble({ problem, again, saidAt = [] }: TroubleProps) {
  const say = useSay()
  const client = useQueryClient()
  const isSaid = ({ field }: CallFinding) => saidAt.includes(field)
  const isAllSaid = problem.code === 'invalid-input' && problem.findings.length > 0 && problem.findings.every(isSaid)
  // The same address gets the same answer.
  const isFinal = problem.code === 'not-signed-in' || (problem.code === 'misread' && problem.findings.length > 0)
  const findings = isAllSaid ? [] : untold(problem).filter((finding) => !isSaid(finding))
  return (
    <div className="notice red" role="alert">
      {problem.refusals.length === 0 && <div>{say(isAllSaid ? text.marked : problem.words)}</div>}
      {problem.refusals.map((refusal) => (
        <RefusalNote key={refusal.code} refusal={refusal} />
      ))}
      {findings.length > 0 && (
        <ul>
          {findings.map(({ field, message }) => (
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
        {problem.code === 'misread' && <Without parts={problem.findings.map(partOf)} />}
        {again && !isFinal && (
          <Button size="small" onClick={again}>
            {say(text.again)}
          </Button>
        )}
      </div>
    </div>
  )
}
