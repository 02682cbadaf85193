// The tray in the top bar while there is work to tell of: a button with how far it is, and the list it opens.
import { Link } from '@tanstack/react-router'
import { Button, Popover } from 'antd'
import { useSay, w } from '../../app/words.tsx'
import { JobCard } from './JobCard.tsx'
import { isOpen, percentDone, trayWords, type Job } from './tray.ts'

const text = { title: w('后台任务', 'Long work'), all: w('全部后台任务', 'All long work') }

interface TrayButtonProps {
  readonly jobs: readonly Job[]
  readonly isListOpen: boolean
  readonly turn: (isToBeOpen: boolean) => void
}

/** The button of the tray; `turn` opens and closes its list. */
export default function TrayButton({ jobs, isListOpen, turn }: TrayButtonProps) {
  const say = useSay()
  const list = (
    <div className="tray-list">
      {jobs.slice(0, 4).map((job) => (
        <JobCard key={job.id} job={job} />
      ))}
      <Link to="/jobs" onClick={() => turn(false)}>
        {say(text.all)}
      </Link>
    </div>
  )
  return (
    <aside className="tray no-print" aria-label={say(text.title)}>
      <Popover trigger="click" placement="bottom" open={isListOpen} onOpenChange={turn} content={list}>
        <Button aria-expanded={isListOpen} className="tray-button">
          <TrayWords jobs={jobs} />
        </Button>
      </Popover>
    </aside>
  )
}

/** The tray as it stands in the bar: a sign, how far the work is, and the words where there is room for them. */
function TrayWords({ jobs }: { jobs: readonly Job[] }) {
  const say = useSay()
  const running = jobs.filter(isOpen)
  const share = running.length === 1 && running[0] ? percentDone(running[0]) : null
  const hasFailed = running.length === 0 && jobs.some(({ state }) => state === 'failed')
  const sign = running.length > 0 ? '◐' : hasFailed ? '!' : '●'
  return (
    <>
      <span aria-hidden className={hasFailed ? 'tray-failed' : ''}>
        {sign}
      </span>
      <span className="long num" role="status">
        {say(trayWords(jobs))}
      </span>
      <span className="short num" aria-hidden>
        {share === null ? running.length || jobs.length : `${share}%`}
      </span>
    </>
  )
}
