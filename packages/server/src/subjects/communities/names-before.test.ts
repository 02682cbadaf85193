// Names recorded before they were compared by a key: the migration gives the keys the product gives, and keeps every record.
import { readdirSync, readFileSync } from 'node:fs'
import { buildingKey } from '@huanju/domain/communities'
import { nameKey } from '@huanju/engines/tables'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { connectionFor } from '../../platform/embedded/embedded.ts'
import { asOwner } from '../../testing/owner.ts'

const folder = new URL('../../../migrations/', import.meta.url)
const files = readdirSync(folder).toSorted()
const keyed = '000045-names-compared-by-a-key.sql'
const database = `names_before_${process.pid}`
const url = () => connectionFor(inject('databaseUrl'), database)
const run = (statement: string, values: unknown[] = []) =>
  asOwner(url(), async (client) => {
    await client.query('begin')
    if (values.length > 0) await client.query("select journal_append('test.settled', 'city', null, null, '{}')")
    await client.query(statement, values.length > 0 ? values : undefined)
    await client.query('commit')
  })
const rowsOf = (text: string) =>
  asOwner(url(), async (client) => (await client.query(text)).rows as Record<string, unknown>[])
const migrate = async (those: (file: string) => boolean) => {
  for (const file of files.filter(those)) await run(readFileSync(new URL(file, folder), 'utf8'))
}

const county = '00000000-0000-4000-8000-000000000001'
const community = '00000000-0000-4000-8000-000000000003'
const buildings = [
  ...Array.from({ length: 99 }, (_, nth) => `${nth + 1}号楼`),
  ...['一', '九', '十', '十一', '二十', '二十一', '九十九'].flatMap((one) => [`${one}号楼`, `第${one}栋`]),
  '3#楼',
  '3 号楼',
  '３号楼',
  '３＃楼',
  '3栋',
  '3幢',
  '3座',
  '3',
  '#3楼',
  '3号#楼',
  '3#',
  '03号楼',
  '③号楼',
  '1-1号楼',
  '1—1#',
  '1－1栋',
  '11号楼',
  '1、2号楼',
  '1,2号楼',
  '1/2',
  '1--2号楼',
  '-1-号楼',
  '1-甲-2',
  '1甲号楼',
  '1乙#楼',
  'A座',
  'ａ栋',
  'А座',
  'Ω座',
  'B1号楼',
  'b1#',
  '3号楼A座',
  '3号楼（东）',
  '3号楼 · 东',
  '东楼',
  '西楼',
  '综合楼',
  '建设路3号院1号楼',
  '二三号楼',
  '1一号楼',
  '2第3号楼',
  '第第3栋',
  '号楼',
  '##',
  '·',
  'ﷺ'.repeat(40),
  '𠮷野家1座',
  '𝟏号楼',
  '１２栋（东）',
  '3号楼£€™+东',
  '一、二号楼',
  '幼儿园～2号楼',
]
const names = [
  '示例食堂',
  '示例 食堂',
  '示例（东）食堂',
  '1-1食堂',
  '1·1食堂',
  'АВС食堂',
  '№3 Café',
  '——',
  '食堂®1.5/2',
  '食堂“一”',
]
const clashing = ['7号楼', '7#楼', '八号楼', '8栋', '9号楼']

beforeAll(async () => {
  await asOwner(connectionFor(inject('databaseUrl'), 'postgres'), (client) =>
    client.query(`create database ${database}`),
  )
  await migrate((file) => file < keyed)
  await run(`select journal_append('test.settled', 'city', null, null, '{}');
    insert into regions (id, kind, code, name_zh, name_en) values ('${county}', 'county', '370902', '甲区', 'A');
    insert into regions (id, kind, code, name_zh, name_en)
      values ('00000000-0000-4000-8000-000000000002', 'subdistrict', null, '乙街道', 'B');
    insert into communities (id, county_id, subdistrict_id, region_id, name, duplicate_key, origin)
      values ('${community}', '${county}', '00000000-0000-4000-8000-000000000002',
        '00000000-0000-4000-8000-000000000002', '旧里', '旧里', 'form')`)
  const inside = `'${community}', '00000000-0000-4000-8000-000000000002'`
  await run(
    `insert into buildings (id, community_id, region_id, name, voided_at, void_reason)
     select gen_random_uuid(), ${inside}, name, now(), '测试' from unnest($1::text[]) name`,
    [buildings],
  )
  await run(
    `insert into buildings (id, community_id, region_id, name, created_at)
     select gen_random_uuid(), ${inside}, name, '2026-01-01'::date + nth::int
     from unnest($1::text[]) with ordinality given (name, nth)`,
    [clashing],
  )
  await run(
    `insert into facilities (id, county_id, region_id, name, kind, created_at)
     select gen_random_uuid(), '${county}', '${county}', name, 'canteen', '2026-01-01'::date + nth::int
     from unnest($1::text[]) with ordinality given (name, nth)`,
    [names],
  )
  await run(
    `insert into organisations (id, county_id, region_id, name, name_en, kind, established_on, last_on, created_at)
     select gen_random_uuid(), '${county}', '${county}', name, 'X', 'department', first::date, last::date, created::date
     from (values ('甲局', '2020-01-01', '2020-12-31', '2026-01-03'), ('甲 局', '2020-06-01', null, '2026-01-02'),
       ('甲局', '2019-01-01', '2019-12-31', '2026-01-04')) given (name, first, last, created) where $1`,
    [true],
  )
  await migrate((file) => file >= keyed)
})
afterAll(() =>
  asOwner(connectionFor(inject('databaseUrl'), 'postgres'), (client) =>
    client.query(`drop database if exists ${database} with (force)`),
  ),
)

it('gives every building the key that the product gives its name', async () => {
  const rows = await rowsOf('select name, name_key as key from buildings where voided_at is not null')
  expect(rows).toHaveLength(buildings.length)
  expect(Object.fromEntries(rows.map(({ name, key }) => [name, key]))).toEqual(
    Object.fromEntries(buildings.map((name) => [name, [...(buildingKey(name) || name)].slice(0, 200).join('')])),
  )
})

it('gives every facility the key that the product gives its name, the younger of two alike one of its own', async () => {
  const rows = await rowsOf('select id, name, name_key as key from facilities order by created_at')
  const alike = names.map((name) => nameKey(name) || name)
  expect(rows.map(({ key }) => key)).toEqual(
    alike.map((key, nth) => (alike.indexOf(key) === nth ? key : `${key} ${String(rows[nth]?.['id'])}`)),
  )
  expect(alike[1]).toBe(alike[0])
})

it('keeps both of two buildings that are one by the new rule, and lets no third one in', async () => {
  const rows = await rowsOf(
    'select id, name, name_key as key from buildings where voided_at is null order by created_at',
  )
  expect(rows.map(({ name }) => name)).toEqual(clashing)
  expect(rows.map(({ id, key }) => String(key).replace(String(id), '…'))).toEqual(['7', '7 …', '8', '8 …', '9'])
  await expect(
    run(
      `insert into buildings (id, community_id, region_id, name, name_key)
       values (gen_random_uuid(), '${community}', '00000000-0000-4000-8000-000000000002', $1, '7')`,
      ['7幢'],
    ),
  ).rejects.toThrow('buildings_key_1')
})

it('sets apart only organisations of one name whose days overlap', async () => {
  const rows = await rowsOf('select id, name_key as key from organisations order by created_at')
  expect(rows.map(({ id, key }) => String(key).replace(String(id), '…'))).toEqual(['甲局', '甲局 …', '甲局'])
})
