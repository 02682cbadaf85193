// Why a piece of long work may not be cancelled, or has no file.
import { refusals } from '@huanju/engines/workflow'

/** The refusals of long work. */
export const jobRefusals = refusals({
  'job.has-ended': { zh: '这项任务已经结束，不能再取消', en: 'The job has ended and can no longer be cancelled' },
  'job.has-no-file': { zh: '这项任务没有可下载的结果文件', en: 'The job has no file to download' },
})
