// What the tray keeps of a person's work: what runs, and what ended until it was seen; and how that is told in a few words.
import type { AnswerOf } from '@huanju/contract'
import type { getJob } from '@huanju/contract/jobs'
import { w, type Words } from '../../app/words.tsx'

export type Job = AnswerOf<typeof getJob>

/** Whether the work is still to be done. */
export function isOpen({ state }: Pick<Job, 'state'>): boolean {
  return state === 'waiting' || state === 'running'
}

/** Work that ended after the window was opened: what ended before is told on the desk and in the list. */
export function isFresh(job: Pick<Job, 'state' | 'endedAt'>, opened: number): boolean {
  return !isOpen(job) && Date.parse(job.endedAt ?? '') > opened
}

/** The work the tray holds, newest first: all that runs, and what ended meanwhile and was not seen yet. */
export function inTray(
  jobs: readonly Job[],
  { seen, opened }: { seen: ReadonlySet<string>; opened: number },
): readonly Job[] {
  return jobs.filter((job) => isOpen(job) || (isFresh(job, opened) && !seen.has(job.id))).toReversed()
}

/** What is looked at: whether the list of the tray is open, the page, and until when the pages before it were. */
interface Looking {
  readonly isListOpen: boolean
  readonly path: string
  readonly leftAt: ReadonlyMap<string, number>
}

/**
 * What ended and is being seen: in the opened tray, because its result is the page that is looked at, or because that
 * page was still looked at when it ended and the news of it came later.
 */
export function beingSeen(jobs: readonly Job[], { isListOpen, path, leftAt }: Looking): readonly string[] {
  const isSeen = ({ resultPath, endedAt }: Job) =>
    isListOpen || resultPath === path || (leftAt.get(resultPath ?? '') ?? 0) > Date.parse(endedAt ?? '')
  return jobs.filter((job) => !isOpen(job) && isSeen(job)).map(({ id }) => id)
}

/** How far a piece of work is, in whole per cent rounded down; null where nobody knows how much there is to do. */
export function percentDone({ done, total, state }: Pick<Job, 'done' | 'total' | 'state'>): number | null {
  if (state === 'done') return 100
  return total ? Math.min(100, Math.floor((done / total) * 100)) : null
}

/** How many seconds are left: what is left of them where they are the measure, else at the pace so far; null too early. */
export function secondsLeft({ done, total, startedAt, unit }: Job, now = Date.now()): number | null {
  if (!startedAt || !total) return null
  if (unit.en === 'seconds') return total - done
  const passed = (now - Date.parse(startedAt)) / 1000
  return passed < 3 || done === 0 ? null : Math.ceil((passed / done) * (total - done))
}

/** The tray in a few words: how far the one that runs is, how many run, or how those that ended came out. */
export function trayWords(jobs: readonly Job[]): Words {
  const running = jobs.filter(isOpen)
  const [first] = running
  if (running.length > 1) return w(`${running.length} 项任务进行中`, `${running.length} jobs running`)
  if (first?.state === 'waiting') return w('任务排队中', 'Job waiting')
  if (first) {
    const share = percentDone(first)
    return share === null ? w('任务进行中', 'Job running') : w(`任务进行中 ${share}%`, `Job running, ${share}%`)
  }
  const failed = jobs.filter(({ state }) => state === 'failed').length
  if (failed > 0) return w(`${failed} 项任务未完成`, failed === 1 ? '1 job failed' : `${failed} jobs failed`)
  return jobs.some(({ state }) => state === 'done') ? w('任务已完成', 'Job done') : w('任务已取消', 'Job cancelled')
}
