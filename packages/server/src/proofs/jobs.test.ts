// Long work under dead and doubled runners: taken over, done once, stopped when asked, told truthfully.
import { Refused } from '@huanju/contract'
import { planRefusals } from '@huanju/domain/plans'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { openDatabase, type Database, type Viewer } from '../platform/database/database.ts'
import { claimJob, saveProgress, startJob } from '../platform/jobs/jobs.store.ts'
import type { JobContext, JobKind, JobShape } from '../platform/jobs/kinds.ts'
import { startJobRunner, type JobRunner } from '../platform/jobs/runner.ts'
import { z } from 'zod'
import { openTestCity, type Client, type TestCity } from '../testing/harness.ts'

let city: TestCity
let clerk: Client
let viewer: Viewer
let other: Database
beforeAll(async () => {
  city = await openTestCity()
  clerk = await city.as('east')
  other = await openDatabase(city.ownerUrl, { max: 4 })
  const [who] = await city.query("select id from people where login = 'east'")
  viewer = { personId: String(who?.['id']), login: 'east', sessionId: null, regionIds: [city.city.east.countyId] }
})
afterAll(async () => {
  await other.close()
  await city.close()
})

const runners: JobRunner[] = []
afterEach(async () => {
  await Promise.all(runners.splice(0).map((runner) => runner.stop()))
})

const logged: string[] = []
const done = { message: { zh: '已完成', en: 'Done' } }
const steps = 40

// Leases that no pause of a busy machine outlasts; where one must run out, the test lets it.
const leaseSeconds = 3600
function runner(kinds: JobKind[], { database = city.database } = {}): void {
  runners.push(
    startJobRunner({
      database,
      kinds,
      leaseSeconds,
      tickMs: 20,
      log: (error, words) => logged.push(`${words}: ${String(error)}`),
    }),
  )
}

const plain = (kind: string): JobShape<object, number> => ({
  kind,
  lane: 'long',
  input: z.object({}),
  cursor: z.number(),
})

function start(kind: string): Promise<string> {
  return city.database.transact(viewer, (tx) =>
    startJob(tx, viewer, plain(kind), {
      title: { zh: '试', en: 'Try' },
      unit: { zh: '步', en: 'steps' },
      regionId: city.city.east.countyId,
      input: {},
    }),
  )
}

/** A kind that counts to forty, each number once, in its own transactions. */
function counting(kind: string, between: (at: number, context: JobContext) => Promise<void> = async () => {}): JobKind {
  return {
    kind,
    run: async (context) => {
      for (let at = Number(context.cursor ?? 0) + 1; at <= steps; at++) {
        await context.step(async () => ({ progress: { done: at, total: steps, cursor: at } }))
        await between(at, context)
      }
      return done
    },
  }
}

const stored = async (id: string) =>
  (
    await city.query('select state, done::int as done, attempts, message_zh, lease_holder from jobs where id = $1', [
      id,
    ])
  )[0]

async function until(id: string, ended = ['done', 'failed', 'cancelled']) {
  for (;;) {
    const job = await stored(id)
    if (ended.includes(String(job?.['state']))) return job
    await new Promise((resolve) => {
      setTimeout(resolve, 25)
    })
  }
}

