// Robust? What happens to a plan when costs overrun: which limits break, and how often.
import type { Words } from '@huanju/engines/rules'
import type { Model } from '../model/model.ts'
import { randomFrom } from '../search/random.ts'
import { out } from '../search/state.ts'
import { limitName } from './limits.ts'

/** How costs overrun: each project with a chance, by a share; hundredths. */
export interface Overruns {
  readonly draws: number
  readonly chanceHundredths: number
  readonly byHundredths: number
  readonly seed: number
}

/** How a plan fares. */
export interface Fared {
  readonly draws: number
  /** Draws in which some money limit breaks. */
  readonly broken: number
  /** By limit, those that break at all, most often first. */
  readonly limits: readonly { readonly row: number; readonly name: Words; readonly times: number }[]
}

/** Draws overruns and counts broken money limits. Amounts in whole fen; the same seed gives the same draws. */
export function fareUnder(
  model: Model,
  choice: Int32Array,
  { draws, chanceHundredths, byHundredths, seed }: Overruns,
): Fared {
  const random = randomFrom(seed)
  const isMoney = model.rows.map(({ unit }) => unit === 'fen')
  const plain = new Float64Array(model.rows.length)
  const chosen = [...choice].filter((option) => option !== out)
  for (const option of chosen) addTo(plain, model, option, (amount) => amount)
  const times = new Int32Array(model.rows.length)
  let broken = 0
  for (let draw = 0; draw < draws; draw++) {
    const use = plain.slice()
    for (const option of chosen) {
      if (random.below(100) < chanceHundredths)
        addTo(use, model, option, (amount) => Math.ceil((amount * byHundredths) / 100))
    }
    let breaks = 0
    use.forEach((used, row) => {
      if (!isMoney[row] || used <= (model.cap[row] ?? 0)) return
      times[row] = (times[row] ?? 0) + 1
      breaks = 1
    })
    broken += breaks
  }
  const limits = model.rows
    .map((limit, row) => ({ row, name: limitName(model, limit), times: times[row] ?? 0 }))
    .filter((limit) => limit.times > 0)
    .toSorted((a, b) => b.times - a.times || a.row - b.row)
  return { draws, broken, limits }
}

function addTo(
  use: Float64Array,
  { entryStart, entryRow, entryAmount }: Model,
  option: number,
  amountOf: (amount: number) => number,
): void {
  for (let at = entryStart[option] ?? 0; at < (entryStart[option + 1] ?? 0); at++) {
    const row = entryRow[at] ?? 0
    use[row] = (use[row] ?? 0) + amountOf(entryAmount[at] ?? 0)
  }
}
