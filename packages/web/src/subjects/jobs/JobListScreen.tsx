// All long work of mine, newest first.
import { listJobs } from '@huanju/contract/jobs'
import { pageOf, useAddress } from '../../app/address.ts'
import { useAnswer } from '../../app/queries.ts'
import { useSay, w } from '../../app/words.tsx'
import { ListTable, type ListColumn } from '../../components/ListTable.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { Instant } from '../../components/quantities.tsx'
import { JobCard } from './JobCard.tsx'
import type { Job } from './tray.ts'

const text = {
  title: w('后台任务', 'Long work'),
  empty: w(
    '还没有后台任务。导入、导出、批量判定和计划排序会列在这里',
    'No long work yet. Imports, exports, judging and ranking are listed here',
  ),
  job: w('任务', 'Job'),
  at: w('提交时间', 'Submitted'),
  ended: w('结束时间', 'Ended'),
}

const columns: readonly ListColumn<Job>[] = [
  { id: 'job', title: text.job, show: (job) => <JobCard job={job} /> },
  { id: 'at', title: text.at, width: 160, show: (job) => <Instant at={job.createdAt} /> },
  { id: 'ended', title: text.ended, width: 160, show: (job) => <Instant at={job.endedAt} /> },
]

export default function JobListScreen() {
  const say = useSay()
  const [address] = useAddress()
  const answer = useAnswer(listJobs, { query: { ...pageOf(address) } }, { every: 3000 })
  return (
    <>
      <PageHeader title={say(text.title)} />
      <ListTable
        words={text.title}
        answer={answer}
        columns={columns}
        keyOf={({ id }) => id}
        card={(job) => (
          <div style={{ padding: '10px 16px' }}>
            <JobCard job={job} />
          </div>
        )}
        empty={text.empty}
      />
    </>
  )
}
