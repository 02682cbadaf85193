// Studies over HTTP: solved as a job, checked, explained, estimated, exported; refused in words; cancelled with the best kept.
import { checkPlan } from '@huanju/optimiser'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { formFor } from '../../proofs/furnish.ts'
import type { TwinCounty } from '../../testing/twin-city.ts'
import { openTestCity, type Client, type TestCity } from '../../testing/harness.ts'

type Row = Record<string, unknown>
let city: TestCity
let planner: Client
let base: string
let plan: string
let study: Row

const ask = async (at: string, given: Parameters<Client['call']>[1] = {}): Promise<Row> => {
  const { status, json } = await planner.call(at, given)
  expect(status, `${at}: ${JSON.stringify(json)}`).toBeLessThan(300)
  return json as Row
}
// A search of this size ends within seconds, when nothing better can be; the rest is for the slowest machine.
const solve = async (id: string) =>
  city.untilEnded(
    planner,
    String((await ask(`POST /studies/${id}/solutions`, { body: { seconds: 600, seed: 1 } }))['jobId']),
  )
const settingsOf = (row: Row) =>
  structuredClone(row['settings']) as Row & {
    channels: { budgetsFen: string[] }[]
    modes: { shares: { hundredths: number }[] }[]
    off: string[]
    spending: string[]
    cohorts: { deadlineYear: number | null }[]
  }

// A dozen communities a county, of every size, no two alike: few enough that the best plan is soon proven to be it.
async function register(clerk: Client, county: TwinCounty): Promise<void> {
  for (let index = 0; index < 12; index++) {
    const households = 40 + ((index * 37) % 260)
    const form = {
      ...formFor(county, `${county.mark}${'甲乙丙丁戊己庚辛壬癸'.charAt(index % 10)}区${Math.floor(index / 10)}里`),
      householdCount: households,
      floorAreaDm2: String(households * 7_700),
      estimatedCostFen: String(households * (1_900_000 + ((index * 53) % 11) * 100_000)),
      completedOn: `${1978 + (index % 24)}-06-30`,
      conditions: { structure: 'ABCD'.charAt(index % 4), environment: 'ABCD'.charAt((index * 3) % 4) },
    }
    const { status, text } = await clerk.call('POST /communities', { body: form })
    expect(status, text).toBeLessThan(300)
  }
}

beforeAll(async () => {
  city = await openTestCity()
  base = await city.app.listen({ host: '127.0.0.1', port: 0 })
  for (const [index, login] of ['east', 'west'].entries())
    await register(await city.as(login), [city.city.east, city.city.west][index]!)
  planner = await city.as('city-planner')
  const region = ((await ask('GET /session'))['roles'] as Row[])[0]?.['regionId']
  const years = [2027, 2028, 2029].map((year) => ({ year, budgetFen: '3000000000' }))
  plan = String(
    (
      await ask('POST /plans', {
        body: { name: '三年计划', regionId: region, years, weights: {}, forces: [], includesUnproven: true },
      })
    )['id'],
  )
  study = await ask(`POST /plans/${plan}/studies`, { body: { name: '推演一' } })
  const job = await solve(String(study['id']))
  expect(job['state']).toBe('done')
  study = await ask(`GET /studies/${String(study['id'])}`)
})
afterAll(() => city.close())

