// When a page breaks: what happened in plain words and a way on, instead of a blank screen or a message of the machine.
import { Component, type ReactNode } from 'react'
import { useSay, w } from './words.tsx'

const text = {
  title: w('这个页面没能打开', 'This page could not be shown'),
  why: w(
    '页面出了故障，或系统刚刚升级。刷新通常即可恢复；已保存和已暂存的内容不受影响。',
    'The page failed, or the system was just updated. Reloading usually helps; what was saved or kept is safe.',
  ),
  again: w('刷新页面', 'Reload the page'),
  desk: w('回到工作台', 'Back to the desk'),
}

/** What stands in place of a page that broke; plain parts only, since anything else may be what broke. */
export function Broken() {
  const say = useSay()
  return (
    <div className="empty" role="alert">
      <h1>{say(text.title)}</h1>
      <p>{say(text.why)}</p>
      <div className="actions">
        <button type="button" className="way-on" onClick={() => location.reload()}>
          {say(text.again)}
        </button>
        <a className="way-on" href="/">
          {say(text.desk)}
        </a>
      </div>
    </div>
  )
}

interface BoundaryProps {
  readonly children: ReactNode
  /** Where one is; another place gets another try. */
  readonly at?: string
}

interface BoundaryState {
  readonly isBroken: boolean
  readonly at: string | undefined
}

/** Keeps a part that breaks from taking the rest of the page with it. */
export class ErrorBoundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { isBroken: false, at: this.props.at }

  static getDerivedStateFromError(): Partial<BoundaryState> {
    return { isBroken: true }
  }

  static getDerivedStateFromProps({ at }: BoundaryProps, state: BoundaryState): BoundaryState | null {
    return at === state.at ? null : { isBroken: false, at }
  }

  override render(): ReactNode {
    return this.state.isBroken ? <Broken /> : this.props.children
  }
}
