// Declared records over HTTP: recorded, changed, told, voided; what is refused is named and leaves nothing behind.
import { dwelling, facility } from '@huanju/domain/communities'
import { creditCodeOf, legalPerson } from '@huanju/domain/organisations'
import type { Entity } from '@huanju/engines/entities'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { furnish, type Place } from '../../proofs/furnish.ts'
import { groundOf, rightForm } from '../../proofs/entity.cases.ts'
import { openTestCity, type Client, type TestCity } from '../../testing/harness.ts'
import { choicesIn } from './choices.ts'

let city: TestCity
let east: Place
let west: Place
let clerk: Client
beforeAll(async () => {
  city = await openTestCity()
  east = await furnish(city, city.city.east, 'east')
  west = await furnish(city, city.city.west, 'west')
  clerk = await city.as('east')
})
afterAll(() => city.close())

const day = '2026-11-26'
const optionsOf = (name: string) =>
  name === 'aspects'
    ? ['roof', 'wall'].map((id) => ({ id, title: { zh: id, en: id } }))
    : choicesIn(city.policy.packOn(day))(name)
const form = (one: Entity, nth: number) => rightForm(one, groundOf(east, optionsOf), nth)

const at = (one: Entity, id: string, rest = '') => `/${one.many}/${id}${rest}`

interface Told {
  rows: {
    action: { zh: string }
    actor: string
    reason: string | null
    changes: {
      title: { zh: string }
      from: { zh: string } | null
      to: { zh: string }
      unit: { zh: string } | null
    }[]
  }[]
}

describe('a declared record over HTTP', () => {
  it('is recorded, changed, told in its history, and voided with a reason', async () => {
    const created = (
      await clerk.call('POST /facilities', {
        body: { ...form(facility, 21), floorAreaDm2: '12345', operatorId: null, absences: { operatorId: 'none' } },
      })
    ).json
    expect(created).toMatchObject({
      version: 1,
      absences: { operatorId: 'none' },
      floorAreaDm2: '12345',
      allowed: ['edit', 'void'],
    })
    const id = String(created['id'])
    const { version: _version, ...same } = { ...form(facility, 21), version: 1 }
    const body = {
      ...same,
      floorAreaDm2: '23456',
      operatorId: east.records['legalPerson'],
      communityId: east.community,
      version: 1,
    }
    expect((await clerk.call(`PUT ${at(facility, id)}`, { body })).json).toMatchObject({
      version: 2,
      names: { operatorId: `${east.mark}1` },
    })
    expect((await clerk.call(`PUT ${at(facility, id)}`, { body })).json).toMatchObject({ code: 'stale-version' })
    const voided = (
      await clerk.call(`POST ${at(facility, id, '/voiding')}`, { body: { reason: '登记重复', version: 2 } })
    ).json
    expect(voided).toMatchObject({ voidReason: '登记重复', allowed: [] })
    expect((await clerk.call(`PUT ${at(facility, id)}`, { body: { ...body, version: 3 } })).json).toMatchObject({
      code: 'record.is-voided',
    })
    const { rows } = (await clerk.call(`GET ${at(facility, id, '/history')}`)).json as unknown as Told
    expect(rows.map(({ action, reason }) => [action.zh, reason])).toEqual([
      ['作废设施', '登记重复'],
      ['修改设施', null],
      ['登记设施', null],
    ])
    expect(rows[0]?.actor).toBe('姓名east')
    expect(
      rows[1]?.changes.map(({ title, from, to, unit }) => [title.zh, from?.zh ?? null, to.zh, unit?.zh ?? null]),
    ).toEqual([
      ['所属小区', null, `${east.mark}小区`, null],
      ['运营单位', '无', `${east.mark}1`, null],
      ['建筑面积', '123.45', '234.56', '㎡'],
    ])
    const listed = async (query: object) =>
      (
        (await clerk.call('GET /facilities', { query: { q: `${east.mark}21`, ...query } })).json['rows'] as {
          id: string
        }[]
      ).some((row) => row.id === id)
    expect([await listed({}), await listed({ voided: 'voided' }), await listed({ voided: 'all' })]).toEqual([
      false,
      true,
      true,
    ])
  })
})

