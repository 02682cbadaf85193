// Verdicts over HTTP: on the line, one day past it, without its paper; kept to the letter whatever changes afterwards.
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { dayOf } from '@huanju/quantities'
import { openTestCity, type Client, type TestCity } from '../../testing/harness.ts'

let city: TestCity
let east: Client
beforeAll(async () => {
  city = await openTestCity()
  east = await city.as('east')
})
afterAll(() => city.close())

type Json = Record<string, unknown>

const known = {
  address: null,
  neighbourhoodId: null,
  completedOn: '2005-12-31' as string | null,
  completionEvidence: 'completion-acceptance' as string | null,
  landKind: 'state-owned',
  buildingCount: 4,
  householdCount: 120,
  floorAreaDm2: '1080000',
  position: null,
  conditions: { structure: 'D', utilities: 'C', environment: 'C' },
  askedHouseholdCount: 110,
  willingHouseholdCount: 100,
  vulnerableResidentCount: 30,
  papersOnFile: ['willingness-forms', 'condition-survey', 'land-certificate', 'no-demolition-statement'],
  estimatedCostFen: '400000000',
  demolitionPlanned: false,
  propertyMode: 'professional-company',
  remark: null,
}

async function recorded(name: string, change: Partial<typeof known> = {}): Promise<Json> {
  const { countyId, subdistrictId } = city.city.east
  const { status, json, text } = await east.call('POST /communities', {
    body: { ...known, ...change, name, countyId, subdistrictId },
  })
  expect(status, text).toBe(200)
  return json
}

it('lets the last day in, keeps the next day out, and asks for the paper where there is none', async () => {
  expect((await recorded('线上小区'))['verdict']).toBe('meets')
  const late = await recorded('线外小区', { completedOn: '2006-01-01' })
  expect(late['verdict']).toBe('fails')
  const bare = await recorded('无证小区', { completionEvidence: null })
  expect(bare['verdict']).toBe('unproven')
  const { text } = await east.call(`GET /verdicts/${String(bare['verdictId'])}`)
  expect(text).toContain('竣工验收备案表')
})

it('prints a verdict of another day again word for word, after the record, the day and the product have changed', async () => {
  const community = await recorded('重印小区')
  const judged = await east.call(`POST /communities/${String(community['id'])}/verdicts`, {
    body: { on: '2021-05-01' },
  })
  expect(judged.json).toMatchObject({ askedFor: '2021-05-01', verdict: 'meets' })
  const { countyId, subdistrictId } = city.city.east
  const changed = await east.call(`PUT /communities/${String(community['id'])}`, {
    body: {
      ...known,
      completedOn: '2010-01-01',
      name: '重印小区',
      countyId,
      subdistrictId,
      version: community['version'],
    },
  })
  expect(changed.json['verdict']).toBe('fails')
  city.clock.now = new Date('2031-01-01T00:00:00Z')
  const later = await city.as('east')
  const again = await later.call(`GET /verdicts/${String(judged.json['id'])}`)
  expect(again.json).toEqual(judged.json)
  city.clock.now = new Date()
  expect((await east.call(`GET /communities/${String(community['id'])}`)).json['verdict']).toBe('fails')
})

it('judges all that a filter finds as a job, each under the policy of the day asked', async () => {
  const started = await east.call('POST /eligibility/judgings', { query: { q: '小区' }, body: { on: '2022-03-01' } })
  const job = await city.untilEnded(east, String(started.json['jobId']))
  expect(job).toMatchObject({ state: 'done', done: 4 })
  const [row] = (await east.call('GET /communities', { query: { q: '线上' } })).json['rows'] as Json[]
  const verdicts = (await east.call(`GET /communities/${String(row?.['id'])}/verdicts`)).json['rows'] as Json[]
  expect(verdicts.map(({ askedFor }) => askedFor)).toContain('2022-03-01')
})

it('lets a batch take effect all at once, and keeps what was judged anew meanwhile', async () => {
  const made: Json[] = []
  // More than one batch of the job holds.
  for (let at = 0; at < 210; at += 10)
    made.push(...(await Promise.all(Array.from({ length: 10 }, (_, next) => recorded(`成批${at + next}号院`)))))
  const inOrder = made.toSorted((a, b) => (String(a['id']) < String(b['id']) ? -1 : 1))
  const [edited, last] = [inOrder[0] ?? {}, inOrder.at(-1) ?? {}]
  const verdicts = async () =>
    city.query("select verdict, count(*)::int as count from communities where name like '成批%' group by 1 order by 1")
  await city.query(`begin; select journal_append('test.settled', 'city', null, null, '{}');
    update communities set verdict = 'fails' where name like '成批%'; commit`)

  const holder = new pg.Client({ connectionString: city.ownerUrl })
  await holder.connect()
  await holder.query('begin')
  await holder.query('select from communities where id = $1 for update', [last['id']])
  const today = dayOf(city.clock.now)
  const { json } = await east.call('POST /eligibility/judgings', { query: { q: '成批' }, body: { on: today } })
  const done = async () =>
    Number((await city.query('select done from jobs where id = $1', [json['jobId']]))[0]?.['done'])
  while ((await done()) < 200) await wait(15)
  expect(await verdicts(), 'a part of the batch shows').toEqual([{ verdict: 'fails', count: 210 }])

  const { countyId, subdistrictId } = city.city.east
  const change = { ...known, completedOn: '2010-01-01', name: edited['name'], countyId, subdistrictId }
  const saved = await east.call(`PUT /communities/${String(edited['id'])}`, {
    body: { ...change, version: edited['version'] },
  })
  expect(saved.status, saved.text).toBe(200)
  await holder.query('commit')
  await holder.end()

  const ended = await city.untilEnded(east, String(json['jobId']))
  expect(ended).toMatchObject({ state: 'done', message: { zh: expect.stringContaining('1 个在此期间另有判定') } })
  expect(await verdicts()).toEqual([
    { verdict: 'fails', count: 1 },
    { verdict: 'meets', count: 209 },
  ])
})
