// Money in whole fen. A bigint, so that no sum of a city's budgets can lose a fen.

/** An amount of money in whole fen (分); 100 fen are one yuan. */
export type Fen = bigint & { readonly quantity?: 'fen' }

/** Makes fen from a whole number or a decimal text of yuan such as `1234.5`; more than two decimals is an error. */
export function fenFromYuan(yuan: string | number): Fen {
  const match = /^(-?)(\d+)(?:\.(\d{1,2})0*)?$/.exec(String(yuan).trim().replaceAll(',', ''))
  if (!match) throw new RangeError(`不是有效的元金额：${yuan}`)
  const [, sign, whole, cents = ''] = match
  const fen = BigInt(whole ?? '0') * 100n + BigInt(cents.padEnd(2, '0'))
  return sign === '-' ? -fen : fen
}

/** The sum of amounts, in fen; nothing sums to zero. */
export function sumFen(amounts: Iterable<Fen>): Fen {
  let total = 0n
  for (const amount of amounts) total += amount
  return total
}

/** Writes fen as yuan with separators and two decimals: `1,234.50`. */
export function formatYuan(amountFen: Fen): string {
  const { sign, whole, rest } = split(amountFen, 100n, 2)
  return `${sign}${group(whole)}.${rest}`
}

/** Writes fen as 万元 with two decimals, rounded half away from zero: `1,234.57`. */
export function formatWanYuan(amountFen: Fen): string {
  const rounded = divideRounded(amountFen, 10_000n)
  const { sign, whole, rest } = split(rounded, 100n, 2)
  return `${sign}${group(whole)}.${rest}`
}

/**
 * Splits an amount over weights so that the parts sum to it exactly and each part is within one fen of
 * its exact share; leftover fen go to the largest remainders, ties to the earlier part.
 * Weights are whole and not negative; all zero is an error.
 */
export function splitFen(amountFen: Fen, weights: readonly bigint[]): Fen[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0n)
  if (total <= 0n || weights.some((weight) => weight < 0n)) throw new RangeError('分摊权重须为非负且合计大于零')
  const size = amountFen < 0n ? -amountFen : amountFen
  const parts = weights.map((weight) => (size * weight) / total)
  const order = weights
    .map((weight, index) => ({ index, remainder: (size * weight) % total }))
    .toSorted((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1))
  let left = size - sumFen(parts)
  for (const { index } of order) {
    if (left === 0n) break
    parts[index] = (parts[index] ?? 0n) + 1n
    left -= 1n
  }
  return amountFen < 0n ? parts.map((part) => -part) : parts
}

/** Divides whole numbers, rounding half away from zero. */
export function divideRounded(value: bigint, by: bigint): bigint {
  const size = value < 0n ? -value : value
  const rounded = (size * 2n + by) / (by * 2n)
  return value < 0n ? -rounded : rounded
}

/** Puts a comma between each three digits of a whole number. */
export function group(whole: bigint | number): string {
  return String(whole).replace(/\B(?=(\d{3})+(?!\d))/g, ',')
}

function split(value: bigint, unit: bigint, digits: number) {
  const size = value < 0n ? -value : value
  return { sign: value < 0n ? '-' : '', whole: size / unit, rest: String(size % unit).padStart(digits, '0') }
}
