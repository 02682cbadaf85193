// The records of a community: what each kind of record refuses or doubts, on the line and one past it.
import { absences, checkValues, columnsOf, fieldsOf, marksOf, type Entity } from '@huanju/engines/entities'
import { fraction } from '@huanju/quantities'
import { entities, entityNamed } from '../subjects/index.ts'
import { describe, expect, it } from 'vitest'
import { building, commonPart, community, dwelling, facility, owner, premises, propertyService } from './index.ts'

const id = '3f0e7c5a-2b1d-4c6e-9f80-123456789abc'
const catalogues = ['property-modes', 'facility-kinds', 'common-part-kinds', 'premises-kinds']
const options = catalogues.map((one) => ({ id: one, title: { zh: one, en: one } }))
const context = { optionsOf: () => options, today: '2026-11-26' }
const sound: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  building: { name: '1号楼', communityId: id },
  dwelling: { door: '301', buildingId: id, use: 'residential' },
  owner: { dwellingId: id, name: '甲' },
  facility: { name: '食堂', kind: 'facility-kinds', countyId: id },
  propertyService: { name: '合同', communityId: id, mode: 'property-modes', servesFrom: '2026-01-01' },
  commonPart: { name: '屋面', communityId: id, kind: 'common-part-kinds', place: 'in-building', buildingId: id },
  premises: { name: '物业用房', kind: 'premises-kinds', countyId: id, useState: 'in-use' },
}
const noBuilding = { buildingId: null, absences: { buildingId: 'none' } }
const unknown = (one: Entity) => Object.fromEntries(fieldsOf(one).map(([field]) => [field, null]))
const found = (one: Entity, change: object) =>
  checkValues(one, { ...unknown(one), ...sound[one.one], ...change }, context).map(
    ({ column, severity }) => `${severity} ${column}`,
  )

