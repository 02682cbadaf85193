// An end of shrinking: from the first failure on a property may go on for so long, and then tells what it has.
import fc from 'fast-check'

type Run = NonNullable<ReturnType<fc.Plugin<unknown>>['decorateRun']>
type Outcome = Awaited<ReturnType<ReturnType<Run>>>

/**
 * A plugin that ends shrinking after some milliseconds, even in the middle of a step that waits; a step that computes
 * without waiting is let finish. Runs before the first failure are not timed. It says where it cut shrinking short.
 */
export function shrinkingFor(
  ms: number,
  say: (words: string) => void = (words) => void process.stderr.write(words),
): fc.Plugin<unknown> {
  return () => {
    let until = Infinity
    let isCut = false
    const noticed = (outcome: Outcome): Outcome => {
      if (outcome !== null && !fc.PreconditionFailure.isFailure(outcome))
        until = Math.min(until, performance.now() + ms)
      return outcome
    }
    const cut = () => {
      isCut = true
      return new fc.PreconditionFailure(true)
    }
    return {
      decorateRun: (run) => (value) => {
        if (performance.now() >= until) return cut()
        const outcome = run(value)
        if (outcome === null || !('then' in outcome)) return noticed(outcome)
        return until === Infinity ? outcome.then(noticed) : orAfter(outcome, until - performance.now(), cut)
      },
      onAllRunsComplete: ({ numShrinks }) => {
        if (!isCut) return
        say(
          `收缩到 ${ms / 1000} 秒为止（已缩 ${numShrinks} 次），反例或可更小。` +
            `Shrinking was ended after ${ms / 1000} s (${numShrinks} steps): the counterexample may not be the smallest.\n`,
        )
      },
    }
  }
}

async function orAfter(outcome: Promise<Outcome>, ms: number, cut: () => Outcome): Promise<Outcome> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<Outcome>((resolve) => {
    timer = setTimeout(() => resolve(cut()), ms)
  })
  try {
    return await Promise.race([outcome, late])
  } finally {
    clearTimeout(timer)
  }
}
