// A status is word, shape and colour together, so that none of them carries it alone.
import { statuses, type Status } from '@huanju/domain/subjects'
import { useSay, type Words } from '../app/words.tsx'

export type { Status }

/** The words of a status, for filters and charts. */
export function statusWords(status: Status): Words {
  return statuses[status].words
}

/** A status as a tag; `words` replaces its own where a page calls it otherwise. */
export function StatusTag({ status, words }: { status: Status; words?: Words }) {
  const say = useSay()
  const { shape, tone, words: own } = statuses[status]
  return (
    <span className={`tag ${tone}`}>
      <span aria-hidden>{shape}</span>
      {say(words ?? own)}
    </span>
  )
}
