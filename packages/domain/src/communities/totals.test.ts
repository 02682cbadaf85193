// Totals against their parts: figures of the story of one community, and what no order of recording may change.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareTotal, totalsOf, totalWarnings, type Ledger, type Parts } from './totals.ts'

const counted = (count: number): Parts => ({ count, known: count, sum: BigInt(count) })
const nothing = counted(0)

// 育才里 (invented): buildings 1 to 3 of 36 flats of 75.00 m², 4 and 5 of 36 of 82.50 m²; 14,040.00 m² in all.
const flats = [
  ...Array.from({ length: 3 }, () => Array.from({ length: 36 }, () => 7_500n)),
  ...Array.from({ length: 2 }, () => Array.from({ length: 36 }, () => 8_250n)),
]
function recorded(buildings: readonly (readonly bigint[])[], stated: Partial<Ledger['stated']> = {}): Ledger {
  const homes = buildings.flat()
  const sum = homes.reduce((all, area) => all + area, 0n)
  return {
    stated: { buildings: 5n, households: 180n, area: 1_404_000n, ...stated },
    parts: {
      buildings: {
        buildings: counted(buildings.length),
        households: { count: buildings.length, known: buildings.length, sum: BigInt(homes.length) },
        area: { count: buildings.length, known: buildings.length, sum },
      },
      dwellings: {
        buildings: nothing,
        households: counted(homes.length),
        area: { count: homes.length, known: homes.length, sum },
      },
    },
  }
}
const told = (ledger: Ledger) =>
  totalsOf(ledger).map(({ kind, level, state, words }) => `${kind} ${level} ${state} ${words.zh}`)

describe('the totals of a community', () => {
  it('equal the sums of their rows once all are recorded', () => {
    expect(told(recorded(flats))).toEqual([
      'buildings buildings equal 一致',
      'households buildings equal 一致',
      'households dwellings equal 一致',
      'area buildings equal 一致',
      'area dwellings equal 一致',
    ])
  })

  it('are no fault while their rows are still to come, and say how much', () => {
    expect(told(recorded([]))).toEqual([
      'buildings buildings none 还没有登记楼栋',
      'households buildings none 还没有登记楼栋',
      'households dwellings none 还没有登记房屋',
      'area buildings none 还没有登记楼栋',
      'area dwellings none 还没有登记房屋',
    ])
    expect(told(recorded(flats.slice(0, 3)))).toEqual([
      'buildings buildings short 还差 2 栋，登记未完',
      'households buildings short 还差 72 户，登记未完',
      'households dwellings short 还差 72 户，登记未完',
      'area buildings short 还差 5,940.00 ㎡，登记未完',
      'area dwellings short 还差 5,940.00 ㎡，登记未完',
    ])
    expect(totalWarnings(totalsOf(recorded(flats.slice(0, 3))))).toEqual([])
  })

  it('say what to look at where nothing still to come can mend it', () => {
    const warned = totalWarnings(totalsOf(recorded(flats, { buildings: 4n, households: 182n, area: 1_400_000n })))
    expect(warned.map(({ zh }) => zh)).toEqual([
      '楼栋数：档案填 4 栋，已登记楼栋合计 5 栋，合计多出 1 栋，请核对',
      '户数：档案填 182 户，已登记楼栋合计 180 户，合计少 2 户，请核对',
      '建筑面积：档案填 14,000.00 ㎡，已登记楼栋合计 14,040.00 ㎡，合计多出 40.00 ㎡，请核对',
      '建筑面积：档案填 14,000.00 ㎡，已登记房屋合计 14,040.00 ㎡，合计多出 40.00 ㎡，请核对',
    ])
    // Rooms that are nobody's dwelling: less area in the dwellings is told, and warned of by nobody.
    const common = totalsOf(recorded(flats, { area: 1_420_000n }))
    expect(common.at(-1)).toMatchObject({ state: 'differs', difference: -16_000n })
    expect(totalWarnings(common).map(({ zh }) => zh)).toEqual([
      '建筑面积：档案填 14,200.00 ㎡，已登记楼栋合计 14,040.00 ㎡，合计少 160.00 ㎡，请核对',
    ])
  })

  it('are told apart from what nobody has said', () => {
    const lines = told(recorded(flats, { buildings: null, households: null, area: null }))
    expect(lines[0]).toBe('buildings buildings unknown 档案没有填写楼栋数')
    expect(lines[4]).toBe('area dwellings unknown 档案没有填写建筑面积')
    const unmeasured: Parts = { count: 3, known: 0, sum: 0n }
    const ledger = recorded(flats)
    const without = {
      ...ledger,
      parts: { ...ledger.parts, buildings: { ...ledger.parts.buildings, area: unmeasured } },
    }
    expect(told(without)[3]).toBe('area buildings unknown 已登记的楼栋都没有建筑面积')
  })
})

describe('a comparison', () => {
  const figures = fc.array(fc.option(fc.bigInt({ min: 0n, max: 10n ** 9n }), { nil: null }), { maxLength: 30 })
  const partsOf = (given: readonly (bigint | null)[]): Parts => {
    const known = given.filter((figure) => figure !== null)
    return { count: given.length, known: known.length, sum: known.reduce((sum, figure) => sum + figure, 0n) }
  }
  const stated = fc.bigInt({ min: 0n, max: 10n ** 10n })

  it('is equal exactly where the sum is, and its difference is the sum less what is stated', () => {
    fc.assert(
      fc.property(figures, stated, (given, total) => {
        const parts = partsOf(given)
        const { state, difference } = compareTotal(total, parts, null)
        expect(difference).toBe(parts.known === 0 ? null : parts.sum - total)
        expect(state === 'equal').toBe(parts.known > 0 && parts.sum === total)
      }),
    )
  })

  it('calls nothing different that a part still to come could mend, and never lets more parts mend what is above', () => {
    fc.assert(
      fc.property(
        figures,
        stated,
        fc.nat(40),
        fc.bigInt({ min: 0n, max: 10n ** 9n }),
        (given, total, expected, next) => {
          const parts = partsOf(given)
          const { state, difference } = compareTotal(total, parts, expected)
          const isOpen = parts.known < parts.count || parts.count < expected
          if (state === 'short') {
            expect(isOpen).toBe(true)
            // The part that fills the gap makes it equal, whatever else is still to come.
            const filled = partsOf([...given, -(difference ?? 0n)])
            expect(compareTotal(total, filled, expected).state).toBe('equal')
          }
          if (state === 'differs' && (difference ?? 0n) > 0n)
            expect(compareTotal(total, partsOf([...given, next]), expected).state).toBe('differs')
          if (state === 'differs' && (difference ?? 0n) < 0n) expect(isOpen).toBe(false)
        },
      ),
    )
  })

  it('does not depend on the order of the parts', () => {
    fc.assert(
      fc.property(figures, stated, (given, total) => {
        expect(compareTotal(total, partsOf(given.toReversed()), null)).toEqual(
          compareTotal(total, partsOf(given), null),
        )
      }),
    )
  })
})
