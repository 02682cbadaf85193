// A form knows what is wrong before anything is sent, and never loses what was typed to a late answer.
import { facility } from '@huanju/domain/communities'
import { legalPerson } from '@huanju/domain/organisations'
import { entity, field, fieldsOf, type Entity } from '@huanju/engines/entities'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Values } from './entry.ts'
import { FormState } from './form-state.ts'
import { endpointsFor } from './surroundings.ts'

const optionsOf = (catalogue: string) => [{ id: 'elderly-care', title: { zh: catalogue, en: catalogue } }]
const id = (digit: number) => `${digit}1111111-1111-4111-8111-111111111111`

function open(entity: Entity, record: Values | null, hidden: readonly string[] = []): FormState {
  const fields = fieldsOf(entity).filter(([name]) => !hidden.includes(name))
  return new FormState({ entity, fields, record, context: { today: '2026-11-23', optionsOf } })
}

const stored: Values = {
  id: id(1),
  version: 3,
  name: '示例社区食堂',
  kind: 'elderly-care',
  countyId: id(2),
  subdistrictId: null,
  neighbourhoodId: null,
  communityId: null,
  operatorId: null,
  floorAreaDm2: 12_350n,
  servesFrom: '2019-05-01',
  servesTo: null,
  position: { system: 'GCJ-02', longitude: 117.1, latitude: 36.2, shownLongitude: 117.09, shownLatitude: 36.19 },
  address: null,
  remark: null,
  absences: { servesTo: 'none' },
  names: {},
}

const leak = entity({
  one: 'leak',
  many: 'leaks',
  title: { zh: '漏点', en: 'Leak' },
  named: 'name',
  placed: { by: 'parent', field: 'communityId' },
  rights: { read: 'r', write: 'w', import: 'i', export: 'e' },
  fields: {
    name: field.text('名称', 'Name', { is: ['required'] }),
    communityId: field.link('所属小区', 'Community', { to: 'community', is: ['required'] }),
    buildingId: field.link('楼栋', 'Building', { to: 'building', of: 'communityId' }),
  },
  sections: [{ id: 'all', title: { zh: '漏点', en: 'Leak' }, fields: ['name', 'communityId', 'buildingId'] }],
})

describe('links within another record', () => {
  it('are given up when that record becomes another, and only then', () => {
    const state = open(leak, null)
    state.set('communityId', { value: id(4), typed: ['南关小区'] })
    state.set('buildingId', { value: id(5), typed: ['南关小区 1号楼'] })
    state.set('communityId', { value: id(4), typed: ['南关小区'] })
    expect(state.view('buildingId').entry.value).toBe(id(5))
    state.set('communityId', { value: id(6), typed: ['北关小区'] })
    expect(state.view('buildingId').entry).toEqual({ value: null })
  })
})

describe('findings', () => {
  it('says what is missing only once a field was left or saving was tried', () => {
    const state = open(facility, null)
    expect(state.view('name').finding).toBeUndefined()
    state.leave('name')
    expect(state.view('name').finding?.zh).toBe('请填写设施名称')
    expect(state.view('kind').finding).toBeUndefined()
    expect(state.try()).toBe(false)
    expect(state.view('kind').finding).toBeDefined()
    expect(state.view('countyId').finding).toBeDefined()
  })

  it('holds back what does not read as a figure, whatever else is right', () => {
    const state = open(facility, stored)
    expect(state.try()).toBe(true)
    state.set('floorAreaDm2', { value: null, typed: ['abc'], fault: { zh: '不是数字', en: 'No figure' } })
    expect(state.try()).toBe(false)
    expect(state.view('floorAreaDm2').finding?.zh).toBe('不是数字')
  })

  it('finds across fields even while another field is wrong', () => {
    const state = open(facility, stored)
    state.set('floorAreaDm2', { value: null, typed: ['abc'], fault: { zh: '不是数字', en: 'No figure' } })
    state.set('servesTo', { value: '2018-01-01' })
    expect(state.view('servesTo').finding?.zh).toContain('停用日期')
    expect(state.wrongCount()).toBe(2)
  })

  it('puts what the server found at its field until that is changed, and keeps the rest for the top', () => {
    const state = open(facility, stored)
    const said = (zh: string) => ({ zh, en: zh })
    state.refuse([
      { field: 'position.longitude', message: said('经度有误') },
      { field: 'absences.servesTo', message: said('不能标') },
      { field: 'elsewhere', message: said('别处') },
    ])
    expect(state.view('position').finding?.zh).toBe('经度有误')
    expect(state.view('servesTo').finding?.zh).toBe('不能标')
    expect(state.form().stray).toEqual(['elsewhere'])
    state.set('position', { value: null })
    expect(state.view('position').finding).toBeUndefined()
  })

  it('redraws only the fields that changed', () => {
    const state = open(facility, stored)
    const [name, remark] = [state.view('name'), state.view('remark')]
    state.set('remark', { value: '扩建' })
    expect(state.view('name')).toBe(name)
    expect(state.view('remark')).not.toBe(remark)
  })
})

