// What imports owe to rights, to the wall, to size and to interruptions, whatever kind of record a list is of.
import { Problem } from '@huanju/contract'
import { creditCodeOf } from '@huanju/domain/organisations'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import pg from 'pg'
import type { Viewer } from '../../platform/database/database.ts'
import type { Actor } from '../../platform/http/routes.ts'
import type { JobKind } from '../../platform/jobs/kinds.ts'
import { startJobRunner } from '../../platform/jobs/runner.ts'
import { openJobs } from '../../platform/jobs/starting.ts'
import { asOwner } from '../../testing/owner.ts'
import { openTestCity, type Client, type TestCity } from '../../testing/harness.ts'
import { importing, rowsIn, saidOf, statesOf, workbookOf } from '../../testing/importing.ts'
import { checkBatch } from './check-rows.ts'
import { checkImportKind, commitImportKind } from './imports.jobs.ts'
import { importsRoutes } from './imports.routes.ts'
import { rulesOf } from './meet-row.ts'
import { openPlaces } from './places.store.ts'
import { sheetOf, targetNamed } from './targets.ts'

let city: TestCity
let east: Client
let byEast: ReturnType<typeof importing>
let viewer: Viewer
let inEast: { countyId: string; subdistrictId: null }
beforeAll(async () => {
  city = await openTestCity()
  east = await city.as('east')
  byEast = importing(city, east)
  inEast = { countyId: city.city.east.countyId, subdistrictId: null }
  const [who] = await city.query("select id from people where login = 'east'")
  viewer = { personId: String(who?.['id']), login: 'east', sessionId: null, regionIds: [inEast.countyId] }
})
afterAll(() => city.close())

type Json = Record<string, unknown>
const codeOf = (nth: number) => creditCodeOf(`91370900${String(nth).padStart(9, '0')}`)
const head = ['单位名称', '统一社会信用代码', '单位类别', '地址', '联系人']
const unit = (nth: number, address = `向阳路${nth}号`) => [`单位${nth}`, codeOf(nth), '施工单位', address, '张小伟']
const units = (from: number, to: number, address?: string) => [
  head,
  ...Array.from({ length: to - from + 1 }, (_, at) => unit(from + at, address)),
]

/** A person of the county with just these rights, for what no role of the catalogue has alone. */
function actorWith(rights: readonly string[]): Actor {
  return { ...viewer, rights: new Set(rights), regionsFor: () => viewer.regionIds } as unknown as Actor
}

async function refusedWith(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'granted',
    (error: unknown) => (error instanceof Problem ? `${error.code} ${error.words.zh}` : String(error)),
  )
}

describe('rights', () => {
  it('are those of the kind of record: refused in words, and other lists are not even listed', async () => {
    const { id } = await byEast.bring('legalPerson', units(1, 1), inEast)
    const community = await byEast.bring('community', [
      ['小区名称', '街道'],
      ['向阳里', '东甲标街道'],
    ])
    const routes = importsRoutes({ ...city, jobs: openJobs({ most: { short: 9, long: 9 }, poke: () => {} }) })
    const actor = actorWith(['communities.import'])
    const as = <Result>(work: (call: never) => Promise<Result>, given: object) =>
      city.database.transact(viewer, (tx) => work({ tx, actor, viewer, today: '2026-11-26', ...given } as never))
    const refused = 'no-right 您的岗位没有“导入单位名录”权限，请联系本单位安全管理员授权'
    expect(await refusedWith(as(routes.downloadTemplate, { query: { target: 'legalPerson' } }))).toBe(refused)
    expect(await refusedWith(as(routes.uploadImport, { query: { target: 'legalPerson' } }))).toBe(refused)
    for (const route of [routes.getImport, routes.listImportRows, routes.commitImport, routes.downloadImportReport]) {
      expect(await refusedWith(as(route as never, { params: { import: id }, query: { page: 1, size: 20 } }))).toBe(
        refused,
      )
    }
    expect(await refusedWith(as(routes.getImport, { params: { import: community.id } }))).toBe('granted')
    const { rows } = (await as(routes.listImports as never, { query: { page: 1, size: 20 } })) as { rows: Json[] }
    expect(rows.map(({ target }) => target)).toEqual(['community'])
    const mine = (await east.call('GET /imports')).json['rows'] as Json[]
    expect(mine.map(({ uploadedBy }) => uploadedBy)).toEqual(mine.map(() => '姓名east'))
    expect(new Set(mine.map(({ target }) => target))).toEqual(new Set(['community', 'legalPerson']))
  })

  it('leave out the columns a person may not see, and give a workbook with personal data to its owner alone', async () => {
    const target = targetNamed('legalPerson')
    const titles = (rights: readonly string[]) =>
      sheetOf(target, { policy: city.policy, today: '2026-11-26', may: (right) => rights.includes(right) }).columns.map(
        ({ title }) => title.zh,
      )
    expect(titles(['legal-persons.import'])).not.toContain('联系人')
    expect(titles(['legal-persons.import', 'legal-persons.contacts'])).toContain('联系人')
    const { id, rows } = await byEast.bring('legalPerson', units(2, 2), inEast)
    expect(statesOf(rows)).toEqual(['good'])
    const other = await city.as('city')
    expect((await other.call(`GET /imports/${id}/rows`)).text).toContain('张*伟')
    expect((await other.call(`GET /imports/${id}/workbook`)).status).toBe(403)
    const own = await rowsIn((await east.call(`GET /imports/${id}/workbook`)).bytes)
    expect(own[0]?.slice(-2)).toEqual(['检查结果', '错误说明'])
    expect(own[1]?.slice(4, 6)).toEqual(['张小伟', '合格'])
  })
})

