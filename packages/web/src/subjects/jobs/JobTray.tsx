// Running work in the top bar, where it covers nothing: opened on demand, gone by itself once all is done and seen.
import { job as jobShape, watchJobs } from '@huanju/contract/jobs'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import { Button, Popover } from 'antd'
import { useEffect, useState } from 'react'
import { z } from 'zod'
import { addressOf } from '../../app/call.ts'
import { follow } from '../../app/follow.ts'
import { useSay, w } from '../../app/words.tsx'
import { JobCard } from './JobCard.tsx'
import { beingSeen, inTray, isFresh, isOpen, percentDone, trayWords, type Job } from './tray.ts'

const text = { title: w('后台任务', 'Long work'), all: w('全部后台任务', 'All long work') }
const opened = Date.now()
/** How long what ended stays when its result is on the page: long enough to be noticed. */
const noticedMs = 6000

export default function JobTray() {
  const say = useSay()
  const { pathname: path } = useLocation()
  const jobs = useWatched()
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set())
  const [isListOpen, setListOpen] = useState(false)
  const held = inTray(jobs, { seen, opened })
  const noticed = beingSeen(held, { isListOpen: false, path }).join(' ')
  useEffect(() => {
    if (noticed === '') return undefined
    const see = () => setSeen((before) => new Set([...before, ...noticed.split(' ')]))
    const timer = setTimeout(see, noticedMs)
    // Whoever goes on to another page has seen it as well.
    return () => {
      clearTimeout(timer)
      see()
    }
  }, [noticed])
  const turn = (isToBeOpen: boolean) => {
    // Closed again: whatever had ended in it has been read.
    if (!isToBeOpen) setSeen((before) => new Set([...before, ...beingSeen(held, { isListOpen: true, path })]))
    setListOpen(isToBeOpen)
  }
  if (held.length === 0) return null
  const list = (
    <div className="tray-list">
      {held.slice(0, 4).map((job) => (
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
          <TrayWords jobs={held} />
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

// Follows the server's stream and reads the page anew when work ends.
function useWatched(): readonly Job[] {
  const client = useQueryClient()
  const [jobs, setJobs] = useState<ReadonlyMap<string, Job>>(new Map())
  useEffect(() => {
    return follow(addressOf(watchJobs), (data) => {
      const told = z.decode(jobShape, JSON.parse(data))
      setJobs((before) => {
        const was = before.get(told.id)
        // Short work may have ended before it was first told of; what it changed is read anew all the same.
        if (isFresh(told, opened) && (!was || isOpen(was))) void client.invalidateQueries()
        return new Map(before).set(told.id, told)
      })
    })
  }, [client])
  return [...jobs.values()]
}