describe('a solved study', () => {
  it('has a plan that the checker accepts, its bound, and more than the ranked list', async () => {
    const result = study['result'] as Row & { value: number; bound: number; rankedList: { value: number } }
    expect(study['state']).toBe('solved')
    expect(result.value).toBeGreaterThan(result.rankedList.value)
    expect(result.value).toBeLessThanOrEqual(result.bound)
    const [stored] = await city.query('select instance, starts from studies where id = $1', [study['id']])
    const { instance, starts } = stored as {
      instance: Parameters<typeof checkPlan>[0]
      starts: Parameters<typeof checkPlan>[1]
    }
    expect(checkPlan(instance, starts)).toMatchObject({ breaches: [], valuePoints: result.value })
  })

  it('places every open community of the region: planned with a year, or with a reason', async () => {
    const all = (await ask(`GET /studies/${String(study['id'])}/projects?size=2000`)) as {
      rows: Row[]
      total: number
    } & Row
    const [{ count }] = (await city.query(
      "select count(*)::int as count from communities where status = 'surveyed'",
    )) as [{ count: number }]
    expect(all.total).toBe(count)
    for (const row of all.rows) {
      expect((row['reason'] as Row)['zh']).not.toBe('')
      expect(row['year'] !== null).toBe(row['decision'] === 'planned')
    }
  })

  it('answers why a community waits, with limits in words and the change that brings it in', async () => {
    const { rows } = (await ask(`GET /studies/${String(study['id'])}/projects?decision=deferred&size=3`)) as {
      rows: Row[]
    } & Row
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) {
      const answer = await ask(`GET /studies/${String(study['id'])}/projects/${String(row['communityId'])}/why-not`)
      expect(answer['community']).toBe(row['community'])
      expect(
        (answer['limits'] as unknown[]).length +
          (answer['closedBy'] as unknown[]).length +
          Number(answer['lossAtLeast'] === 0),
      ).toBeGreaterThan(0)
    }
    const planned = (await ask(`GET /studies/${String(study['id'])}/projects?decision=planned&size=1`)) as {
      rows: Row[]
    } & Row
    const refused = await planner.call(
      `GET /studies/${String(study['id'])}/projects/${String(planned.rows[0]?.['communityId'])}/why-not`,
    )
    expect([refused.status, refused.json['code']]).toEqual([422, 'study.not-deferred'])
  })

  it('estimates other budgets at once, and says when a lever needs solving anew', async () => {
    const less = settingsOf(study)
    for (const channel of less.channels) channel.budgetsFen = channel.budgetsFen.map((fen) => String(BigInt(fen) / 2n))
    const estimated = await ask(`POST /studies/${String(study['id'])}/estimates`, { body: { settings: less } })
    expect(estimated['isKnown']).toBe(true)
    expect(Number(estimated['bound'])).toBeLessThan((study['result'] as { bound: number }).bound)
    const other = settingsOf(study)
    other.spending = ['1']
    expect(await ask(`POST /studies/${String(study['id'])}/estimates`, { body: { settings: other } })).toMatchObject({
      isKnown: false,
    })
  })

  it('goes out as a workbook with every community', async () => {
    const { status, bytes } = await planner.call(`GET /studies/${String(study['id'])}/workbook`)
    expect(status).toBe(200)
    const { sheets } = await readXlsx(bytes)
    expect(sheets.map(({ name }) => name)).toEqual(['概要', '分年度', '资金与能力', '各县', '明细'])
    expect(sheets.at(-1)?.rows.length).toBe(26)
  })

  it('grows stale when its plan changes', async () => {
    const current = await ask(`GET /plans/${plan}`)
    const { name, regionId, years, weights, forces, version } = current
    await ask(`PUT /plans/${plan}`, {
      body: { name, regionId, years, weights, forces, includesUnproven: true, version },
    })
    expect(await ask(`GET /studies/${String(study['id'])}`)).toMatchObject({ isStale: true })
  })
})

