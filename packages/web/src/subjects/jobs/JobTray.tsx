// Running work in the top bar, where it covers nothing: opened on demand, gone by itself once all is done and seen.
import { job as jobShape, watchJobs } from '@huanju/contract/jobs'
import { useQueryClient } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { z } from 'zod'
import { addressOf } from '../../app/call.ts'
import { follow } from '../../app/follow.ts'
import { beingSeen, inTray, isFresh, isOpen, type Job } from './tray.ts'

// Loaded once there is something to show: a first visit need not wait for it.
const TrayButton = lazy(() => import('./TrayButton.tsx'))

const opened = Date.now()
/** How long what ended stays when its result is on the page: long enough to be noticed. */
const noticedMs = 6000

export default function JobTray() {
  const { pathname: path } = useLocation()
  const jobs = useWatched()
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set())
  const [isListOpen, setListOpen] = useState(false)
  const held = inTray(jobs, { seen, opened })
  const leftAt = useLeftAt(path)
  const noticed = beingSeen(held, { isListOpen: false, path, leftAt }).join(' ')
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
    if (!isToBeOpen) setSeen((before) => new Set([...before, ...beingSeen(held, { isListOpen: true, path, leftAt })]))
    setListOpen(isToBeOpen)
  }
  if (held.length === 0) return null
  return (
    <Suspense fallback={null}>
      <TrayButton jobs={held} isListOpen={isListOpen} turn={turn} />
    </Suspense>
  )
}

// When each page that was looked at was left, by its path.
function useLeftAt(path: string): ReadonlyMap<string, number> {
  const [leftAt, setLeftAt] = useState<ReadonlyMap<string, number>>(new Map())
  useEffect(() => () => setLeftAt((before) => new Map(before).set(path, Date.now())), [path])
  return leftAt
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
