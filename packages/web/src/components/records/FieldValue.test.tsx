// A value as it is read: with its unit, exact on hover, and unknown told apart from none and from what does not apply.
import { field, type Field } from '@huanju/engines/entities'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import type { Values } from './entry.ts'
import { FieldValue } from './FieldValue.tsx'

const optionsOf = () => [{ id: 'one', title: { zh: '甲类', en: 'First' } }]
const shown = (of: Field, record: Values, isBare = false) =>
  renderToStaticMarkup(<FieldValue id="it" field={of} record={record} optionsOf={optionsOf} isBare={isBare} />)
const faceOf = (of: Field, record: Values, isBare = false) => shown(of, record, isBare).replaceAll(/<[^>]+>/g, '')

const area: Field = field.area('面积', 'Area', { mayBe: ['none', 'inapplicable'] })
const cost: Field = field.money('投资', 'Cost', { inWan: true })

it('tells unknown, none and does-not-apply apart', () => {
  expect(faceOf(area, { it: null })).toBe('—')
  expect(shown(area, { it: null })).toContain('未知')
  expect(faceOf(area, { it: null, absences: { it: 'none' } })).toBe('无')
  expect(faceOf(area, { it: null, absences: { it: 'inapplicable' } })).toBe('不适用')
  expect(faceOf(area, { it: 0n })).toBe('0.00 ㎡')
})

it('shows the unit beside the figure, or leaves it to the head of the column', () => {
  expect(faceOf(area, { it: 8250n })).toBe('82.50 ㎡')
  expect(faceOf(area, { it: 8250n }, true)).toBe('82.50')
  expect(faceOf(cost, { it: 138_130_000n })).toBe('138.13 万元')
  expect(shown(cost, { it: 138_130_000n })).toContain('title="1,381,300.00 元"')
})

it('says choices by their titles and shows personal data as it came, masked', () => {
  expect(faceOf(field.choices('类别', 'Kinds', { from: 'kinds' }), { it: ['one'] })).toBe('甲类')
  expect(faceOf(field.sealed('电话', 'Phone', { mask: 'phone' }), { it: '138****5678' })).toBe('138****5678')
})
