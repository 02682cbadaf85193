// Lists that go out and come back: exported, edited offline, imported. Nothing edited is nothing changed; what two people
// touched is written by neither; all else of both survives.
import { entities } from '@huanju/domain/subjects'
import { fieldsOf, type Entity } from '@huanju/engines/entities'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { choicesIn } from '../../platform/entities/choices.ts'
import { rightForm, type Ground } from '../../proofs/entity.cases.ts'
import { formFor } from '../../proofs/furnish.ts'
import { openTestCity, type Client, type TestCity } from '../../testing/harness.ts'
import { importing, rowsIn, saidOf, statesOf } from '../../testing/importing.ts'

type Json = Record<string, unknown>
let city: TestCity
let east: Client
let admin: Client
beforeAll(async () => {
  city = await openTestCity()
  east = await city.as('east')
  admin = await city.as('sysadmin')
})
afterAll(() => city.close())

const keeperOf = ({ rights }: Entity) => (rights.write.startsWith('organisations.') ? admin : east)
type Rows = (string | number | null)[][]
const exported = async (entity: Entity) =>
  (await rowsIn(await importing(city, keeperOf(entity)).exported(entity.many))) as Rows
const kindNamed = (one: string) => entities.find((entity) => entity.one === one) ?? raise(one)
function raise(one: string): never {
  throw new Error(`no kind ${one}`)
}
const columnOf = ([head = []]: Rows, title: string) => head.findIndex((cell) => String(cell).startsWith(title))

