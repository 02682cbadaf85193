// Screens open to those who hold their right; who lacks it is told its name before anything is asked of the server.
import { wordsOfNoRight } from '@huanju/contract/no-right'
import { rightNamed, type Right } from '@huanju/domain/subjects'
import { Link, type RouteComponent } from '@tanstack/react-router'
import { PageHeader } from '../components/PageHeader.tsx'
import { useMe } from './session.tsx'
import { useSay, w } from './words.tsx'

const text = {
  title: w('没有权限', 'No right to this page'),
  desk: w('回到工作台', 'Back to the desk'),
}

/** A screen behind its right; it can be loaded ahead like the screen itself. */
export function guarded(right: Right | 'session', Screen: RouteComponent): RouteComponent {
  function Guarded() {
    const { rights } = useMe()
    return right === 'session' || rights.includes(right) ? <Screen /> : <Lacking right={right} />
  }
  const { preload } = Screen
  return preload ? Object.assign(Guarded, { preload }) : Guarded
}

function Lacking({ right }: { right: Right }) {
  const say = useSay()
  return (
    <>
      <PageHeader title={say(text.title)} />
      <div className="notice red" role="alert">
        {say(wordsOfNoRight(rightNamed(right)))}
      </div>
      <Link to="/">{say(text.desk)}</Link>
    </>
  )
}
