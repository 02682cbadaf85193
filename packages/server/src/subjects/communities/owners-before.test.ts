// Owners recorded before they were linked to dwellings: the migration keeps every one of them and all that was said.
import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { connectionFor } from '../../platform/embedded/embedded.ts'
import { asOwner } from '../../testing/owner.ts'

const folder = new URL('../../../migrations/', import.meta.url)
const files = readdirSync(folder).toSorted()
const linked = '000040-owners-of-dwellings.sql'
const name = `owners_before_${process.pid}`
const url = () => connectionFor(inject('databaseUrl'), name)
const run = (statement: string) =>
  asOwner(url(), async (client) => {
    await client.query('begin')
    await client.query(statement)
    await client.query('commit')
  })
const rowsOf = (text: string) =>
  asOwner(url(), async (client) => (await client.query(text)).rows as Record<string, unknown>[])

beforeAll(async () => {
  await asOwner(connectionFor(inject('databaseUrl'), 'postgres'), (client) => client.query(`create database ${name}`))
  for (const file of files.filter((one) => one < linked)) await run(readFileSync(new URL(file, folder), 'utf8'))
  await run(`select journal_append('test.settled', 'city', null, null, '{}');
    insert into regions (id, kind, code, name_zh, name_en) values
      ('00000000-0000-4000-8000-000000000001', 'county', '370902', '甲区', 'A'),
      ('00000000-0000-4000-8000-000000000002', 'subdistrict', null, '乙街道', 'B');
    insert into communities (id, county_id, subdistrict_id, region_id, name, duplicate_key, origin) values
      ('00000000-0000-4000-8000-000000000003', '00000000-0000-4000-8000-000000000001',
       '00000000-0000-4000-8000-000000000002', '00000000-0000-4000-8000-000000000002', '旧里', '旧里', 'form');
    insert into buildings (id, community_id, region_id, name) values
      ('00000000-0000-4000-8000-000000000004', '00000000-0000-4000-8000-000000000003',
       '00000000-0000-4000-8000-000000000002', '1号楼');
    insert into dwellings (id, region_id, building_id, entrance, door, use) values
      ('00000000-0000-4000-8000-000000000005', '00000000-0000-4000-8000-000000000002',
       '00000000-0000-4000-8000-000000000004', '1', '101', 'residential')`)
  const given: [string, string | null, string, string | null][] = [
    ['1-101', '…04', '甲', null],
    ['1单元102室', '…04', '乙', null],
    ['１单元 １０２', '…04', '丙', null],
    ['东户', null, '丁', null],
    ['1-101', '…04', '甲', null],
    ['1-101', '…04', '甲', '登记错了'],
    ['很长很长很长很长很长很长很长的一个房号写法', '…04', '戊', null],
  ]
  for (const [nth, [door, building, owner, voided]] of given.entries())
    await run(`select journal_append('test.settled', 'owner', null, null, '{}');
      insert into owners (id, community_id, region_id, building_id, dwelling, exclusive_area_dm2, name_cipher, name_index,
        created_at, voided_at, void_reason)
      values ('00000000-0000-4000-8000-0000000001${String(nth).padStart(2, '0')}', '00000000-0000-4000-8000-000000000003',
        '00000000-0000-4000-8000-000000000002', ${building === null ? 'null' : "'00000000-0000-4000-8000-000000000004'"},
        '${door}', ${nth === 1 ? 8250 : 'null'}, '\\x00', '${owner}', '2026-01-0${nth + 1}',
        ${voided === null ? 'null, null' : `'2026-02-01', '${voided}'`})`)
  for (const file of files.filter((one) => one >= linked)) await run(readFileSync(new URL(file, folder), 'utf8'))
})
afterAll(() =>
  asOwner(connectionFor(inject('databaseUrl'), 'postgres'), (client) =>
    client.query(`drop database if exists ${name} with (force)`),
  ),
)

it('keeps every owner under the dwelling of their door, new dwellings where there was none', async () => {
  const owners =
    await rowsOf(`select o.name_index as owner, b.name as building, d.entrance, d.door, o.void_reason as why
    from owners o join dwellings d on d.id = o.dwelling_id join buildings b on b.id = d.building_id order by o.id`)
  expect(
    owners.map((row) =>
      Object.values(row)
        .map((value) => value ?? '·')
        .join(' '),
    ),
  ).toEqual([
    '甲 1号楼 1 101 ·',
    '乙 1号楼 1 102 ·',
    '丙 1号楼 1 102 ·',
    '丁 待核楼栋 · 东户 ·',
    '甲 1号楼 1 101 升级时发现同一房屋已有同名业主',
    '甲 1号楼 1 101 登记错了',
    expect.stringMatching(/^戊 1号楼 · 很长很长很长很长很长很长[0-9a-f]{8} ·$/),
  ])
  expect(
    await rowsOf("select count(*)::int as count from dwellings where id = '00000000-0000-4000-8000-000000000005'"),
  ).toEqual([{ count: 1 }])
  expect(await rowsOf('select count(*)::int as count from dwellings')).toEqual([{ count: 4 }])
})

it('loses nothing of what was said: the door as written and the area stand in the remark, the door can be searched', async () => {
  const [row] = await rowsOf("select remark, search_tokens as tokens from dwellings where door = '102'")
  expect(row?.['remark']).toContain('“1单元102室”，所载专有部分面积 82.50 ㎡')
  expect(row?.['remark']).toContain('“１单元 １０２”')
  expect(row?.['tokens']).toEqual(expect.arrayContaining(['1', '10', '02']))
})
