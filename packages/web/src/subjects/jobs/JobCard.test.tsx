// A bar is drawn only where the whole is known; else what is done stands there as a count.
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { JobProgress } from './JobCard.tsx'
import type { Job } from './tray.ts'

const job: Job = {
  id: 'a',
  kind: 'studies.solve',
  words: { zh: '推演一', en: 'Study one' },
  state: 'running',
  done: 12,
  total: 30,
  unit: { zh: '秒', en: 'seconds' },
  startedBy: 'planner',
  createdAt: '2026-11-27T06:00:00Z',
  startedAt: null,
  endedAt: null,
  message: null,
  isCancelling: false,
  attempts: 1,
  resultPath: null,
  hasFile: false,
  fileName: null,
}

it('draws as much of the bar as is done', () => {
  const shown = renderToStaticMarkup(<JobProgress job={job} />)
  expect(shown).toContain('aria-valuenow="40"')
  expect(shown).toContain('12 / 30 秒')
})

it('draws no bar where nobody knows how much there is to do', () => {
  const shown = renderToStaticMarkup(<JobProgress job={{ ...job, total: null, done: 1200 }} />)
  expect(shown).not.toContain('progressbar')
  expect(shown).toContain('1,200 秒')
})
