// The tray of running work at the lower right; it follows the server's stream and reads the page anew when work ends.
import { job as jobShape, watchJobs } from '@huanju/contract/jobs'
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { z } from 'zod'
import { addressOf } from '../../app/call.ts'
import { follow } from '../../app/follow.ts'
import { useSay, w } from '../../app/words.tsx'
import { isOpen, JobCard, type Job } from './JobCard.tsx'

const text = { title: w('后台任务', 'Long work'), hide: w('收起', 'Hide') }
const opened = Date.now()

function isFresh(job: Job): boolean {
  return !isOpen(job) && Date.parse(job.endedAt ?? '') > opened
}

export default function JobTray() {
  const say = useSay()
  const client = useQueryClient()
  const [jobs, setJobs] = useState<ReadonlyMap<string, Job>>(new Map())
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set())
  useEffect(() => {
    return follow(addressOf(watchJobs), (data) => {
      const told = z.decode(jobShape, JSON.parse(data))
      setJobs((before) => {
        const was = before.get(told.id)
        // Short work may have ended before it was first told of; what it changed is read anew all the same.
        if (isFresh(told) && (!was || isOpen(was))) void client.invalidateQueries()
        return new Map(before).set(told.id, told)
      })
    })
  }, [client])
  const shown = [...jobs.values()].filter((job) => !hidden.has(job.id) && (isOpen(job) || isFresh(job))).slice(-4)
  if (shown.length === 0) return null
  return (
    <aside className="tray no-print" aria-label={say(text.title)}>
      {shown.map((job) => (
        <JobCard key={job.id} job={job} />
      ))}
      {shown.some((job) => !isOpen(job)) && (
        <div style={{ padding: '0 10px 8px', textAlign: 'right' }}>
          <Button
            size="small"
            type="text"
            onClick={() =>
              setHidden(
                new Set(
                  shown
                    .filter((job) => !isOpen(job))
                    .map(({ id }) => id)
                    .concat([...hidden]),
                ),
              )
            }
          >
            {say(text.hide)}
          </Button>
        </div>
      )}
    </aside>
  )
}
