// Long work as it is told: states, moments and counts of each kind, and what a list of it is asked by.
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { job, jobStates, listJobs, watchJobs } from './jobs.ts'
import { takesOnly } from './testing/bounds.ts'
import { sampleOf } from './testing/samples.ts'

const told = z.record(z.string(), z.unknown()).parse(sampleOf(job))
const isTold = (change: object) => job.safeParse({ ...told, ...change }).success

describe('a job', () => {
  it('stands at one of its states, and a list may ask for one of them', () => {
    for (const state of jobStates) expect(isTold({ state })).toBe(true)
    expect(isTold({ state: 'lost' })).toBe(false)
    takesOnly(listJobs.query, [
      ['state', 'running', 'lost'],
      ['size', '200', '201'],
    ])
  })

  it('may have no end, no total and no file yet, which is told as none', () => {
    expect(
      isTold({ startedAt: null, endedAt: null, total: null, message: null, resultPath: null, fileName: null }),
    ).toBe(true)
    for (const key of ['startedAt', 'endedAt', 'total', 'message', 'resultPath', 'fileName'])
      expect(isTold({ [key]: undefined }), key).toBe(false)
  })

  it('counts in whole numbers, and tells moments with their zone', () => {
    expect([isTold({ done: 3 }), isTold({ done: 3.5 }), isTold({ attempts: '1' })]).toEqual([true, false, false])
    expect([isTold({ createdAt: '2026-11-23T01:02:03Z' }), isTold({ createdAt: '2026-11-23 01:02:03' })]).toEqual([
      true,
      false,
    ])
  })

  it('is watched as it is listed', () => {
    expect(watchJobs.gives.event).toBe(job)
  })
})
