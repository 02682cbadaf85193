// Writes values as people read them, in both languages, always the same way.
import { formatDayZh, formatM2, formatYuan, group } from '@huanju/quantities'
import type { FactKind, Plain, Words } from './types.ts'

/** Writes a value of a kind; null is 未知, never zero. */
export function showValue(value: Plain, kind: FactKind, values: Readonly<Record<string, Words>> = {}): Words {
  if (value === null) return { zh: '未知', en: 'unknown' }
  if (kind === 'choices' && Array.isArray(value)) {
    return joinWords(
      value.map((one) => named(String(one), values)),
      '、',
      ', ',
    )
  }
  if (kind === 'day') return { zh: formatDayZh(String(value)), en: String(value) }
  if (kind === 'count') return same(group(Number(value)))
  if (kind === 'fen') return yuan(formatYuan(BigInt(String(value))))
  if (kind === 'dm2') return same(`${formatM2(BigInt(String(value)))}㎡`)
  if (kind === 'yes-no') return value === true ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' }
  if (kind === 'choice') return named(String(value), values)
  return same(typeof value === 'object' ? JSON.stringify(value) : String(value))
}

/** Joins words by a separator per language. */
export function joinWords(parts: readonly Words[], zh: string, en: string): Words {
  return { zh: parts.map((part) => part.zh).join(zh), en: parts.map((part) => part.en).join(en) }
}

/** The same text in both languages, for figures. */
function same(text: string): Words {
  return { zh: text, en: text }
}

function yuan(figure: string): Words {
  return { zh: `${figure}元`, en: `CNY ${figure}` }
}

function named(value: string, values: Readonly<Record<string, Words>>): Words {
  return values[value] ?? same(value)
}
