// The flow of a plan over HTTP: ranked by long work, voided with a reason, restored; and nothing else is done to a voided one.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCity, type Client, type TestCity } from '../../testing/harness.ts'

let city: TestCity
let planner: Client
beforeAll(async () => {
  city = await openTestCity()
  planner = await city.as('east-planner')
})
afterAll(() => city.close())

type Row = Record<string, unknown>
const settings = (name: string) => ({
  name,
  regionId: city.city.east.countyId,
  years: [{ year: 2027, budgetFen: '100000' }],
  weights: {},
  forces: [],
  includesUnproven: true,
})
const newPlan = async (name: string) => {
  const { json, status, text } = await planner.call('POST /plans', { body: settings(name) })
  expect(status, text).toBe(200)
  return String(json['id'])
}
const planOf = async (id: string) => (await planner.call(`GET /plans/${id}`)).json
const offersOf = async (id: string, by = planner) => (await by.call(`GET /plans/${id}/acts`)).json
const act = async (id: string, name: string, reason: string | null = '重复编制', by = planner) => {
  const { version } = await planOf(id)
  return by.call(`POST /plans/${id}/acts/${name}`, { body: { version, reason, successor: null } })
}
const codesIn = ({ json }: { json: Row }) => (json['refusals'] as { code: string }[]).map(({ code }) => code)
const put = (id: string, change: string) =>
  city.query(`begin; select journal_append('test.settled', 'city', null, null, '{}');
    update plans set ${change} where id = '${id}'; commit`)

