// The register of communities: what it is filtered and sorted by, what its form takes, and what of a record is told.
import { community } from '@huanju/domain/communities'
import { fieldsOf } from '@huanju/engines/entities'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  communityFilter,
  communityForm,
  communitySorts,
  exportCommunities,
  getCommunity,
  listCommunities,
  suggestCommunities,
  updateCommunity,
} from './communities.ts'
import { communityTile, mapExtent } from './map.ts'
import { takesOnly } from './testing/bounds.ts'
import { sampleOf } from './testing/samples.ts'

const id = '3f0e7c5a-2b1d-4c6e-9f80-123456789abc'

describe('the filter of the register', () => {
  it('takes lists as one value or several, days that there are, and words that it knows', () => {
    expect(communityFilter.parse({ status: 'planned', countyId: [id, id] })).toEqual({
      status: ['planned'],
      countyId: [id, id],
    })
    expect(communityFilter.parse({ planYear: '2027' })).toEqual({ planYear: 2027 })
    takesOnly(communityFilter, [
      ['q', '一'.repeat(60), '一'.repeat(61)],
      ['status', 'under-works', 'gone'],
      ['verdict', 'unjudged', 'maybe'],
      ['landKind', ['mixed', 'collective'], ['mixed', 'moon']],
      ['completedFrom', '2024-02-29', '2025-02-29'],
      ['completedTo', '1999-12-31', '1999'],
      ['position', 'unknown', 'none'],
      ['planYear', '1900', '1899'],
      ['planYear', '2200', '2201'],
      ['importId', id, '1'],
    ])
  })

  it('is asked of everything: nothing given means nothing left out', () => {
    expect(communityFilter.parse({})).toEqual({})
  })

  it('is the same for the list, its export, the map and its extent', () => {
    const given = { status: ['planned'], landKind: ['mixed'], completedFrom: '1990-01-01', planId: id }
    for (const { query } of [listCommunities, exportCommunities, communityTile, mapExtent])
      expect(query.parse(given)).toMatchObject(given)
  })

  it('sorts by what is listed, the newest change first until asked otherwise', () => {
    expect(listCommunities.query.parse({})).toEqual({ page: 1, size: 20, sort: 'changedAt', order: 'desc' })
    for (const sort of communitySorts) expect(listCommunities.query.parse({ sort })).toMatchObject({ sort })
    expect(listCommunities.query.safeParse({ sort: 'remark' }).success).toBe(false)
    expect(listCommunities.query.safeParse({ order: 'up' }).success).toBe(false)
  })

  it('suggests names for what is typed, and only then', () => {
    expect(suggestCommunities.query.safeParse({}).success).toBe(false)
    takesOnly(suggestCommunities.query, [['q', '', '一'.repeat(61)]])
  })
})

describe('the form of a community', () => {
  it('has a field for each that is declared, and the place where it lies', () => {
    const declared = fieldsOf(community).map(([name]) => name)
    expect(Object.keys(communityForm.shape).toSorted()).toEqual(
      [...declared, 'countyId', 'subdistrictId', 'neighbourhoodId'].toSorted(),
    )
    expect(Object.keys(updateCommunity.body.shape)).toContain('version')
  })

  it('takes each of its values to its bound and not beyond', () => {
    takesOnly(communityForm, [
      ['name', '一'.repeat(60), '一'.repeat(61)],
      ['name', '示例小区', ' — '],
      ['address', null, '一'.repeat(201)],
      ['completedOn', '1900-01-01', '1899-12-31'],
      ['landKind', 'collective', 'moon'],
      ['buildingCount', 0, -1],
      ['householdCount', 10_000_000, 10_000_001],
      ['floorAreaDm2', '100000000000', '100000000001'],
      ['estimatedCostFen', '100000000000000', '100000000000001'],
      ['position.longitude', 180, 180.000_000_1],
      ['position.latitude', -90, -90.000_000_1],
      ['position.system', 'BD-09', 'Mars'],
      ['conditions.structure', 'D', 'E'],
      ['papersOnFile', [], Array.from({ length: 41 }, (_, at) => `paper-${at}`)],
      ['papersOnFile', ['a', 'b'], ['a', 'a']],
      ['demolitionPlanned', null, 'no'],
      ['remark', '一'.repeat(500), '一'.repeat(501)],
      ['subdistrictId', id, null],
      ['neighbourhoodId', null, '社区'],
    ])
  })

  it('keeps several lines of a remark, and makes one line of a name', () => {
    const sample = z.record(z.string(), z.unknown()).parse(sampleOf(communityForm))
    const { name, remark } = communityForm.parse({ ...sample, name: '甲\n小区 ', remark: '一\r\n二' })
    expect([name, remark]).toEqual(['甲 小区', '一\n二'])
  })
})

describe('the record of a community', () => {
  const told = z.record(z.string(), z.unknown()).parse(sampleOf(getCommunity.gives))

  it('tells money and area to the last digit, and what is not known as nothing', () => {
    const known = getCommunity.gives.parse({ ...told, floorAreaDm2: '98765432101234567', estimatedCostFen: null })
    expect(known.floorAreaDm2).toBe(98_765_432_101_234_567n)
    expect(known.estimatedCostFen).toBeNull()
  })

  it('has a verdict that was given or none, while “unjudged” is only asked for', () => {
    const isTold = (verdict: unknown) => getCommunity.gives.safeParse({ ...told, verdict }).success
    expect(['meets', 'fails', 'unproven', null, 'unjudged'].map(isTold)).toEqual([true, true, true, true, false])
  })

  it('says where it came from: typed in, imported, or shown as an example', () => {
    const isTold = (kind: string) =>
      getCommunity.gives.safeParse({ ...told, origin: { kind, importId: null, rowNumber: null, fileName: null } })
        .success
    expect(['form', 'import', 'demo', 'guess'].map(isTold)).toEqual([true, true, true, false])
  })
})
