// A page that is not there.
import { Link } from '@tanstack/react-router'
import { useSay, w } from '../app/words.tsx'
import { Empty } from './states.tsx'

const text = {
  gone: w('没有这个页面，可能地址有误或已被移除', 'There is no such page; the address may be wrong'),
  desk: w('回到工作台', 'Back to the desk'),
}

export function NotFound() {
  const say = useSay()
  return (
    <Empty words={text.gone}>
      <Link to="/">{say(text.desk)}</Link>
    </Empty>
  )
}