describe('a change of a declared record', () => {
  it('saves nothing where nothing changed', async () => {
    const created = (await clerk.call('POST /facilities', { body: form(facility, 31) })).json
    const lines = async () => (await city.query('select count(*) as count from journal'))[0]?.['count']
    const before = await lines()
    const { status, json } = await clerk.call(`PUT ${at(facility, String(created['id']))}`, {
      body: { ...form(facility, 31), version: 1 },
    })
    expect([status, json['version'], await lines()]).toEqual([200, 1, before])
  })

  it('names what is wrong at its field, and leaves nothing behind', async () => {
    const count = async () => (await city.query('select count(*) as count from facilities'))[0]?.['count']
    const before = await count()
    const wrong = async (change: object) =>
      (await clerk.call('POST /facilities', { body: { ...form(facility, 41), ...change } })).json['findings'] as {
        field: string
        message: { zh: string; en: string }
      }[]
    expect(await wrong({ kind: 'spaceport' })).toMatchObject([
      {
        field: 'kind',
        message: { zh: expect.stringContaining('养老服务'), en: expect.stringContaining('elder care') },
      },
    ])
    expect(await wrong({ servesTo: '2020-01-01' })).toMatchObject([{ field: 'servesTo' }])
    expect(await wrong({ name: '长'.repeat(61) })).toMatchObject([
      { field: 'name', message: { zh: '最多 60 个字', en: 'at most 60 characters' } },
    ])
    expect(await wrong({ communityId: west.community })).toMatchObject([{ field: 'communityId' }])
    expect(await wrong({ absences: { servesFrom: 'none' } })).toMatchObject([
      { field: expect.stringContaining('absences') },
    ])
    expect(await count()).toBe(before)
  })
})

describe('a declared record that is given oddly', () => {
  it('is made alike before it is kept, whichever way it comes', async () => {
    const { json } = await clerk.call('POST /dwellings', {
      body: { ...form(dwelling, 61), door: ' ３０１\u200B ', entrance: '２', remark: '一\r\n二' },
    })
    expect(json).toMatchObject({ door: '301', entrance: '2', remark: '一\n二' })
  })

  it('is refused where its key is taken, by a record that may not even be seen', async () => {
    const taken = form(legalPerson, 1)['creditCode']
    const again = await clerk.call('POST /legalPersons', { body: { ...form(legalPerson, 9), creditCode: taken } })
    expect(again.json).toMatchObject({
      code: 'already-exists',
      findings: [{ field: 'creditCode', message: { zh: '这个统一社会信用代码已登记' } }],
    })
    const other = await city.as('west')
    expect(
      (
        await other.call('POST /legalPersons', {
          body: { ...rightForm(legalPerson, groundOf(west, optionsOf), 9), creditCode: taken },
        })
      ).json,
    ).toMatchObject({ code: 'already-exists' })
    const wrong = await clerk.call('POST /legalPersons', {
      body: { ...form(legalPerson, 9), creditCode: `${creditCodeOf('91370900123456789').slice(0, 17)}?` },
    })
    expect(wrong.status).toBe(400)
  })
})

