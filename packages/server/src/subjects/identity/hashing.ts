// A short queue for password hashes: a few at once, many waiting, the rest refused; none of them holds a transaction.
import { Problem } from '@huanju/contract'

// A hash takes a core for some 20 ms and 19 MB; two leave room for everything else on the smallest machine.
const [atOnce, waitingMost] = [2, 300]

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
