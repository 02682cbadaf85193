// The head of a page: where one is, what this is, and what can be done here.
import { Link } from '@tanstack/react-router'
import { useEffect, type ReactNode } from 'react'
import { useSay, w, type Words } from '../app/words.tsx'

export interface Crumb {
  readonly words: Words
  readonly to: string
}

const here = w('当前位置', 'You are here')

/** Title with breadcrumbs, a line below, and actions at the right. */
export function PageHeader({
  title,
  crumbs = [],
  sub,
  tag,
  children,
}: {
  title: string
  crumbs?: readonly Crumb[]
  sub?: ReactNode
  tag?: ReactNode
  children?: ReactNode
}) {
  const say = useSay()
  useEffect(() => {
    document.title = `${title} · 焕居`
  }, [title])
  return (
    <div className="page-head">
      <div className="titles">
        {crumbs.length > 0 && (
          <nav className="crumbs" aria-label={say(here)}>
            <ol>
              {crumbs.map(({ words, to }) => (
                <li key={to}>
                  <Link to={to}>{say(words)}</Link>
                </li>
              ))}
              <li>{title}</li>
            </ol>
          </nav>
        )}
        <h1>
          {title} {tag}
        </h1>
        {sub && <div className="sub">{sub}</div>}
      </div>
      {children && <div className="actions no-print">{children}</div>}
    </div>
  )
}