describe('personal data of a declared record', () => {
  it('seals personal data, shows it masked, keeps it when left out, and opens it for a reason only', async () => {
    const body = { ...form(legalPerson, 11), contactName: '张小伟', contactPhone: '13812345678' }
    const id = String((await clerk.call('POST /legalPersons', { body })).json['id'])
    expect((await clerk.call(`GET ${at(legalPerson, id)}`)).json).toMatchObject({
      contactName: '张*伟',
      contactPhone: '138****5678',
    })
    const [stored] = await city.query('select * from legal_persons where id = $1', [id])
    expect(JSON.stringify(stored)).not.toContain('13812345678')
    const { contactName: _name, contactPhone: _phone, ...rest } = body
    await clerk.call(`PUT ${at(legalPerson, id)}`, { body: { ...rest, address: '某路1号', version: 1 } })
    const reveal = () => clerk.call(`POST ${at(legalPerson, id, '/revelations')}`, { body: { reason: '联系整改' } })
    expect((await reveal()).json).toEqual({ contactName: '张小伟', contactPhone: '13812345678' })
    const { text } = await clerk.call(`GET ${at(legalPerson, id, '/history')}`)
    expect(text).toContain('联系整改')
    expect(text).not.toContain('13812345678')
    const [line] = await city.query(
      "select detail from journal where action = 'legal-person.changed' and subject_id = $1",
      [id],
    )
    expect(String(line?.['detail'])).not.toMatch(/138|张/)
  })

  it('hides a field from those without its right: in the record, in a list, in a change, in the history', async () => {
    const body = { ...form(legalPerson, 12), contactName: '李四', contactPhone: '13900001111' }
    const id = String((await clerk.call('POST /legalPersons', { body })).json['id'])
    const viewer = await city.as('east-viewer')
    const { json, text } = await viewer.call(`GET ${at(legalPerson, id)}`)
    expect(json).not.toHaveProperty('contactName')
    expect(text).not.toContain('李')
    await clerk.call(`PUT ${at(legalPerson, id)}`, { body: { ...body, contactName: '王五', version: 1 } })
    expect((await viewer.call(`GET ${at(legalPerson, id, '/history')}`)).text).not.toContain('contactName')
    expect((await clerk.call(`GET ${at(legalPerson, id, '/history')}`)).text).toContain('联系人')
  })
})

describe('many records, links and exports', () => {
  it('is recorded by the building, all or none, each wrong cell named', async () => {
    const sixty = Array.from({ length: 60 }, (_, nth) => ({
      ...form(dwelling, 1),
      entrance: String(1 + (nth % 3)),
      floor: 1 + Math.floor(nth / 12),
      door: `${1 + Math.floor(nth / 12)}${String(1 + (nth % 12)).padStart(2, '0')}`,
    }))
    expect((await clerk.call('POST /dwellings/batches', { body: { rows: sixty } })).json).toEqual({ created: 60 })
    const [last] = await city.query("select id from dwellings where door = '512' and entrance = '3'")
    const { rows } = (await clerk.call(`GET ${at(dwelling, String(last?.['id']), '/history')}`)).json as unknown as Told
    expect(rows.map(({ action }) => action.zh)).toEqual(['登记房屋'])
    const again = await clerk.call('POST /dwellings/batches', {
      body: {
        rows: [
          { ...form(dwelling, 1), door: '901' },
          sixty[7],
          { ...form(dwelling, 1), door: '902', floor: 1 },
          { ...form(dwelling, 1), door: '902' },
        ],
      },
    })
    expect((again.json['findings'] as { field: string }[]).map((one) => one.field)).toEqual([
      'rows.1.entrance',
      'rows.1.door',
      'rows.3.entrance',
      'rows.3.door',
    ])
    expect((await city.query("select 1 from dwellings where door = '901'")).length).toBe(0)
  })

  it('exports what its filter finds, without what the person may not see', async () => {
    const body = { ...form(legalPerson, 71), contactName: '赵六', contactPhone: null }
    await clerk.call('POST /legalPersons', { body })
    const sheetFor = async (client: Client) => {
      const { json } = await client.call('POST /legalPersons/exports', { query: { q: `${east.mark}71` } })
      await city.untilEnded(client, String(json['jobId']))
      const { bytes } = await client.call(`GET /jobs/${String(json['jobId'])}/file`)
      return (await readXlsx(bytes)).sheets[0]?.rows ?? []
    }
    const [headers = [], row = [], ...more] = await sheetFor(clerk)
    expect(more).toEqual([])
    expect(row[headers.indexOf('单位名称')]).toBe(`${east.mark}71`)
    expect(row[headers.indexOf('联系人')]).toBe('赵*')
    const [seen = []] = await sheetFor(await city.as('east-planner'))
    expect(seen).toContain('单位名称')
    expect(seen).not.toContain('联系人')
  })

  it('keeps a link from leading to what is voided meanwhile', async () => {
    const id = String((await clerk.call('POST /legalPersons', { body: form(legalPerson, 13) })).json['id'])
    await clerk.call(`POST ${at(legalPerson, id, '/voiding')}`, { body: { reason: '注销', version: 1 } })
    expect(
      (await clerk.call('POST /facilities', { body: { ...form(facility, 51), operatorId: id } })).json,
    ).toMatchObject({ findings: [{ field: 'operatorId' }] })
  })
})