describe('a list that was exported', () => {
  const known: Record<string, string> = {}
  beforeAll(async () => {
    const { countyId, subdistrictId, mark, organisationId } = city.city.east
    known['organisation'] = organisationId
    const optionsOf = choicesIn(city.policy.packOn('2026-11-26'))
    const ground: Ground = { mark, countyId, subdistrictId, optionsOf, known: (one) => known[one] ?? '' }
    // Parents come before what belongs to them.
    const order = ['community', 'legalPerson', 'building', 'dwelling']
    const rank = ({ one }: Entity) => (order.includes(one) ? order.indexOf(one) : order.length)
    for (const entity of entities.toSorted((a, b) => rank(a) - rank(b))) {
      if (known[entity.one]) continue
      const form = { ...rightForm(entity, ground), ...richer[entity.one] }
      const answer = await keeperOf(entity).call(`POST /${entity.many}`, { body: form })
      if (answer.status !== 200) throw new Error(`${entity.one} ${answer.text}`)
      known[entity.one] = String(answer.json['id'])
    }
  })
  const richer: Readonly<Record<string, Json>> = {
    community: {
      floorAreaDm2: '1404000',
      completedOn: '1996-06-30',
      estimatedCostFen: '421200000',
      remark: '第一行\n第二行',
    },
    dwelling: { entrance: '2', floor: 3, registeredAreaDm2: '8250', absences: { titleNumber: 'none' } },
    owner: { share: '2/3', phone: '13812345678', idNumber: '11010519491231002X', ownedFrom: '2001-06-30' },
    facility: { floorAreaDm2: '12345', absences: { servesTo: 'none', operatorId: 'none' } },
    building: { storeyCount: 6, completedOn: '2001-06-30', absences: { dangerGrade: 'none' } },
  }

  it.each(entities.map((entity) => [entity.one, entity] as const))(
    '%s comes back without a change where nothing was edited',
    async (_one, entity) => {
      const sheet = await exported(entity)
      expect(sheet.length).toBeGreaterThan(1)
      const { rows } = await importing(city, keeperOf(entity)).bring(entity.one, await bytesOf(sheet))
      expect(statesOf(rows)).toEqual(sheet.slice(1).map(() => 'unchanged'))
      expect(rows.flatMap(({ findings }) => findings).filter(({ severity }) => severity === 'error')).toEqual([])
    },
  )

  it('shows and writes the cells that were edited, and those alone', async () => {
    const entity = kindNamed('dwelling')
    const sheet = await exported(entity)
    const [floor, remark] = [columnOf(sheet, '楼层'), columnOf(sheet, '备注')]
    Object.assign(sheet[1] ?? [], { [floor]: 4, [remark]: '顶层漏水' })
    const { id, rows } = await importing(city, east).bring('dwelling', await bytesOf(sheet))
    expect(rows[0]?.changes.map(({ field, to }) => `${field} ${to?.zh}`)).toEqual(['floor 4', 'remark 顶层漏水'])
    expect(statesOf(await importing(city, east).commit(id))).toEqual(['committed'])
    const { json } = await east.call(`GET /dwellings/${known['dwelling']}`)
    expect(json).toMatchObject({ floor: 4, remark: '顶层漏水', registeredAreaDm2: '8250', entrance: '2' })
    expect(
      statesOf((await importing(city, east).bring('dwelling', await bytesOf(await exported(entity)))).rows),
    ).toEqual(['unchanged'])
  })

  it('renames what it names by its record, which a list without it would record anew', async () => {
    const entity = kindNamed('building')
    const sheet = await exported(entity)
    const name = columnOf(sheet, '楼号')
    Object.assign(sheet[1] ?? [], { [name]: '改名后的楼' })
    const { id, rows } = await importing(city, east).bring('building', await bytesOf(sheet))
    expect(rows[0]).toMatchObject({ state: 'changed', recordId: known['building'] })
    await importing(city, east).commit(id)
    expect((await east.call(`GET /buildings/${known['building']}`)).json['name']).toBe('改名后的楼')
  })

  it('changes communities too, and has them judged anew', async () => {
    const before = (await east.call(`GET /communities/${known['community']}`)).json['verdictId']
    const sheet = await exported(kindNamed('community'))
    const day = columnOf(sheet, '建成日期')
    Object.assign(sheet[1] ?? [], { [day]: '2012-01-01' })
    const { id, rows } = await importing(city, east).bring('community', await bytesOf(sheet))
    expect(statesOf(rows)).toEqual(['changed'])
    expect(statesOf(await importing(city, east).commit(id))).toEqual(['committed'])
    const { json } = await east.call(`GET /communities/${known['community']}`)
    expect([json['completedOn'], json['verdictId'] === before]).toEqual(['2012-01-01', false])
    const lines = (await east.call(`GET /communities/${known['community']}/history`)).json['rows'] as Json[]
    expect(JSON.stringify(lines)).toContain('2012-01-01')
  })

  it('keeps personal data as it is where it comes back masked', async () => {
    const sheet = await exported(kindNamed('owner'))
    const share = columnOf(sheet, '份额')
    Object.assign(sheet[1] ?? [], { [share]: '1/3' })
    const { id } = await importing(city, east).bring('owner', await bytesOf(sheet))
    expect(statesOf(await importing(city, east).commit(id))).toEqual(['committed'])
    const found = await east.call('POST /owners/searches', { body: { field: 'phone', value: '13812345678' } })
    expect(found.json['rows']).toMatchObject([{ id: known['owner'], share: '1/3' }])
  })

  it.each([
    ['half a record', (row: Rows[number], at: number) => Object.assign(row, { [at]: 'abc' }), '请从导出的表中原样复制'],
    [
      'no moment of export',
      (row: Rows[number], at: number) => Object.assign(row, { [at + 1]: null }),
      '请从导出的表中原样复制',
    ],
    [
      'a record nobody can see',
      (row: Rows[number], at: number) => Object.assign(row, { [at]: '00000000-0000-4000-8000-000000000009' }),
      '已作废，或不在您的管辖范围内',
    ],
  ])('refuses a row with %s, and records nothing new for it', async (_what, spoil, said) => {
    const sheet = await exported(kindNamed('building'))
    spoil(sheet[1] ?? [], columnOf(sheet, '记录号'))
    const { rows } = await importing(city, east).bring('building', await bytesOf(sheet))
    expect([rows[0]?.state, saidOf(rows[0])]).toEqual(['bad', expect.stringContaining(said)])
  })

  it('refuses a record twice in one list, and one whose new name another has', async () => {
    const entity = kindNamed('building')
    await east.call('POST /buildings', {
      body: { ...unknownOf(entity), communityId: known['community'], name: '另一栋' },
    })
    const sheet = await exported(entity)
    const [name, record] = [columnOf(sheet, '楼号'), columnOf(sheet, '记录号')]
    const own = sheet.find((row) => row[record] === known['building']) ?? []
    const renamed = Object.assign([...own], { [name]: '另一栋' })
    const { rows } = await importing(city, east).bring('building', await bytesOf([sheet[0] ?? [], own, own, renamed]))
    expect(statesOf(rows)).toEqual(['unchanged', 'duplicate', 'duplicate'])
  })
})

const unknownOf = (entity: Entity) => Object.fromEntries(fieldsOf(entity).map(([id]) => [id, null]))

