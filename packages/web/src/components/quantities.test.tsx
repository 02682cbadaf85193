// Quantities as they are read: rounded on the face, exact on hover, a dash where nothing is known.
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { Area, Count, DayText, Score, WanYuan } from './quantities.tsx'

const faceOf = (node: ReactNode) => renderToStaticMarkup(node).replaceAll(/<[^>]+>/g, '')

it('shows an amount in 万元 with two digits and to the fen on hover', () => {
  const shown = renderToStaticMarkup(<WanYuan fen={123_456_789_012n} />)
  expect(shown).toContain('title="1,234,567,890.12 元"')
  expect(shown).toContain('123,456.79 万元')
})

it('shows an area in ㎡ or 万㎡, and always exactly on hover', () => {
  expect(faceOf(<Area dm2={496_953n} />)).toBe('4,969.53 ㎡')
  const wide = renderToStaticMarkup(<Area dm2={604_000_012n} inWan />)
  expect(wide).toContain('title="6,040,000.12 ㎡"')
  expect(wide).toContain('604.00 万㎡')
})

it('never shows unknown as zero', () => {
  expect(faceOf(<WanYuan fen={null} />)).toBe('—')
  expect(faceOf(<Area dm2={null} />)).toBe('—')
  expect(faceOf(<Count value={null} />)).toBe('—')
  expect(faceOf(<DayText day={null} />)).toBe('—')
  expect(faceOf(<Score hundredths={null} />)).toBe('—')
  expect(faceOf(<Count value={0} unit="户" />)).toBe('0 户')
  expect(faceOf(<WanYuan fen={0n} />)).toBe('0.00 万元')
})

it('separates thousands and marks days for machines too', () => {
  expect(faceOf(<Count value={66_600} />)).toBe('66,600')
  expect(renderToStaticMarkup(<DayText day="2005-12-31" />)).toContain('dateTime="2005-12-31"')
  expect(faceOf(<Score hundredths={8750} />)).toBe('87.50')
})
