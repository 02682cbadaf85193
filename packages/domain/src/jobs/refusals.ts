// Why a piece of long work may not be started or cancelled, or has no file.
import { refusals } from '@huanju/engines/workflow'

/** The refusals of long work. */
export const jobRefusals = refusals({
  'job.too-many': {
    zh: '您有 {held} 项{lane}在排队或进行，每人至多 {most} 项，暂不能再发起',
    en: 'You have {held} jobs of {lane} waiting or running; a person may have {most} at once',
    wayOut: {
      zh: '等其中一项结束，或在“后台任务”中取消一项，再重新发起',
      en: 'Wait until one of them has ended, or cancel one under Long work, and start this one again',
    },
  },
  'job.has-ended': { zh: '这项任务已经结束，不能再取消', en: 'The job has ended and can no longer be cancelled' },
  'job.has-no-file': { zh: '这项任务没有可下载的结果文件', en: 'The job has no file to download' },
})