describe('long work', () => {
  it('is taken over where a dead runner left it, and only once its lease has run out', async () => {
    const id = await start('taken-over')
    const dead = await other.transact(viewer, (tx) =>
      claimJob(tx, { holder: 'dead', leaseSeconds, kinds: ['taken-over'], lane: 'long' }),
    )
    expect(dead?.id).toBe(id)
    await other.transact(viewer, (tx) =>
      saveProgress(tx, { id, holder: 'dead', progress: { done: 25, total: steps, cursor: 25 } }),
    )
    expect(
      await other.transact(viewer, (tx) =>
        claimJob(tx, { holder: 'early', leaseSeconds, kinds: ['taken-over'], lane: 'long' }),
      ),
    ).toBeUndefined()
    await city.query("update jobs set lease_until = now() - interval '1 second' where id = $1", [id])
    const seen: number[] = []
    runner([
      counting('taken-over', async (at) => {
        seen.push(at)
      }),
    ])
    expect(await until(id)).toMatchObject({ state: 'done', done: steps, attempts: 2 })
    expect(seen).toEqual(Array.from({ length: steps - 25 }, (_, at) => at + 26))
  })

  it('is given up with its reason when runner after runner ends before it gets anywhere, and not while it moves', async () => {
    const die = async (kind: string, holder: string, progress: number | null) => {
      const claimed = await other.transact(viewer, (tx) =>
        claimJob(tx, { holder, leaseSeconds, kinds: [kind], lane: 'long' }),
      )
      if (progress !== null)
        await other.transact(viewer, (tx) =>
          saveProgress(tx, { id: String(claimed?.id), holder, progress: { done: progress, cursor: progress } }),
        )
      await city.query("update jobs set lease_until = now() - interval '1 second' where id = $1", [claimed?.id])
    }
    const [poisoned, moving] = [await start('poisoned'), await start('moving')]
    for (let nth = 1; nth <= 4; nth++) await die('poisoned', `dead ${nth}`, null)
    for (let nth = 1; nth <= 8; nth++) await die('moving', `dead ${nth}`, nth)
    runner([counting('poisoned'), counting('moving')])
    expect(await until(poisoned)).toMatchObject({ state: 'failed', message_zh: '多次中断后停止，请检查后重新发起' })
    expect(await until(moving)).toMatchObject({ state: 'done', attempts: 9 })
  })

  it('is done by one of two runners on one database, every step once', async () => {
    const seen: string[] = []
    const kind = () =>
      counting('doubled', async (at, { id }) => {
        seen.push(`${id} ${at}`)
      })
    const ids = await Promise.all(Array.from({ length: 6 }, () => start('doubled')))
    runner([kind()])
    runner([kind()], { database: other })
    for (const id of ids) expect(await until(id)).toMatchObject({ state: 'done', attempts: 1 })
    expect(seen).toHaveLength(6 * steps)
    expect(new Set(seen).size).toBe(seen.length)
  })

  it('takes no step from a runner that lost its lease: the work of that step is rolled back', async () => {
    let refused: (reason: unknown) => void = () => undefined
    const stepped = new Promise<unknown>((settle) => {
      refused = settle
    })
    const kind: JobKind = {
      kind: 'lost',
      run: async (context) => {
        await city.query(
          "update jobs set lease_holder = 'someone else', lease_until = now() + interval '1 hour' where id = $1",
          [context.id],
        )
        await context
          .step(async (tx) => {
            await startJob(tx, viewer, plain('never-seen'), {
              title: { zh: '试', en: 'Try' },
              unit: { zh: '步', en: 'steps' },
              regionId: context.regionId,
              input: {},
            })
            return { progress: { done: 1 } }
          })
          .catch(refused)
        return done
      },
    }
    const id = await start('lost')
    runner([kind])
    expect(await stepped).toBeInstanceOf(Error)
    await runners.splice(0)[0]?.stop()
    expect(await stored(id)).toMatchObject({ state: 'running', done: 0, lease_holder: 'someone else' })
    expect(await city.query("select id from jobs where kind = 'never-seen'")).toEqual([])
  })

  it('stops at the next step when its person cancels it, and cannot be cancelled twice', async () => {
    const id = await start('cancelled')
    let answer = 0
    runner([
      counting('cancelled', async (at) => {
        if (at === 5) answer = (await clerk.call(`DELETE /jobs/${id}`)).status
      }),
    ])
    expect(await until(id)).toMatchObject({ state: 'cancelled', message_zh: '已取消' })
    expect(answer).toBe(200)
    expect(Number((await stored(id))?.['done'])).toBeLessThan(steps)
    expect((await clerk.call(`DELETE /jobs/${id}`)).json['code']).toBe('job.has-ended')
  })

  it('may keep what it has in hand when it is stopped, and then ends as done', async () => {
    const id = await start('kept')
    const seen: boolean[] = []
    runner([
      {
        kind: 'kept',
        run: async (context) => {
          seen.push(context.isStopped())
          await clerk.call(`DELETE /jobs/${id}`)
          await context.step(async () => ({ progress: { done: 1, total: steps } })).catch(() => undefined)
          seen.push(context.isStopped())
          await context.keep(async () => ({ progress: { done: 7, total: steps } }))
          return done
        },
      },
    ])
    expect(await until(id)).toMatchObject({ state: 'done', done: 7, message_zh: '已完成' })
    expect(seen).toEqual([false, true])
  })

  it('is not run where its input was put there by anybody but the server', async () => {
    const [whole, widened] = [await start('signed'), await start('signed')]
    await city.query(
      `update jobs set input = jsonb_set(input, '{viewer,regionIds}', '["${city.city.cityId}"]') where id = $1`,
      [widened],
    )
    const ran: string[] = []
    runner([
      {
        kind: 'signed',
        run: async ({ id }) => {
          ran.push(id)
          return done
        },
      },
    ])
    expect(await until(whole)).toMatchObject({ state: 'done' })
    expect(await until(widened)).toMatchObject({
      state: 'failed',
      message_zh: expect.stringContaining('不是由系统登记的'),
    })
    expect(ran).toEqual([whole])
  })

  it('keeps nothing where the product itself stops: the next runner takes the job up', async () => {
    const id = await start('stopped-product')
    const tried: unknown[] = []
    const kind: JobKind = {
      kind: 'stopped-product',
      run: async (context) => {
        await new Promise((resume) => {
          context.signal.addEventListener('abort', resume, { once: true })
        })
        await context
          .keep(async () => ({ progress: { done: 3, total: steps } }))
          .catch((error: unknown) => tried.push(error))
        context.signal.throwIfAborted()
        return done
      },
    }
    runner([kind])
    await vi.waitFor(async () => expect((await stored(id))?.['state']).toBe('running'), { timeout: 60_000 })
    await runners.splice(0)[0]?.stop()
    expect(tried).toHaveLength(1)
    expect(await stored(id)).toMatchObject({ state: 'running', done: 0 })
  })

  it('tells a refusal in its own words and a fault by its number alone', async () => {
    const failing = (kind: string, error: Error): JobKind => ({ kind, run: () => Promise.reject(error) })
    runner([
      failing('refused', new Refused(planRefusals.refuse('plan.not-ranked'))),
      failing('faulty', new Error('password=hunter2')),
    ])
    const [refused, faulty] = [await start('refused'), await start('faulty')]
    expect(await until(refused)).toMatchObject({
      state: 'failed',
      message_zh: planRefusals.kinds['plan.not-ranked'].zh,
    })
    const { message_zh: words } = (await until(faulty)) ?? {}
    expect(words).toMatch(/编号[0-9A-F]{8}/)
    expect(words).not.toContain('hunter2')
    expect(
      logged.some(
        (line) => line.includes('hunter2') && line.includes(String(/编号([0-9A-F]{8})/.exec(String(words))?.[1])),
      ),
    ).toBe(true)
  })

  it('streams its progress, never backwards, up to the end', async () => {
    const base = await city.app.listen({ host: '127.0.0.1', port: 0 })
    const stop = new AbortController()
    const stream = await fetch(`${base}/api/jobs/events`, { headers: { cookie: clerk.cookie }, signal: stop.signal })
    const id = await start('watched')
    const seen: { id: string; state: string; done: number }[] = []
    // Every tenth step waits until the stream has told of it.
    const hasTold = (at: number) => at % 10 !== 0 || at >= steps || seen.some((job) => job.done >= at)
    runner([
      counting('watched', async (at) => {
        while (!hasTold(at))
          await new Promise((resolve) => {
            setTimeout(resolve, 20)
          })
      }),
    ])
    let rest = ''
    for await (const piece of stream.body ?? []) {
      const lines = `${rest}${Buffer.from(piece).toString('utf8')}`.split('\n\n')
      rest = lines.pop() ?? ''
      seen.push(
        ...lines
          .filter((line) => line.startsWith('data: '))
          .map((line) => JSON.parse(line.slice(6)) as (typeof seen)[number])
          .filter((job) => job.id === id),
      )
      if (seen.at(-1)?.state === 'done') break
    }
    stop.abort()
    const progress = seen.map((job) => job.done)
    expect(progress).toEqual(progress.toSorted((a, b) => a - b))
    expect(new Set(progress).size).toBeGreaterThan(3)
    expect(progress.at(-1)).toBe(steps)
  })
})
