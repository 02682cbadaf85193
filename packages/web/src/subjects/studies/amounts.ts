// Amounts of a study as they are typed: in 万元 or 万㎡, and back, without losing a fen or a dm².
import { dm2FromM2, fenFromYuan, formatM2, formatYuan } from '@huanju/quantities'

/** What an amount is of. */
export type AmountKind = 'money' | 'area'

/** An amount as it is typed; 万元 and 万㎡ are 10,000 of what is kept in fen and dm², so the point moves by four places. */
export function inWan(amount: bigint, kind: AmountKind): string {
  const text = (kind === 'money' ? formatYuan(amount) : formatM2(amount)).replaceAll(',', '')
  const [whole = '0', rest = ''] = text.split('.')
  const digits = whole.padStart(5, '0')
  return `${digits.slice(0, -4)}.${digits.slice(-4)}${rest}`.replace(/\.?0+$/, '')
}

/** What was typed, as whole fen or dm²; undefined where it is no amount, or finer than is kept. */
export function fromWan(text: string, kind: AmountKind): bigint | undefined {
  const match = /^(\d{1,12})(?:\.(\d{1,6}))?$/.exec(text.trim())
  if (!match) return undefined
  const rest = (match[2] ?? '').padEnd(6, '0')
  const plain = `${match[1] ?? ''}${rest.slice(0, 4)}.${rest.slice(4)}`
  return BigInt(kind === 'money' ? fenFromYuan(plain) : dm2FromM2(plain))
}
