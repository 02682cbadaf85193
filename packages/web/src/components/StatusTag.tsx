// A status is word, shape and colour together, so that none of them carries it alone.
import { useSay, w, type Words } from '../app/words.tsx'

type Tone = 'green' | 'red' | 'amber' | 'plain' | 'accent'
interface Look {
  readonly words: Words
  readonly shape: string
  readonly tone: Tone
}

const looks = {
  meets: { words: w('符合', 'Meets'), shape: '●', tone: 'green' },
  fails: { words: w('不符合', 'Does not meet'), shape: '✕', tone: 'red' },
  unproven: { words: w('证据不足', 'Not proven'), shape: '◐', tone: 'amber' },
  unjudged: { words: w('未判定', 'Not judged'), shape: '○', tone: 'plain' },
  surveyed: { words: w('已摸底', 'Surveyed'), shape: '○', tone: 'plain' },
  planned: { words: w('已列入计划', 'Planned'), shape: '◔', tone: 'accent' },
  'under-works': { words: w('施工中', 'Under works'), shape: '◐', tone: 'accent' },
  completed: { words: w('已完成', 'Completed'), shape: '●', tone: 'green' },
  waiting: { words: w('排队中', 'Waiting'), shape: '○', tone: 'plain' },
  running: { words: w('进行中', 'Running'), shape: '◐', tone: 'accent' },
  done: { words: w('已完成', 'Done'), shape: '●', tone: 'green' },
  failed: { words: w('未完成', 'Failed'), shape: '!', tone: 'red' },
  cancelled: { words: w('已取消', 'Cancelled'), shape: '↩', tone: 'plain' },
  uploaded: { words: w('待确认列', 'Columns to confirm'), shape: '○', tone: 'amber' },
  checking: { words: w('检查中', 'Checking'), shape: '◐', tone: 'accent' },
  checked: { words: w('待入库', 'To be committed'), shape: '◐', tone: 'amber' },
  committing: { words: w('入库中', 'Committing'), shape: '◐', tone: 'accent' },
  committed: { words: w('已入库', 'Committed'), shape: '●', tone: 'green' },
  good: { words: w('合格', 'Good'), shape: '●', tone: 'green' },
  warned: { words: w('合格，有提示', 'Good, with a warning'), shape: '◐', tone: 'amber' },
  bad: { words: w('有错误', 'Error'), shape: '!', tone: 'red' },
  duplicate: { words: w('重复', 'Duplicate'), shape: '↩', tone: 'plain' },
  unchanged: { words: w('无变化', 'Unchanged'), shape: '=', tone: 'plain' },
  changed: { words: w('有变化，将更新', 'Changed, to be updated'), shape: '◐', tone: 'accent' },
  draft: { words: w('未排序', 'Not ranked'), shape: '○', tone: 'plain' },
  ranking: { words: w('排序中', 'Ranking'), shape: '◐', tone: 'accent' },
  ranked: { words: w('已排序', 'Ranked'), shape: '●', tone: 'green' },
  unsolved: { words: w('未求解', 'Not solved'), shape: '○', tone: 'plain' },
  solving: { words: w('求解中', 'Solving'), shape: '◐', tone: 'accent' },
  solved: { words: w('已求解', 'Solved'), shape: '●', tone: 'green' },
  infeasible: { words: w('做不到', 'Cannot be done'), shape: '!', tone: 'red' },
  deferred: { words: w('暂缓', 'Deferred'), shape: '◔', tone: 'amber' },
  excluded: { words: w('不列入', 'Excluded'), shape: '✕', tone: 'red' },
} as const satisfies Record<string, Look>

export type Status = keyof typeof looks

/** The words of a status, for filters and charts. */
export function statusWords(status: Status): Words {
  return looks[status].words
}

/** A status as a tag; `words` replaces its own where a page calls it otherwise. */
export function StatusTag({ status, words }: { status: Status; words?: Words }) {
  const say = useSay()
  const { shape, tone, words: own } = looks[status]
  return (
    <span className={`tag ${tone}`}>
      <span aria-hidden>{shape}</span>
      {say(words ?? own)}
    </span>
  )
}
