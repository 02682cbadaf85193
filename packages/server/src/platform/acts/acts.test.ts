// Acts over HTTP: the stage of a community moves by who may, with day and reason, and every refusal is a value.
import { communityStage } from '@huanju/domain/communities'
import { refusalKinds } from '@huanju/domain/subjects'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formFor } from '../../proofs/furnish.ts'
import { dayOf } from '@huanju/quantities'
import { openTestCity, type Client, type TestCity } from '../../testing/harness.ts'

type Row = Record<string, unknown>
let city: TestCity
let east: Client
beforeAll(async () => {
  city = await openTestCity()
  east = await city.as('east')
})
afterAll(() => city.close())

let made = 0
async function community(given: Row = {}): Promise<string> {
  made += 1
  const body = { ...formFor(city.city.east, `第${made}里`), ...given }
  const { status, json, text } = await east.call('POST /communities', { body })
  expect(status, text).toBe(200)
  return String(json['id'])
}
const today = () => dayOf(city.clock.now)
const standing = async (id: string, by = east) =>
  (await by.call(`GET /communities/${id}/acts`)).json as { state: string; version: number; offers: Row[] }
const forward = (given: Row = {}) => ({
  on: today(),
  paper: null,
  remark: null,
  successor: '市政府办公会纪要',
  ...given,
})
const act = async (id: string, name: string, given: Row = forward(), by = east) => {
  const { version } = await standing(id)
  return by.call(`POST /communities/${id}/acts/${name}`, { body: { version, ...given } })
}
const codesIn = ({ json }: { json: Row }) => (json['refusals'] as { code: string }[]).map(({ code }) => code)

describe('the stage of a community', () => {
  it('moves from survey to completion and back, each act with its line, clause and what succeeds it', async () => {
    const id = await community()
    const seen: string[] = []
    for (const name of ['plan', 'start', 'complete'] as const) {
      const { status, json, text } = await act(id, name, forward({ paper: `${name}号` }))
      expect(status, text).toBe(200)
      seen.push(String(json['state']))
    }
    expect(seen).toEqual(['planned', 'under-works', 'completed'])
    const back = await act(id, 'reopen', { on: today(), reason: '验收有误', successor: null })
    expect(back.json['state']).toBe('under-works')
    const { rows } = (await east.call(`GET /communities/${id}/history`)).json as { rows: Row[] }
    expect(rows.slice(0, 2).map(({ action }) => (action as Row)['zh'])).toEqual(['撤销完工', '登记完工'])
    const lines = (rows[1] ?? {})['said'] as { title: Row; text: Row }[]
    const said = lines.map(({ title, text }) => `${String(title['zh'])}：${String(text['zh'])}`)
    expect(said).toEqual(
      expect.arrayContaining([`办理日期：${today()}`, '文件或文号：complete号', '接续文件或理由：市政府办公会纪要']),
    )
    expect(said.find((line) => line.startsWith('依据'))).toMatch(/三\(三\).*存疑/)
    const [line] = await city.query(
      "select actor, region_id from journal where action = 'community.act.complete' and subject_id = $1",
      [id],
    )
    expect(line).toMatchObject({ actor: 'east' })
  })

  it('offers what is taken and refuses what is not, each for the same reason', async () => {
    const judged = await community({ landKind: 'collective' })
    expect((await standing(judged)).offers).toMatchObject([{ act: 'plan', against: [{ code: 'stage.not-eligible' }] }])
    const refused = await act(judged, 'plan')
    expect([refused.status, refused.json['code'], codesIn(refused)]).toEqual([
      422,
      'stage.not-eligible',
      ['stage.not-eligible'],
    ])
    expect((refused.json['refusals'] as Row[])[0]?.['wayOut']).not.toBeNull()
    const wrong = await act(judged, 'complete')
    expect(codesIn(wrong)).toEqual(['act.wrong-state'])
    expect((wrong.json['message'] as Row)['zh']).toBe('当前为“已摸底”，不能登记完工')
    expect((await standing(judged)).state).toBe('surveyed')
  })

  it('asks what succeeds a clause in doubt, and refuses without it', async () => {
    const id = await community()
    const [offer] = (await standing(id)).offers
    expect(offer?.['ground']).toMatchObject({ standing: 'in-doubt' })
    const refused = await act(id, 'plan', forward({ successor: null }))
    expect(codesIn(refused)).toEqual(['act.needs-successor'])
    expect((refused.json['refusals'] as Row[])[0]?.['clause']).toMatchObject({ clause: '三(一)' })
  })

  it('says what is wrong with what was said, at its field, and of two at once refuses the later', async () => {
    const id = await community()
    const ahead = await act(id, 'plan', forward({ on: '2099-01-01' }))
    expect([ahead.status, (ahead.json['findings'] as Row[])[0]?.['field']]).toEqual([400, 'on'])
    const { version } = await standing(id)
    const body = { version, ...forward() }
    const both = await Promise.all([1, 2].map(() => east.call(`POST /communities/${id}/acts/plan`, { body })))
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(
      (await city.query("select seq from journal where action = 'community.act.plan' and subject_id = $1", [id]))
        .length,
    ).toBe(1)
  })

  it('is offered to nobody without the right, and taken from nobody without it', async () => {
    const id = await community()
    const viewer = await city.as('east-viewer')
    expect((await standing(id, viewer)).offers).toEqual([])
    expect((await act(id, 'plan', forward(), viewer)).status).toBe(403)
    const west = await city.as('west')
    expect((await west.call(`GET /communities/${id}/acts`)).status).toBe(404)
    expect((await act(id, 'plan', forward(), west)).status).toBe(404)
  })
})

describe('a right', () => {
  it('counts where the record lies: who looks at the city and keeps one county acts in that county alone', async () => {
    const id = await community()
    await city.query(`select journal_append('test.changed', 'person', null, null, '{}');
      insert into person_roles (id, region_id, person_id, organisation_id, role, valid_from)
      select gen_random_uuid(), '${city.city.cityId}', id, '${city.city.organisationId}', 'viewer', '2026-01-01'
      from people where login = 'east'`)
    const mixed = await city.as('east')
    expect((await standing(id, mixed)).offers).toMatchObject([{ act: 'plan', against: [] }])
    const west = await city.as('west')
    const there = await west.call('POST /communities', { body: formFor(city.city.west, '西边里') })
    expect(there.status).toBe(200)
    expect((await standing(String(there.json['id']), mixed)).offers).toEqual([])
  })
})

describe('the API', () => {
  it('tells of every act what it may refuse', async () => {
    const { json } = await east.call('GET /openapi.json')
    const paths = json['paths'] as Record<string, Record<string, { description?: string }>>
    for (const name of Object.keys(communityStage.acts)) {
      const told = paths[`/api/communities/{id}/acts/${name}`]?.['post']?.description ?? ''
      expect(told, name).toContain('stage.not-eligible')
      expect(told, name).toContain(refusalKinds['stage.not-eligible'].zh)
    }
  })
})