describe('what comes from outside', () => {
  it('is bounded: a cell too long says so, and no more of it is kept than is shown', async () => {
    const { rows, id } = await byEast.bring(
      'legalPerson',
      [head, [`长${'名'.repeat(20_000)}`, codeOf(3), '施工单位', '', '']],
      inEast,
    )
    expect(statesOf(rows)).toEqual(['bad'])
    expect(saidOf(rows[0])).toBe('“单位名称”最多 100 个字，现有 20001 个，请缩短')
    expect(rows[0]?.cells['单位名称']?.length).toBe(501)
    expect(
      JSON.stringify(await city.query('select * from import_rows where import_id = $1', [id])).length,
    ).toBeLessThan(70_000)
  })

  it('is refused in a sentence where there is no head, and where two columns are one', async () => {
    const none = await byEast.upload(
      'facility',
      await workbookOf([
        ['甲', '乙'],
        ['丙', '丁'],
      ]),
    )
    expect(none.status).toBe(422)
    expect(none.json['message']).toEqual({
      zh: '文件无法读取：前15行里没有找到表头；表头中应有“设施名称”等列名',
      en: expect.stringMatching(/^The file cannot be read: there is no header \P{Script=Han}+$/u),
    })
    const { json } = await byEast.upload('legalPerson', await workbookOf(units(1, 1)))
    const mapping = [...(json['mapping'] as Json[]), { header: '地址', column: 'name', unit: null }]
    const refused = await east.call(`PUT /imports/${String(json['id'])}/mapping`, {
      body: { mapping, defaults: inEast },
    })
    expect(refused.text).toContain('“单位名称”对应了两列，请只留一列')
  })
})

describe('the work of a batch', () => {
  it('takes as many statements for one row as for fifty, with links found, missing and met', async () => {
    await byEast.commit(
      (
        await byEast.bring('community', [
          ['小区名称', '街道'],
          ['数数里', '东甲标街道'],
        ])
      ).id,
    )
    await byEast.commit(
      (
        await byEast.bring('building', [
          ['楼号', '小区'],
          ['1号楼', '数数里'],
        ])
      ).id,
    )
    const door = (nth: number) => ({
      rowNumber: nth + 1,
      cells: { 小区: '数数里', 楼栋: '1号楼', 房号: String(nth), 用途: '住宅' },
    })
    await byEast.commit(
      (
        await byEast.bring('dwelling', [
          ['小区', '楼栋', '房号', '用途'],
          ['数数里', '1号楼', '1', '住宅'],
        ])
      ).id,
    )
    const target = targetNamed('dwelling')
    const sheet = sheetOf(target, { policy: city.policy, today: '2026-11-26', may: () => true })
    const columns = { 小区: 'buildingId.communityId', 楼栋: 'buildingId', 房号: 'door', 用途: 'use' }
    const mapping = Object.entries(columns).map(([header, column]) => ({ header, column, unit: null }))
    const counted = (rows: ReturnType<typeof door>[]) =>
      city.database.transact(viewer, async (tx) => {
        const places = await openPlaces(tx, viewer)
        const made = { target, sheet, mapping, defaults: inEast, places, regionId: inEast.countyId, viewer }
        const rules = rulesOf({ ...made, policy: city.policy, secrets: city.secrets, today: '2026-11-26' })
        const spy = vi.spyOn(pg.Client.prototype, 'query')
        const checked = await checkBatch(tx, rules, rows)
        const statements = spy.mock.calls.length
        spy.mockRestore()
        return { statements, states: checked.map(({ state }) => state) }
      })
    await city.runner.stop()
    const missing = { rowNumber: 90, cells: { ...door(90).cells, 楼栋: '9号楼' } }
    const one = await counted([door(1), door(2), missing])
    expect(one.states).toEqual(['unchanged', 'good', 'bad'])
    const fifty = await counted([...Array.from({ length: 50 }, (_, at) => door(at + 1)), missing])
    expect(fifty.states.filter((state) => state === 'good')).toHaveLength(49)
    expect(fifty.statements).toBe(one.statements)
    expect(one.statements).toBeGreaterThan(3)
  })

  it('goes on where it was when its runner dies, in the check and in the commit, and writes every row once', async () => {
    await city.runner.stop()
    const given = (await byEast.upload('legalPerson', await workbookOf(units(1001, 2400)))).json
    const path = `/imports/${String(given['id'])}`
    const started = await east.call(`PUT ${path}/mapping`, { body: { mapping: given['mapping'], defaults: inEast } })
    const parts = { ...city, now: () => new Date() }
    await dyingOnce(checkImportKind(parts), String(started.json['jobId']))
    const { counts } = (await east.call(`GET ${path}`)).json as { counts: Json }
    expect(counts).toMatchObject({ rows: 1400, good: 1400 })
    const committing = await east.call(`POST ${path}/commitment`)
    await dyingOnce(commitImportKind(parts), String(committing.json['jobId']))
    const [stored] = await city.query(
      `select count(*)::int as rows, count(distinct credit_code)::int as codes from legal_persons where name between '单位1001' and '单位2400'`,
    )
    expect(stored).toEqual({ rows: 1400, codes: 1400 })
    const [lines] = await city.query(
      "select count(*)::int as lines, count(distinct subject_id)::int as records from journal where action = 'legal-person.imported'",
    )
    expect(lines).toEqual({ lines: 1400, records: 1400 })
    expect(((await east.call(`GET ${path}`)).json as { counts: Json }).counts).toMatchObject({
      committed: 1400,
      good: 0,
    })
  })
})

