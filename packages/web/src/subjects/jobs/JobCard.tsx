// One piece of long work: what, how far, since when, and the way to stop it or to its result.
import { cancelJob, downloadJobFile } from '@huanju/contract/jobs'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { addressOf, call } from '../../app/call.ts'
import { useAct } from '../../app/queries.ts'
import { useSay, w } from '../../app/words.tsx'
import { Trouble } from '../../components/states.tsx'
import { StatusTag } from '../../components/StatusTag.tsx'
import { isOpen, percentDone, secondsLeft, type Job } from './tray.ts'

const text = {
  cancel: w('取消', 'Cancel'),
  cancelling: w('正在停止', 'Stopping'),
  result: w('看结果', 'Open the result'),
  download: w('下载', 'Download'),
  waiting: w('前面的任务结束后开始', 'It begins once the work before it has ended'),
}

export function JobCard({ job }: { job: Job }) {
  const say = useSay()
  const cancel = useAct(() => call(cancelJob, { params: { job: job.id } }))
  return (
    <div className="job" role="status">
      <div style={{ display: 'flex', gap: 8, justifyContent: 'space-between' }}>
        <b>{say(job.words)}</b>
        <StatusTag status={job.state} />
      </div>
      {job.state === 'running' && <JobProgress job={job} />}
      {job.state === 'waiting' && <div className="muted">{say(text.waiting)}</div>}
      {job.message && (
        <div
          className={job.state === 'failed' ? 'finding' : 'muted'}
          style={job.state === 'failed' ? { color: 'var(--red)' } : undefined}
        >
          {say(job.message)}
        </div>
      )}
      {isOpen(job) && cancel.error && <Trouble problem={cancel.error} />}
      <div className="actions" style={{ marginTop: 4 }}>
        {isOpen(job) && (
          <Button
            size="small"
            disabled={job.isCancelling}
            loading={cancel.isPending}
            onClick={() => cancel.mutate(undefined)}
          >
            {say(job.isCancelling ? text.cancelling : text.cancel)}
          </Button>
        )}
        {job.state === 'done' && job.resultPath && !job.hasFile && <Link to={job.resultPath}>{say(text.result)}</Link>}
        {job.state === 'done' && job.hasFile && (
          <a href={addressOf(downloadJobFile, { job: job.id })} download>
            {say(text.download)} {job.fileName}
          </a>
        )}
      </div>
    </div>
  )
}

/** How far running work is: a bar where the whole is known, and the count with its unit. */
export function JobProgress({ job }: { job: Job }) {
  const say = useSay()
  const share = percentDone(job)
  const left = secondsLeft(job)
  return (
    <>
      {share !== null && (
        <div
          className="bar"
          role="progressbar"
          aria-valuenow={share}
          aria-label={say(job.words)}
          style={{ margin: '6px 0' }}
        >
          <i style={{ width: `${share}%` }} />
        </div>
      )}
      <div className="muted num">
        {job.done.toLocaleString('en')}
        {job.total !== null && ` / ${job.total.toLocaleString('en')}`} {say(job.unit)}
        {left !== null && say(w(`，约还需 ${left} 秒`, `, about ${left} s left`))}
      </div>
    </>
  )
}
