// Why something may not be done: the sentence, the limit that bound and what was asked, the clause, and the way out.
import type { Refusal } from '@huanju/engines/workflow'
import { useSay, w } from '../app/words.tsx'

const text = {
  clause: w('依据', 'Clause'),
  bound: w('限额', 'Limit'),
  asked: w('所提', 'Asked'),
}

/** One refusal, wherever it came from. */
export function RefusalNote({ refusal: { words, clause, limit, wayOut } }: { refusal: Refusal }) {
  const say = useSay()
  return (
    <div className="refusal">
      <div>{say(words)}</div>
      {limit && (
        <div className="num">
          {say(text.bound)} {say(limit.bound)} · {say(text.asked)} {say(limit.asked)}
        </div>
      )}
      {clause && (
        <div className="muted">
          {say(
            w(
              `${text.clause.zh}《${clause.title.zh}》${clause.clause}`,
              `${text.clause.en}: ${clause.title.en}, ${clause.clause}`,
            ),
          )}
        </div>
      )}
      {wayOut && <div className="muted">{say(wayOut)}</div>}
    </div>
  )
}