describe('a record', () => {
  it('is sound with no more than it must say', () => {
    for (const one of [building, dwelling, owner, facility, propertyService, commonPart, premises])
      expect(found(one, {}), one.one).toEqual([])
  })

  it.each<[Entity, object, object, string]>([
    [building, { floorAreaDm2: 1n }, { floorAreaDm2: 0n }, 'error floorAreaDm2'],
    [building, { completedOn: '2026-11-26' }, { completedOn: '2026-11-27' }, 'error completedOn'],
    [building, { storeyCount: 120 }, { storeyCount: 121 }, 'error storeyCount'],
    [building, { storeyCount: 0 }, { storeyCount: -1 }, 'error storeyCount'],
    [building, { dangerGrade: 'D' }, { dangerGrade: 'E' }, 'error dangerGrade'],
    [
      building,
      { absences: { dangerGrade: 'none' } },
      { absences: { dangerGrade: 'inapplicable' } },
      'error dangerGrade',
    ],
    [dwelling, { registeredAreaDm2: 1n }, { registeredAreaDm2: 0n }, 'error registeredAreaDm2'],
    [dwelling, { registeredAreaDm2: 50_000n }, { registeredAreaDm2: 50_001n }, 'warning registeredAreaDm2'],
    [dwelling, { floor: 1 }, { floor: 0 }, 'error floor'],
    [dwelling, { floor: 120 }, { floor: 121 }, 'error floor'],
    [dwelling, { door: '1'.repeat(20) }, { door: '1'.repeat(21) }, 'error door'],
    [dwelling, { titleNumber: '1'.repeat(28) }, { titleNumber: '1'.repeat(27) }, 'error titleNumber'],
    [
      dwelling,
      { titleNumber: ` ${'1'.repeat(14)} ${'1'.repeat(14)}` },
      { titleNumber: '1'.repeat(29) },
      'error titleNumber',
    ],
    [dwelling, { absences: { entrance: 'none' } }, { absences: { entrance: 'inapplicable' } }, 'error entrance'],
    [dwelling, { absences: { entrance: 'none' } }, { absences: { entrance: 'none' }, entrance: '2' }, 'error entrance'],
    [
      dwelling,
      { absences: { registeredAreaDm2: 'inapplicable' } },
      { absences: { registeredAreaDm2: 'none' } },
      'error registeredAreaDm2',
    ],
    [dwelling, { contractAreaDm2: 1n }, { contractAreaDm2: 0n }, 'error contractAreaDm2'],
    [
      dwelling,
      { registeredAreaDm2: 1000n, surveyedAreaDm2: 1100n },
      { registeredAreaDm2: 1000n, surveyedAreaDm2: 1101n },
      'warning surveyedAreaDm2',
    ],
    [
      dwelling,
      { surveyedAreaDm2: 1000n, contractAreaDm2: 900n },
      { surveyedAreaDm2: 1000n, contractAreaDm2: 899n },
      'warning contractAreaDm2',
    ],
    [owner, { share: fraction(1, 3) }, { share: fraction(0, 3) }, 'error share'],
    [owner, { share: fraction(3, 3) }, { share: fraction(4, 3) }, 'error share'],
    [owner, { absences: { share: 'inapplicable' } }, { absences: { share: 'none' } }, 'error share'],
    [owner, { legalPersonId: id }, { legalPersonId: id, idNumber: '11010519491231002X' }, 'warning idNumber'],
    [
      owner,
      { ownedFrom: '2020-01-01', ownedTo: '2020-01-01' },
      { ownedFrom: '2020-01-02', ownedTo: '2020-01-01' },
      'error ownedTo',
    ],
    [owner, { phone: '13800000000' }, { phone: '1380000000' }, 'error phone'],
    [owner, { phone: '0538-8221234' }, { phone: '8221234' }, 'error phone'],
    [owner, { phone: '010-62345678' }, { phone: '+8613800000000' }, 'error phone'],
    [owner, { idNumber: '11010519491231002X' }, { idNumber: '110105194912310021' }, 'error idNumber'],
    [facility, { servesFrom: '2020-01-01', servesTo: '2020-01-01' }, { servesTo: '2020-01-01' }, 'error servesTo'],
    [
      facility,
      { servesFrom: '2020-01-01', servesTo: '2020-01-02' },
      { servesFrom: '2020-01-02', servesTo: '2020-01-01' },
      'error servesTo',
    ],
    [
      facility,
      { absences: { communityId: 'none' } },
      { absences: { communityId: 'inapplicable' } },
      'error communityId',
    ],
    [propertyService, { servesTo: '2026-01-01' }, { servesTo: '2025-12-31' }, 'error servesTo'],
    [propertyService, { absences: { feeFen: 'none' } }, { absences: { servesTo: 'none' } }, 'error servesTo'],
    [commonPart, { place: 'common-ground', buildingId: null }, { buildingId: null }, 'error buildingId'],
    [commonPart, { place: 'related-area', buildingId: null }, { place: 'related-area' }, 'error buildingId'],
    [
      commonPart,
      { place: 'common-ground', ...noBuilding },
      { place: 'in-building', ...noBuilding },
      'error buildingId',
    ],
    [commonPart, { place: 'in-building' }, { place: 'common-ground' }, 'error buildingId'],
    [commonPart, { place: 'in-building' }, { place: 'elsewhere' }, 'error place'],
    [commonPart, { areaDm2: 1n }, { areaDm2: 0n }, 'error areaDm2'],
    [commonPart, { lengthM: 1 }, { lengthM: 0 }, 'error lengthM'],
    [commonPart, { lengthM: 1_000_000 }, { lengthM: 1_000_001 }, 'error lengthM'],
    [commonPart, { pieceCount: 1 }, { pieceCount: 0 }, 'error pieceCount'],
    [commonPart, { pieceCount: 100_000 }, { pieceCount: 100_001 }, 'error pieceCount'],
    [commonPart, { condition: 'D' }, { condition: 'E' }, 'error condition'],
    [commonPart, { absences: { ownerId: 'none' } }, { absences: { ownerId: 'inapplicable' } }, 'error ownerId'],
    [premises, { floorAreaDm2: 1n }, { floorAreaDm2: 0n }, 'error floorAreaDm2'],
    [premises, { useState: 'let', operatorId: id }, { useState: 'idle', operatorId: id }, 'warning operatorId'],
    [premises, { useState: 'idle' }, { useState: 'empty' }, 'error useState'],
    [
      premises,
      { operatesFrom: '2026-01-01', operatesTo: '2026-01-01' },
      { operatesFrom: '2026-01-01', operatesTo: '2025-12-31' },
      'error operatesTo',
    ],
    [premises, { operatesTo: '2026-01-01' }, { absences: { operatesTo: 'none' } }, 'error operatesTo'],
    [premises, { absences: { rentFen: 'none' } }, { absences: { rentFen: 'inapplicable' } }, 'error rentFen'],
    [premises, { absences: { safetyGrade: 'none' } }, { safetyGrade: 'E' }, 'error safetyGrade'],
  ])('of the kind %o is taken with %o, not with %o', (...given) => {
    const [one, good, bad, finding] = given
    expect(found(one, good)).toEqual([])
    expect(found(one, bad)).toEqual([finding])
  })

  it('of a shop may be larger than a home, and of an unknown use is no record', () => {
    expect(found(dwelling, { use: 'commercial', registeredAreaDm2: 50_001n })).toEqual([])
    expect(found(dwelling, { use: 'castle' })).toEqual(['error use'])
    expect(found(dwelling, { use: null })).toEqual(['error use'])
  })
})

