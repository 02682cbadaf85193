// Area in whole square decimetres (0.01 m²), the precision of a property certificate.
import { divideRounded, group } from './money.ts'

/** An area in whole dm²; 100 dm² are one m². */
export type Dm2 = bigint & { readonly quantity?: 'dm2' }

/** Makes dm² from a decimal text or number of m² with at most two decimals; anything finer is an error. */
export function dm2FromM2(m2: string | number): Dm2 {
  return fromDecimal(String(m2), 2, '㎡')
}

/** Makes dm² from a decimal text or number of 万㎡ (10,000 m²) with at most six decimals. */
export function dm2FromWanM2(wanM2: string | number): Dm2 {
  return fromDecimal(String(wanM2), 6, '万㎡')
}

/** Writes dm² as m² with separators and two decimals: `6,000.25`. */
export function formatM2(areaDm2: Dm2): string {
  return `${group(areaDm2 / 100n)}.${String(areaDm2 % 100n).padStart(2, '0')}`
}

/** Writes dm² as 万㎡ with two decimals, rounded half up: `435.00`. */
export function formatWanM2(areaDm2: Dm2): string {
  const hundredths = divideRounded(areaDm2, 10_000n)
  return `${group(hundredths / 100n)}.${String(hundredths % 100n).padStart(2, '0')}`
}

function fromDecimal(text: string, decimals: number, unit: string): bigint {
  const match = /^(\d+)(?:\.(\d+?)0*)?$/.exec(text.trim().replaceAll(',', ''))
  const fraction = match?.[2] ?? ''
  if (!match || fraction.length > decimals) throw new RangeError(`不是有效的${unit}面积：${text}`)
  return BigInt((match[1] ?? '0') + fraction.padEnd(decimals, '0'))
}
