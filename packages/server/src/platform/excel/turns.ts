// Lets so many through at once and so many wait; whoever comes beyond that is told to come again.
import { Problem } from '@huanju/contract'

/** How many may be at work at once, and how many may wait. */
export interface TurnsGiven {
  readonly atOnce: number
  readonly waiting: number
}

/** Makes a gate: work goes through it in the order in which it comes. */
export function turnsOf({ atOnce, waiting }: TurnsGiven): <Result>(work: () => Promise<Result>) => Promise<Result> {
  const queue: (() => void)[] = []
  let working = 0
  return async (work) => {
    if (working >= atOnce) {
      if (queue.length >= waiting) throw new Problem('unavailable', { what: { zh: '读取文件', en: 'Reading files' } })
      await new Promise<void>((resolve) => queue.push(resolve))
    } else working += 1
    try {
      return await work()
    } finally {
      // The place goes to the next in line, or becomes free.
      const next = queue.shift()
      if (next) next()
      else working -= 1
    }
  }
}
