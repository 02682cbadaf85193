// What the two constraints on money share: a row per channel and year, over years added up when money carries over.
import type { Draft } from '../model/draft.ts'
import type { Channel, ConstraintId } from '../types.ts'
import { takenByYear } from './in-progress.ts'

/** Writes the budget rows of the channels that pass, under a constraint. */
export function writeBudgets(draft: Draft, constraint: ConstraintId, passes: (channel: Channel) => boolean): void {
  const { instance, options } = draft
  const rowsOf = new Map<string, { readonly first: number; readonly carriesOver: boolean }>()
  instance.channels.forEach((channel, of) => {
    if (!passes(channel)) return
    const taken = takenByYear(instance, ({ costFenByChannelAndYear: costs }) => costs?.[channel.id])
    let [left, first] = [0, -1]
    instance.years.forEach((year, t) => {
      const free = (channel.budgetFenByYear[t] ?? 0) - (taken[t] ?? 0)
      left = channel.carriesOver ? left + free : free
      const row = draft.limit({ constraint, about: `${channel.id} ${year}`, unit: 'fen', of, year: t }, left)
      if (t === 0) first = row
    })
    rowsOf.set(channel.id, { first, carriesOver: channel.carriesOver })
  })
  options.forEach(({ mode, year }, option) => {
    for (const [id, parts] of Object.entries(mode.costFenByChannelAndYearOfWorks)) {
      const rows = rowsOf.get(id)
      if (!rows) continue
      let sum = 0
      for (let t = year; t < instance.years.length; t++) {
        const isLast = t === instance.years.length - 1 && instance.afterLastYear === 'counts-in-last-year'
        const part = isLast ? parts.slice(t - year).reduce((all, fen) => all + fen, 0) : (parts[t - year] ?? 0)
        sum = rows.carriesOver ? sum + part : part
        draft.ask(option, rows.first + t, sum)
      }
    }
  })
}