describe('every kind of record', () => {
  const each = entities.map((one) => [one.one, one] as const)

  it.each(each)('%s asks for all that it requires, each by its field, and for nothing else', (_name, one) => {
    const { placed } = one
    const place =
      placed.by === 'place' && placed.least !== 'city' ? [placed.least === 'county' ? 'countyId' : 'subdistrictId'] : []
    const required = fieldsOf(one).flatMap(([field, { isRequired }]) => (isRequired ? [field] : []))
    expect(checkValues(one, {}, context).map(({ column }) => column)).toEqual([...required, ...place])
  })

  it.each(each)('%s has titles, helps and absences in both languages, and no field title twice', (_name, one) => {
    const fields = fieldsOf(one).map(([, field]) => field)
    const texts = fields.flatMap(({ title, help, unit }) => [title, ...(help ? [help] : []), ...(unit ? [unit] : [])])
    for (const { zh, en } of texts) {
      expect(zh).toMatch(/[\p{Script=Han}\d]/u)
      expect(en).not.toMatch(/\p{Script=Han}/u)
    }
    const titles = fields.map(({ title }) => title.zh)
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([])
    for (const { mayBe = [] } of fields) expect(mayBe.every((said) => absences.includes(said))).toBe(true)
  })

  it.each(each)('%s gives examples that it would take itself', (_name, one) => {
    for (const [field, { example, check, max = 200 }] of fieldsOf(one)) {
      if (example === undefined) continue
      expect(example.length, field).toBeLessThanOrEqual(max)
      expect(check?.(example), field).toBeUndefined()
    }
  })

  it.each(each)('%s has a list in which no two columns bear one title', (_name, one) => {
    const titles = columnsOf(one, { optionsOf: () => options, entityNamed }).map(({ title }) => title.zh)
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([])
  })

  it('is set apart by what can be read, never by the id of another record', () => {
    expect([marksOf(dwelling), marksOf(commonPart)]).toEqual([['entrance'], []])
  })

  it('is a community, or belongs to a record whose kind there is', () => {
    expect(community.placed).toEqual({ by: 'place', least: 'subdistrict' })
    for (const { placed, fields } of entities)
      if (placed.by === 'parent') expect(entities.map((one) => one.one)).toContain(fields[placed.field]?.to)
  })
})