describe('what is sent', () => {
  it('is what was read where nothing was changed, in the shape the contract takes', () => {
    const state = open(facility, stored)
    expect(state.form().isChanged).toBe(false)
    expect(z.encode(endpointsFor(facility).update.body, state.body() as never)).toMatchObject({
      name: '示例社区食堂',
      floorAreaDm2: '12350',
      position: { system: 'GCJ-02', longitude: 117.1, latitude: 36.2 },
      absences: { servesTo: 'none' },
      version: 3,
    })
  })

  it('keeps unknown, none and does-not-apply apart, and brings back what was typed before the mark', () => {
    const state = open(facility, stored)
    const typed = state.view('floorAreaDm2').entry
    state.set('floorAreaDm2', { ...typed, absence: 'inapplicable' })
    expect(state.body()).toMatchObject({ floorAreaDm2: null, absences: { floorAreaDm2: 'inapplicable' } })
    state.set('floorAreaDm2', typed)
    expect(state.body()).toMatchObject({ floorAreaDm2: 12_350n, absences: { servesTo: 'none' } })
    expect(state.form().isChanged).toBe(false)
  })

  it('leaves personal data out unless it was typed or cleared, and hidden fields unknown', () => {
    const masked = { ...stored, contactName: '张*伟', contactPhone: '138****5678', kinds: ['x'], creditCode: 'X' }
    const state = open(legalPerson, masked)
    expect(state.body()['contactName']).toBeUndefined()
    state.set('contactName', { value: null })
    expect(state.body()).toMatchObject({ contactName: null })
    expect(state.form().isChanged).toBe(true)
    const blind = open(facility, stored, ['remark'])
    expect(blind.body()).toMatchObject({ remark: null })
  })
})

describe('a record that changed meanwhile', () => {
  const latest = { ...stored, version: 4, name: '新食堂', floorAreaDm2: 20_000n, address: '一号路' }

  it('keeps what was typed, takes the rest, and shows both where both changed', () => {
    const state = open(facility, stored)
    state.set('floorAreaDm2', { value: 15_000n, typed: ['150.00'] })
    state.set('remark', { value: '扩建' })
    state.rebase(latest)
    expect(state.body()).toMatchObject({
      name: '新食堂',
      address: '一号路',
      floorAreaDm2: 15_000n,
      remark: '扩建',
      version: 4,
    })
    expect(state.form().contested).toEqual(['floorAreaDm2'])
    expect(state.view('floorAreaDm2').theirs?.value).toBe(20_000n)
    state.settle('floorAreaDm2', 'theirs')
    expect(state.body()).toMatchObject({ floorAreaDm2: 20_000n })
    expect(state.form().contested).toEqual([])
  })

  it('shows both also where a draft is older than what is stored', () => {
    const before = open(facility, stored)
    before.set('name', { value: '我的食堂' })
    before.set('remark', { value: '扩建' })
    const state = open(facility, latest)
    state.restore(before.kept())
    expect(state.body()).toMatchObject({ name: '我的食堂', remark: '扩建', address: '一号路', version: 4 })
    expect(state.form().contested).toEqual(['name'])
    state.reset()
    expect(state.form()).toMatchObject({ isChanged: false, contested: [] })
  })
})