async function bytesOf(rows: Rows): Promise<Buffer> {
  const { workbookOf } = await import('../../testing/importing.ts')
  return workbookOf(rows)
}

describe('two who touch one record', () => {
  const titles = { address: '地址', householdCount: '户数', buildingCount: '楼栋数', remark: '备注' } as const
  type Field = keyof typeof titles
  const figures: Partial<Record<Field, number>> = { householdCount: 500, buildingCount: 100 }
  const fields = Object.keys(titles) as Field[]
  const valueOf = (field: Field, who: number) =>
    figures[field] === undefined ? `${field}${who}` : figures[field] + who

  type Touch = 'none' | 'own' | 'alike'
  type Edits = Partial<Record<Field, string | number>>
  function editsOf(touches: readonly Touch[], who: number): Edits {
    return Object.fromEntries(
      fields.flatMap((field, at) => {
        const touch = touches[at] ?? 'none'
        return touch === 'none' ? [] : [[field, valueOf(field, touch === 'own' ? who : 3)]]
      }),
    )
  }
  async function exportedRow(name: string): Promise<[Rows, Rows[number]]> {
    const sheet = await exported(kindNamed('community'))
    return [sheet, sheet.find((cells) => cells.includes(name)) ?? []]
  }
  async function change(id: string, body: Json, version: unknown, edits: Edits): Promise<void> {
    if (Object.keys(edits).length === 0) return
    const answer = await east.call(`PUT /communities/${id}`, { body: { ...body, ...edits, version } })
    expect(answer.status, answer.text).toBe(200)
  }

  it('both keep what only they touched; what both made alike is no matter; what they made unlike neither writes', async () => {
    let nth = 0
    const touch = fc.constantFrom<Touch>('none', 'own', 'alike')
    const plan = fc.record({
      offline: fc.tuple(touch, touch, touch, touch),
      online: fc.tuple(touch, touch, touch, touch),
    })
    await fc.assert(
      fc.asyncProperty(plan, async ({ offline, online }) => {
        const name = `往返${(nth += 1)}里`
        const body = {
          ...formFor(city.city.east, name),
          address: 'address0',
          householdCount: 500,
          buildingCount: 100,
          remark: 'remark0',
        }
        const made = await east.call('POST /communities', { body })
        const id = String(made.json['id'])
        const [sheet, row] = await exportedRow(name)
        const [mine, theirs] = [editsOf(offline, 1), editsOf(online, 2)]
        for (const field of fields) if (field in mine) row[columnOf(sheet, titles[field])] = mine[field] ?? null
        await change(id, body, made.json['version'], theirs)
        const list = importing(city, east)
        const { id: importId, rows } = await list.bring('community', await bytesOf([sheet[0] ?? [], row]))
        const clash = fields.filter((field) => field in mine && field in theirs && mine[field] !== theirs[field])
        const own = fields.filter((field) => field in mine && mine[field] !== theirs[field])
        expect(rows[0]?.state).toBe(clash.length > 0 ? 'bad' : own.length > 0 ? 'changed' : 'unchanged')
        const sides = clash.flatMap((field) => [valueOf(field, 0), mine[field], theirs[field]])
        for (const part of sides) expect(saidOf(rows[0])).toContain(String(part))
        if (rows[0]?.state === 'changed') await list.commit(importId)
        const { json } = await east.call(`GET /communities/${id}`)
        const expected = { ...body, ...theirs, ...(clash.length === 0 && mine) }
        for (const field of fields) expect(json[field]).toBe(expected[field])
      }),
      { numRuns: 15 },
    )
  })

  it('is late where somebody changes the record between check and commit', async () => {
    const body = { ...formFor(city.city.east, '晚到里'), remark: '甲' }
    const made = await east.call('POST /communities', { body })
    const [sheet, row] = await exportedRow('晚到里')
    row[columnOf(sheet, '备注')] = '乙'
    const list = importing(city, east)
    const { id } = await list.bring('community', await bytesOf([sheet[0] ?? [], row]))
    await east.call(`PUT /communities/${String(made.json['id'])}`, {
      body: { ...body, remark: '丙', version: made.json['version'] },
    })
    expect(saidOf((await list.commit(id))[0])).toContain('已被他人修改或作废')
    expect((await east.call(`GET /communities/${String(made.json['id'])}`)).json['remark']).toBe('丙')
  })
})
