// Lanes of long work: short work never waits for long, a person has so many at once, and what is kept is read by its shape.
import { afterAll, afterEach, beforeAll, describe, expect, expectTypeOf, it, vi } from 'vitest'
import { z } from 'zod'
import type { Viewer } from '../platform/database/database.ts'
import { startJob, type NewJob } from '../platform/jobs/jobs.store.ts'
import { jobKind, type EndedJob, type JobKind, type JobShape } from '../platform/jobs/kinds.ts'
import { startJobRunner, type JobRunner } from '../platform/jobs/runner.ts'
import { openTestCity, type Client, type TestCity } from '../testing/harness.ts'

let city: TestCity
let clerk: Client
const viewers: Record<string, Viewer> = {}
beforeAll(async () => {
  city = await openTestCity({ environment: { JOBS_PER_PERSON_SHORT: '2' } })
  // What waits here waits until the test itself runs it.
  await city.runner.stop()
  clerk = await city.as('east')
  for (const login of ['east', 'east-planner']) {
    const [who] = await city.query('select id from people where login = $1', [login])
    const regionIds = [city.city.east.countyId]
    viewers[login] = { personId: String(who?.['id']), login, sessionId: null, regionIds }
  }
})
const runners: JobRunner[] = []
const opens: (() => void)[] = []
afterEach(async () => {
  for (const open of opens.splice(0)) open()
  await Promise.all(runners.splice(0).map((runner) => runner.stop()))
})
afterAll(() => city.close())

const done = { message: { zh: '已完成', en: 'Done' } }
const nothing = z.object({})

function shapeOf(kind: string, lane: 'short' | 'long'): JobShape<object, null> {
  return { kind, lane, input: nothing, cursor: z.null() }
}

function start<Input extends object, Cursor>(
  shape: JobShape<Input, Cursor>,
  { login = 'east', ...job }: Pick<NewJob<Input>, 'input'> & { login?: string; total?: number },
): Promise<string> {
  const viewer = viewers[login] as Viewer
  const title = { zh: '试', en: 'Try' }
  return city.database.transact(viewer, (tx) =>
    startJob(tx, viewer, shape, { title, unit: title, regionId: city.city.east.countyId, ...job }),
  )
}

function runner(kinds: readonly JobKind[], workers: { short: number; long: number }): void {
  const log = () => undefined
  runners.push(startJobRunner({ database: city.database, kinds, workers, log, leaseSeconds: 3600, tickMs: 20 }))
}

/** A kind that tells when it runs, and waits until it is let go. */
function held(shape: JobShape<object, null>) {
  const ran: string[] = []
  let open: () => void = () => undefined
  const isOpen = new Promise<void>((resolve) => {
    open = resolve
  })
  opens.push(open)
  const kind = jobKind(shape, {
    run: async ({ id }) => {
      ran.push(id)
      await isOpen
      return done
    },
  })
  return { kind, ran, open }
}

const stored = async (id: string) => (await city.query('select * from jobs where id = $1', [id]))[0] ?? {}
const until = (id: string, state: string) =>
  vi.waitFor(async () => expect((await stored(id))['state']).toBe(state), { timeout: 60_000 })

describe('lanes', () => {
  it('keep short work going while eight long pieces hold all the workers of theirs', async () => {
    const long = held(shapeOf('test.long', 'long'))
    const short = shapeOf('test.short', 'short')
    const ids: string[] = []
    for (let nth = 0; nth < 8; nth++) ids.push(await start(shapeOf('test.long', 'long'), { input: {} }))
    runner([long.kind, jobKind(short, { run: async () => done })], { short: 1, long: 2 })
    await vi.waitFor(() => expect(long.ran).toHaveLength(2), { timeout: 60_000 })
    await until(await start(short, { input: {} }), 'done')
    expect(long.ran).toHaveLength(2)
    long.open()
    for (const id of ids) await until(id, 'done')
  })

  it('give the next worker to whoever has the fewest running, though another asked for more before', async () => {
    const { kind, ran, open } = held(shapeOf('test.fair', 'long'))
    const greedy: string[] = []
    for (let nth = 0; nth < 3; nth++) greedy.push(await start(shapeOf('test.fair', 'long'), { input: {} }))
    const modest = await start(shapeOf('test.fair', 'long'), { input: {}, login: 'east-planner' })
    runner([kind], { short: 1, long: 2 })
    await vi.waitFor(() => expect(ran).toHaveLength(2), { timeout: 60_000 })
    expect(ran).toEqual([greedy[0], modest])
    open()
    for (const id of greedy) await until(id, 'done')
  })

  it('let a small piece of long work take the short one, and a large one not', async () => {
    const shape = { ...shapeOf('test.sized', 'long'), shortUpTo: 100 }
    const lanes = [100, 101, undefined].map(async (total) => {
      const id = await start(shape, { input: {}, login: 'east-planner', ...(total !== undefined && { total }) })
      return (await stored(id))['lane']
    })
    expect(await Promise.all(lanes)).toEqual(['short', 'long', 'long'])
  })
})

