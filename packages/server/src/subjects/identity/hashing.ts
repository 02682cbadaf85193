// A queue for all that hashes passwords: a few at once, many waiting in memory, the rest refused.
import { Problem } from '@huanju/contract'

// A hash takes a core for some 20 ms and 19 MB: a few at once leave threads and connections for everything else.
const [atOnce, waitingMost] = [3, 300]

const waiting: (() => void)[] = []
let running = 0

/** Runs work that hashes when its turn comes; refused while too many wait already. */
export async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (waiting.length >= waitingMost) throw new Problem('too-many-requests')
  if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve))
  else running += 1
  try {
    return await work()
  } finally {
    // The place goes on to the next one in line, or becomes free.
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}
