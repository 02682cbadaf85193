// What names are compared by: another writing is the same name, and nothing is compared by nothing.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { nameKey } from '../tables/name-key.ts'
import { alikeWords, comparedOf, entity, field, mergedRecord } from './index.ts'

const fields = {
  name: field.text('名称', 'Name', { is: ['required'], comparedBy: nameKey }),
  place: field.text('地点', 'Place'),
}
const declared = {
  one: 'hall',
  many: 'halls',
  title: { zh: '厅', en: 'Hall' },
  named: 'name',
  placed: { by: 'place', least: 'county' },
  rights: { read: 'r', write: 'w', import: 'i', export: 'e' },
} as const
const hall = entity({
  ...declared,
  fields,
  sections: [{ id: 'all', title: declared.title, fields: ['name', 'place'] }],
})

it('is never empty and never longer than an index takes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), (text) => {
      const compared = String(comparedOf(hall.fields.name, text))
      expect(compared).not.toBe('')
      expect([...compared].length).toBeLessThanOrEqual(200)
    }),
  )
  expect(comparedOf(hall.fields.name, '——')).toBe('——')
  expect(comparedOf(hall.fields.name, null)).toBeNull()
  expect(comparedOf(hall.fields.place, '东 厅')).toBe('东 厅')
})

it('keeps a name as it stands where a list writes it in another way, and takes any other name', () => {
  const said = new Map([
    ['name', 'value'],
    ['place', 'value'],
  ] as const)
  const before = { name: '东厅', place: '东 侧' }
  const met = (name: string, place: string) => mergedRecord(hall, before, { values: { name, place }, said })
  expect(met('东 厅', '东侧')).toMatchObject({ name: '东厅', place: '东侧' })
  expect(met('西厅', '东 侧')).toMatchObject({ name: '西厅' })
})

it('says whose name it is only where the two are written in different ways', () => {
  const words = { zh: '已有', en: 'There' }
  const alike = (stands: string, given: string) => ({ zh: `${stands}=${given}`, en: '' })
  const key = { fields: ['name'], words, alike }
  expect(alikeWords(key, { stands: '东厅', given: '东 厅' })?.zh).toBe('东厅=东 厅')
  expect(alikeWords(key, { stands: '东厅', given: '东厅' })).toBeUndefined()
  expect(alikeWords(key, { stands: null, given: '东厅' })).toBeUndefined()
  expect(alikeWords({ fields: ['name'], words }, { stands: '东厅', given: '东 厅' })).toBeUndefined()
})

it('needs the column beside the name for itself', () => {
  const both = { ...fields, nameKey: field.text('别名', 'Alias') }
  const sections = [{ id: 'all', title: declared.title, fields: ['name', 'place', 'nameKey'] }]
  expect(() => entity({ ...declared, fields: both, sections })).toThrow('hall: nameKey is kept by name')
})