describe('a plan', () => {
  it('is ranked by long work, stands at ranked, and each move has its line', async () => {
    const id = await newPlan('排序计划')
    const { json } = await planner.call(`POST /plans/${id}/rankings`)
    await city.untilEnded(planner, String(json['jobId']))
    expect(await planOf(id)).toMatchObject({ state: 'ranked', isStale: false })
    const lines = await city.query('select action from journal where subject_id = $1 order by seq', [id])
    expect(lines.map(({ action }) => action)).toEqual(['plan.created', 'plan.ranking', 'plan.ranked', 'plan.ranked'])
  })

  it('is called by its name in every line of the journal, as are its studies and the work on it', async () => {
    const id = await newPlan('有名的计划')
    const { json } = await planner.call(`POST /plans/${id}/rankings`)
    const jobId = String(json['jobId'])
    await city.untilEnded(planner, jobId)
    const { rows } = (await (await city.as('auditor')).call('GET /journal', { query: { size: '200' } })).json as {
      rows: { words: { zh: string }; about: string | null }[]
    }
    const abouts = (words: string) => rows.filter((row) => row.words.zh === words).map(({ about }) => about)
    expect(abouts('开始计划排序')[0]).toBe('有名的计划')
    expect(abouts('计划排序').slice(0, 2)).toEqual(['有名的计划', '有名的计划'])
    expect(rows.map(({ about }) => about)).toContain('计划排序：有名的计划')
  })

  it('says who made it, its study and the work on it by name, and names what it orders in or out', async () => {
    const communities = (await (await city.as('east')).call('GET /communities')).json['rows'] as Row[]
    const ordered = communities.slice(0, 1).map((one) => ({ communityId: one['id'], community: one['name'] }))
    const forces = ordered.map(({ communityId }) => ({ communityId, kind: 'in', year: null, reason: '已承诺' }))
    const made = await planner.call('POST /plans', { body: { ...settings('署名的计划'), forces } })
    expect(made.json).toMatchObject({ createdBy: '姓名east-planner', ordered })
    const id = String(made.json['id'])
    const study = await planner.call(`POST /plans/${id}/studies`, { body: { name: '署名的推演' } })
    expect([study.status, study.json['createdBy']]).toEqual([200, '姓名east-planner'])
    const { json } = await planner.call(`POST /plans/${id}/rankings`)
    await city.untilEnded(planner, String(json['jobId']))
    for (const list of ['/plans', `/plans/${id}/studies`, '/jobs']) {
      const { rows } = (await planner.call(`GET ${list}`)).json as { rows: Row[] }
      expect([list, rows[0]?.['createdBy'] ?? rows[0]?.['startedBy']]).toEqual([list, '姓名east-planner'])
    }
  })

  it('is voided with a reason, goes to the end of the list and off the desk, and is restored', async () => {
    const [id, other] = [await newPlan('作废计划'), await newPlan('别的计划')]
    const onDesk = async () => (await planner.call('GET /desk')).text.includes(`/plans/${id}`)
    expect(await onDesk()).toBe(true)
    expect((await act(id, 'void', null)).status).toBe(400)
    expect((await act(id, 'void')).json).toMatchObject({ state: 'voided', offers: [{ act: 'restore', against: [] }] })
    expect(await onDesk()).toBe(false)
    const { rows } = (await planner.call('GET /plans')).json as { rows: Row[] }
    const order = rows.map((row) => row['id'])
    expect(order.indexOf(id)).toBeGreaterThan(order.indexOf(other))
    const [line] = await city.query("select detail from journal where action = 'plan.act.void' and subject_id = $1", [
      id,
    ])
    expect(JSON.stringify(line)).toContain('重复编制')
    expect((await act(id, 'restore')).json).toMatchObject({ state: 'draft' })
  })

  it('that was ranked is as fresh after voiding and restoring as before, since nothing of it changed', async () => {
    const id = await newPlan('恢复的计划')
    const { json } = await planner.call(`POST /plans/${id}/rankings`)
    await city.untilEnded(planner, String(json['jobId']))
    await act(id, 'void')
    await act(id, 'restore')
    expect(await planOf(id)).toMatchObject({ state: 'draft', isStale: false })
    expect((await planOf(id))['result']).not.toBeNull()
  })

  it('is not taken where its weights sum to nought, so that nobody would score anything', async () => {
    const parts = (await planner.call('GET /plans/score')).json['parts'] as { part: string }[]
    const weights = Object.fromEntries(parts.map(({ part }) => [part, 0]))
    const refused = await planner.call('POST /plans', { body: { ...settings('无权重'), weights } })
    expect([refused.status, (refused.json['findings'] as Row[])[0]?.['field']]).toEqual([400, 'weights'])
  })

  it('that is voided is neither changed, ranked nor studied', async () => {
    const id = await newPlan('不动的计划')
    const study = String((await planner.call(`POST /plans/${id}/studies`, { body: { name: '推演' } })).json['id'])
    await act(id, 'void')
    const { version } = await planOf(id)
    const changed = await planner.call(`PUT /plans/${id}`, { body: { ...settings('改名'), version } })
    expect([changed.status, changed.json['code']]).toEqual([422, 'plan.is-voided'])
    expect(codesIn(await planner.call(`POST /plans/${id}/rankings`))).toEqual(['act.wrong-state'])
    expect(codesIn(await planner.call(`POST /plans/${id}/studies`, { body: { name: '再推' } }))).toEqual([
      'plan.is-voided',
    ])
    const body = { seconds: 1, seed: 1 }
    expect(codesIn(await planner.call(`POST /studies/${study}/solutions`, { body }))).toEqual(['plan.is-voided'])
    expect((await planOf(id))['name']).toBe('不动的计划')
  })

  it('that is being ranked offers voiding with what stands against it, and refuses it for the same reason', async () => {
    const id = await newPlan('正排的计划')
    await put(id, "state = 'ranking'")
    const offers = (await offersOf(id))['offers'] as Row[]
    expect(offers.map(({ act: name }) => name)).toEqual(['rank', 'void'])
    expect(offers.every(({ against }) => (against as Row[])[0]?.['code'] === 'plan.is-ranking')).toBe(true)
    expect(codesIn(await act(id, 'void'))).toEqual(['plan.is-ranking'])
    expect(codesIn(await planner.call(`POST /plans/${id}/rankings`))).toEqual(['plan.is-ranking'])
  })

  it('is moved by the system through no address, and by nobody without the right', async () => {
    const id = await newPlan('系统的事')
    await put(id, "state = 'ranking'")
    for (const name of ['settle', 'fail', 'stop', 'rank']) expect((await act(id, name)).status, name).toBe(404)
    await put(id, "state = 'draft'")
    const viewer = await city.as('east-viewer')
    expect((await act(id, 'void', '试', viewer)).status).toBe(403)
    expect((await planOf(id))['state']).toBe('draft')
  })
})