/** Runs a job on a runner that is stopped after its second step, then on another that takes over. */
async function dyingOnce(kind: JobKind, jobId: string): Promise<void> {
  const database = city.database
  const log = (error: unknown) => {
    throw error
  }
  let [steps, died] = [0, false]
  const first = startJobRunner({
    database,
    log,
    leaseSeconds: 1,
    tickMs: 20,
    kinds: [
      {
        ...kind,
        run: (context) =>
          kind
            .run({
              ...context,
              step: async (work) => {
                if (steps >= 2) {
                  died = true
                  throw new Error('died')
                }
                steps += 1
                return context.step(work)
              },
              // A dead runner says nothing any more.
            })
            .catch(
              () =>
                new Promise<never>((_, reject) =>
                  context.signal.addEventListener('abort', () => reject(new Error('stopped'))),
                ),
            ),
      },
    ],
  })
  await vi.waitFor(() => expect(died).toBe(true), { timeout: 60_000, interval: 20 })
  await first.stop()
  const second = startJobRunner({ database, log, leaseSeconds: 30, tickMs: 20, kinds: [kind] })
  await vi.waitFor(
    async () => {
      const [job] = await city.query('select state, attempts from jobs where id = $1', [jobId])
      expect(job?.['state']).toBe('done')
      expect(Number(job?.['attempts'])).toBeGreaterThan(1)
    },
    { timeout: 240_000, interval: 100 },
  )
  await second.stop()
}

describe('rows that waited while the product was brought up to date', () => {
  it('are committed from what was read of them before', async () => {
    const migration = readFileSync(
      new URL('../../../migrations/000009-imports-of-any-entity.sql', import.meta.url),
      'utf8',
    )
    const moving = /^do \$\$[\s\S]*?^end \$\$;$/m.exec(migration)?.[0] ?? ''
    const { id } = await bringHeld()
    const facts = {
      name: '旧读里',
      address: null,
      householdCount: 12,
      floorAreaDm2: '960000',
      conditions: { structure: 'B' },
      papersOnFile: [],
      demolitionPlanned: false,
      completedOn: '1996-06-30',
      place: { countyId: inEast.countyId, subdistrictId: city.city.east.subdistrictId, neighbourhoodId: null },
      position: {
        system: 'GCJ-02',
        longitude: 117.09,
        latitude: 36.19,
        originalLongitude: 117.1,
        originalLatitude: 36.2,
      },
    }
    await asOwner(city.ownerUrl, async (owner) => {
      await owner.query('begin')
      await owner.query("select journal_append('test.settled', 'import', null, null, '{}')")
      await owner.query('update import_rows set facts = $2 where import_id = $1', [id, JSON.stringify(facts)])
      await owner.query('commit')
      await owner.query(moving)
      await owner.query(moving)
    })
    const started = await east.call(`POST /imports/${id}/commitment`)
    const runner = startJobRunner({
      database: city.database,
      log: () => {},
      tickMs: 20,
      kinds: [commitImportKind({ ...city, now: () => new Date() })],
    })
    await vi.waitFor(
      async () => {
        expect((await city.query('select state from jobs where id = $1', [started.json['jobId']]))[0]).toEqual({
          state: 'done',
        })
      },
      { timeout: 30_000 },
    )
    await runner.stop()
    const [row] = await city.query(
      "select household_count, floor_area_dm2::int as area, conditions, original_longitude, demolition_planned from communities where name = '旧读里'",
    )
    expect(row).toEqual({
      household_count: 12,
      area: 960000,
      conditions: { structure: 'B' },
      original_longitude: 117.1,
      demolition_planned: false,
    })
  })
})

/** A checked list of one community, by a runner of its own since that of the city has been stopped. */
async function bringHeld() {
  const runner = startJobRunner({
    database: city.database,
    log: () => {},
    tickMs: 20,
    kinds: [checkImportKind({ ...city, now: () => new Date() })],
  })
  const brought = await byEast.bring('community', [
    ['小区名称', '街道'],
    ['旧读里', '东甲标街道'],
  ])
  await runner.stop()
  return brought
}