describe('levers', () => {
  it('are refused by their own name, and nothing is changed', async () => {
    const wrong = settingsOf(study)
    wrong.modes[0]!.shares[0]!.hundredths += 7
    wrong.channels[0]!.budgetsFen = ['1']
    wrong.spending = ['1/2', '1/3']
    const { status, json } = await planner.call(`PUT /studies/${String(study['id'])}`, {
      body: { name: '改', settings: wrong, version: study['version'] },
    })
    expect(status).toBe(400)
    const fields = ((json as Row)['findings'] as Row[]).map(({ field }) => field)
    expect(fields).toEqual(
      expect.arrayContaining(['settings.modes.0.shares', 'settings.channels.0.budgetsFen', 'settings.spending']),
    )
    expect(await ask(`GET /studies/${String(study['id'])}`)).toMatchObject({
      name: '推演一',
      version: study['version'],
    })
  })

  it('are thought about without a transaction or a connection, and are left when the caller leaves', async () => {
    const open = () =>
      city.query(`select state from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
        and backend_type = 'client backend' and xact_start < now() - interval '1 second'`)
    const leaving = new AbortController()
    const asked = fetch(`${base}/api/studies/${String(study['id'])}/robustness?chance=10&by=20`, {
      headers: { cookie: planner.cookie },
      signal: leaving.signal,
    }).then(
      ({ status }) => status,
      (error: Error) => error.name,
    )
    await new Promise((resume) => {
      setTimeout(resume, 1500)
    })
    const held = await open()
    leaving.abort()
    expect(held).toEqual([])
    // A fast machine may have answered meanwhile.
    expect(['AbortError', 200]).toContain(await asked)
    expect((await ask(`GET /studies/${String(study['id'])}`))['state']).toBe('solved')
  })

  it('are few at once for each person, and make room for the next when their caller leaves', async () => {
    const leaving = new AbortController()
    const asked = Array.from({ length: 5 }, async (_, nth) => {
      const place = `/api/studies/${String(study['id'])}/robustness?chance=10&by=${nth + 30}`
      const answer = await fetch(`${base}${place}`, { headers: { cookie: planner.cookie }, signal: leaving.signal })
      return [answer.status, (await answer.json()) as Row] as const
    })
    const [status, refused] = await Promise.race(asked)
    leaving.abort()
    await Promise.allSettled(asked)
    expect(status).toBe(422)
    expect(refused).toMatchObject({
      code: 'study.too-many-questions',
      message: { zh: expect.stringContaining('4 个') },
    })
    await vi.waitFor(
      async () => expect((await planner.call(`GET /studies/${String(study['id'])}/frontier`)).status).toBe(200),
      { timeout: 600_000 },
    )
  })

  it('that cannot hold together are told with the conflict and ways out', async () => {
    const tight = await ask(`POST /plans/${plan}/studies`, { body: { name: '紧' } })
    const settings = settingsOf(tight)
    settings.off = settings.off.filter((id) => id !== 'cohort-deadline')
    for (const cohort of settings.cohorts) cohort.deadlineYear = 2027
    await ask(`PUT /studies/${String(tight['id'])}`, { body: { name: '紧', settings, version: tight['version'] } })
    await solve(String(tight['id']))
    expect(await ask(`GET /studies/${String(tight['id'])}`)).toMatchObject({ state: 'infeasible' })
    const told = (await ask(`GET /studies/${String(tight['id'])}/ways-out`)) as {
      conflict: Row[]
      waysOut: Row[]
    } & Row
    expect(told.conflict.length).toBeGreaterThan(0)
    expect(told.waysOut.some(({ isProven }) => isProven === true)).toBe(true)
    // Stopped before anything was found, it stands as it stood.
    const again = await ask(`POST /studies/${String(tight['id'])}/solutions`, { body: { seconds: 600, seed: 2 } })
    await ask(`DELETE /jobs/${String(again['jobId'])}`)
    await city.untilEnded(planner, String(again['jobId']))
    expect(await ask(`GET /studies/${String(tight['id'])}`)).toMatchObject({ state: 'infeasible' })
  })
})