describe('a person', () => {
  it('may have so many at once, is told the limit and the way out, and may start again once one has ended', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => clerk.call('POST /communities/exports')))
    const taken = answers.filter(({ status }) => status === 200)
    expect(taken).toHaveLength(2)
    const refused = answers.find(({ status }) => status !== 200)
    expect(refused).toMatchObject({ status: 422, json: { code: 'job.too-many' } })
    expect(refused?.json['refusals']).toEqual([
      {
        code: 'job.too-many',
        words: {
          zh: '您有 2 项短时任务在排队或进行，每人至多 2 项，暂不能再发起',
          en: 'You have 2 jobs of short work waiting or running; a person may have 2 at once',
        },
        clause: null,
        limit: {
          bound: { zh: '每人至多 2 项', en: 'at most 2 for each person' },
          asked: { zh: '第 3 项', en: 'number 3' },
        },
        wayOut: {
          zh: '等其中一项结束，或在“后台任务”中取消一项，再重新发起',
          en: 'Wait until one of them has ended, or cancel one under Long work, and start this one again',
        },
      },
    ])
    const jobId = String(taken[0]?.json['jobId'])
    expect((await clerk.call(`DELETE /jobs/${jobId}`)).status).toBe(200)
    runner([{ kind: 'communities.export', run: () => Promise.resolve(done) }], { short: 1, long: 1 })
    await until(jobId, 'cancelled')
    await until(String(taken[1]?.json['jobId']), 'done')
    expect((await clerk.call('POST /communities/exports')).status).toBe(200)
  })
})

describe('what is kept of a job', () => {
  const strict: JobShape<{ count: number }, number> = {
    kind: 'test.strict',
    lane: 'short',
    input: z.object({ count: z.number() }),
    cursor: z.number(),
  }
  const ended: EndedJob<{ count: number }>[] = []
  const kind = jobKind(strict, {
    run: async ({ input, cursor, step }) => {
      const at = input.count + (cursor ?? 0)
      await step(async () => ({ progress: { done: at, cursor: at } }))
      return done
    },
    ended: async (_, job) => void ended.push(job),
  })

  it('does not compile where it is not what the kind reads', async () => {
    type Taken = Parameters<typeof startJob<{ count: number }, number>>[3]['input']
    expectTypeOf<{ count: string }>().not.toExtend<Taken>()
    // So wrote a version whose shape was another.
    const wrong = await start({ ...strict, input: z.object({ count: z.string() }) }, { input: { count: 'three' } })
    runner([kind], { short: 1, long: 1 })
    await until(wrong, 'failed')
    expect(await stored(wrong)).toMatchObject({
      message_zh: '任务记录与现行版本不符（input.count），没有办理；请重新发起',
      message_en: 'What was kept of this job does not fit this version (input.count); it was not run. Start it again',
    })
    expect(ended.pop()).toEqual({ id: wrong, input: null })
  })

  it('goes on from a cursor that can be read, and fails with its reason from one that cannot', async () => {
    const [whole, broken] = [await start(strict, { input: { count: 3 } }), await start(strict, { input: { count: 3 } })]
    await city.query("update jobs set cursor = '4' where id = $1", [whole])
    await city.query(`update jobs set cursor = '{"at": 4}' where id = $1`, [broken])
    runner([kind], { short: 1, long: 1 })
    await until(whole, 'done')
    await until(broken, 'failed')
    expect(await stored(whole)).toMatchObject({ done: '7', cursor: 7 })
    expect(await stored(broken)).toMatchObject({ message_zh: expect.stringContaining('（cursor）') })
    expect(ended).toContainEqual({ id: whole, input: { count: 3 } })
  })
})
