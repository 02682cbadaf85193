// Exact fractions of whole numbers: shares and thresholds are compared, never divided.

/** An exact fraction; the denominator is above zero. */
export interface Fraction {
  readonly numerator: bigint
  readonly denominator: bigint
}

/** Makes a fraction; a denominator of zero or below is an error. */
export function fraction(numerator: bigint | number, denominator: bigint | number): Fraction {
  const [n, d] = [BigInt(numerator), BigInt(denominator)]
  if (d <= 0n) throw new RangeError('分母须大于零')
  return { numerator: n, denominator: d }
}

/** Reads `2/3`, `0.85`, `40%` or `1` exactly; anything else is an error. */
export function parseFraction(text: string): Fraction {
  const ratio = /^(\d+)\s*\/\s*(\d+)$/.exec(text.trim())
  if (ratio) return fraction(BigInt(ratio[1] ?? ''), BigInt(ratio[2] ?? ''))
  const decimal = /^(\d+)(?:\.(\d+))?(%?)$/.exec(text.trim())
  if (!decimal) throw new RangeError(`不是有效的比例：${text}`)
  const [, whole = '0', rest = '', percent] = decimal
  const scale = 10n ** BigInt(rest.length) * (percent ? 100n : 1n)
  return fraction(BigInt(whole + rest), scale)
}

/** Compares two fractions exactly: below zero, zero or above zero as a < b, a = b, a > b. */
export function compareFractions(a: Fraction, b: Fraction): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** The exact sum of two fractions, in lowest terms; `a - b` with a negative numerator given. */
export function addFractions(a: Fraction, b: Fraction): Fraction {
  const numerator = a.numerator * b.denominator + b.numerator * a.denominator
  const denominator = a.denominator * b.denominator
  const by = greatestCommonDivisor(numerator < 0n ? -numerator : numerator, denominator)
  return { numerator: numerator / by, denominator: denominator / by }
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b)
}

/** Writes a fraction as a percentage with one decimal, rounded half up: `66.7%`. */
export function formatPercent({ numerator, denominator }: Fraction): string {
  const tenths = (numerator * 2000n + denominator) / (denominator * 2n)
  return `${tenths / 10n}.${tenths % 10n}%`
}