describe('a run', () => {
  it('is measured in the seconds of its search from beginning to end, never in communities', async () => {
    await city.query('create table told (at bigint generated always as identity, done bigint, total bigint)')
    await city.query(`create function tell() returns trigger language plpgsql security definer as $$
      begin insert into told (done, total) values (new.done, new.total); return new; end $$`)
    await city.query('create trigger tell after update on jobs for each row execute function tell()')
    await solve(String(study['id']))
    const told = (await city.query('select done::int as done, total::int as total from told order by at')) as Row[]
    await city.query('drop trigger tell on jobs')
    expect(told.length).toBeGreaterThan(2)
    expect(new Set(told.map(({ total }) => total))).toEqual(new Set([600]))
    expect(told.map(({ done }) => Number(done))).toEqual(told.map(({ done }) => Number(done)).toSorted((a, b) => a - b))
  })

  it('stopped before it has a plan leaves none; another may then begin', async () => {
    const long = await ask(`POST /plans/${plan}/studies`, { body: { name: '长' } })
    const { jobId } = await ask(`POST /studies/${String(long['id'])}/solutions`, { body: { seconds: 300, seed: 1 } })
    expect(
      (await planner.call(`POST /studies/${String(long['id'])}/solutions`, { body: { seconds: 5, seed: 1 } })).json[
        'code'
      ],
    ).toBe('study.is-solving')
    await ask(`DELETE /jobs/${String(jobId)}`)
    const { state } = (await city.untilEnded(planner, String(jobId))) as Row
    expect(await ask(`GET /studies/${String(long['id'])}`)).toMatchObject({
      state: state === 'done' ? 'solved' : 'draft',
    })
  })

  it('stopped at once keeps the better plan that stood before', async () => {
    const before = (await ask(`GET /studies/${String(study['id'])}`))['result'] as Row
    const { jobId } = await ask(`POST /studies/${String(study['id'])}/solutions`, { body: { seconds: 600, seed: 9 } })
    await planner.call(`DELETE /jobs/${String(jobId)}`)
    await city.untilEnded(planner, String(jobId))
    const after = await ask(`GET /studies/${String(study['id'])}`)
    expect(after['state']).toBe('solved')
    expect((after['result'] as Row)['value']).toBe(before['value'])
  })

  it('stopped once a plan stands gives that plan, checked and with its rows', async () => {
    const study = await ask(`POST /plans/${plan}/studies`, { body: { name: '停' } })
    const path = `GET /studies/${String(study['id'])}`
    const { jobId } = await ask(`POST /studies/${String(study['id'])}/solutions`, { body: { seconds: 600, seed: 1 } })
    const bestOf = (row: Row) =>
      ((row['result'] as Row | null)?.['moments'] as Row[] | undefined)?.at(-1)?.['best'] ?? null
    let [heard, seen] = [null as unknown, {} as Row]
    while (heard === null && (seen = await ask(path))['state'] === 'solving') heard = bestOf(seen)
    if (seen['state'] === 'solving') await ask(`DELETE /jobs/${String(jobId)}`)
    expect(await city.untilEnded(planner, String(jobId))).toMatchObject({ state: 'done' })
    // How far it came was told all along, and left no line in the journal.
    expect(await city.query("select seq from journal where action = 'study.progressed'")).toEqual([])
    const solved = await ask(path)
    const value = Number((solved['result'] as Row)['value'])
    expect(solved['state']).toBe('solved')
    expect(value).toBeGreaterThanOrEqual(Number(heard ?? 1))
    expect((await ask(`${path}/projects?decision=planned&size=1`))['total']).toBe((solved['result'] as Row)['planned'])
  })

  it('moves nobody when weights stay, and some when they change', async () => {
    await city.untilEnded(planner, String((await ask(`POST /plans/${plan}/rankings`))['jobId']))
    expect(await ask(`POST /plans/${plan}/score-moves`, { body: { weights: {} } })).toMatchObject({
      moved: 0,
      rows: [],
    })
    const moves = (await ask(`POST /plans/${plan}/score-moves`, { body: { weights: { age: 300 } } })) as {
      moved: number
      rows: { rankBefore: number; rankAfter: number }[]
    } & Row
    expect(moves.moved).toBeGreaterThan(5)
    const sizes = moves.rows.map(({ rankBefore, rankAfter }) => Math.abs(rankBefore - rankAfter))
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a))
  })
})
