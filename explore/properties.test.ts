// Property tests are the same for the same commit, come to an end, and tell what they found in a shape that can be kept.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { askedOf, readReport, summaryOf, wordsOf, type Ended } from './report.ts'
import { shrinkingFor } from './shrinking.ts'

// A counterexample with many thousand smaller ones, which shrinking would try one by one.
const many = fc.array(fc.nat(), { minLength: 300, maxLength: 300 })

async function failingFor(ms: number, isHolding: (list: number[]) => Promise<boolean> | boolean) {
  const said: string[] = []
  const plugins = [shrinkingFor(ms, (words) => void said.push(words))]
  const begun = performance.now()
  const details = await fc.check(
    fc.asyncProperty(many, async (list) => isHolding(list)),
    { plugins },
  )
  return { details, said, seconds: (performance.now() - begun) / 1000 }
}

describe('properties', () => {
  it('draw the same values for the same commit', () => {
    const drawn = () => fc.sample(fc.integer(), 20)
    expect(drawn()).toEqual(drawn())
    expect(fc.readConfigureGlobal().seed).toBe(Number(process.env['PROPERTY_SEED'] ?? 20_261_126))
  })

  it('fail with the counterexample at hand when making it smaller takes too long, and say so', async () => {
    const slow = (list: number[]) =>
      new Promise<boolean>((resolve) => {
        setTimeout(() => resolve(list.length < 300), 5)
      })
    const { details, said } = await failingFor(200, slow)
    expect(details).toMatchObject({ failed: true, interrupted: true })
    expect(details.counterexample).toMatchObject([{ length: 300 }])
    expect(said).toEqual([expect.stringMatching(/Shrinking was ended after 0\.2 s/)])
  })

  it('fail even where a step of making it smaller never ends', async () => {
    let asked = 0
    const { details } = await failingFor(200, () => (asked++ < 3 ? false : new Promise<boolean>(() => {})))
    expect(details).toMatchObject({ failed: true, interrupted: true })
  })

  it('are run to the last when they hold, however long that takes, and say nothing', async () => {
    const said: string[] = []
    const plugins = [shrinkingFor(1, (words) => void said.push(words))]
    const slowly = fc.asyncProperty(fc.nat(), async () => {
      await new Promise((resolve) => {
        setTimeout(resolve, 2)
      })
    })
    const details = await fc.check(slowly, { plugins, numRuns: 40 })
    expect(details).toMatchObject({ failed: false, interrupted: false, numRuns: 40 })
    expect(said).toEqual([])
  })

  it('that are computed without waiting are bounded as well', () => {
    const details = fc.check(
      fc.property(many, (list) => {
        for (const begun = performance.now(); performance.now() - begun < 2;);
        return list.length < 300
      }),
      { plugins: [shrinkingFor(100, () => {})] },
    )
    expect(details).toMatchObject({ failed: true, interrupted: true })
  })
})

describe('exploring', () => {
  const failed: Ended = {
    file: 'packages/a.test.ts',
    test: 'a › holds',
    runs: 3,
    seed: 7,
    failed: true,
    path: '2:0',
    counterexample: '[[1,2],"x"]',
    error: 'Error: 2 > 1',
  }

  it('asks for minutes and words, and refuses what it cannot read', () => {
    expect(askedOf([])).toEqual({ minutes: 10, words: [] })
    expect(askedOf(['--minutes', '0.5', 'shared-money'])).toEqual({ minutes: 0.5, words: ['shared-money'] })
    expect(askedOf(['--minutes', 'soon'])).toMatchObject({ problem: expect.stringContaining('usage') })
    expect(askedOf(['--hours', '3'])).toMatchObject({ problem: expect.stringContaining('--hours') })
  })

  it('tells a counterexample as an example to keep, with the seed and path that give it again', () => {
    const [read] = readReport(`${JSON.stringify(failed)}\n`)
    const words = wordsOf(read as Ended)
    expect(words).toContain('{ examples: [[[1,2],"x"]] }')
    expect(words).toContain("{ seed: 7, path: '2:0', endOnFailure: true }")
    expect(words).toContain('packages/a.test.ts › a › holds')
  })

  it('counts the runs of each property over all seeds', () => {
    const passed = { ...failed, failed: false, runs: 100, path: null, counterexample: null, error: null }
    const words = summaryOf([passed, passed, failed], { rounds: 3, troubles: 0 })
    expect(words).toMatch(/203 {2}a › holds/)
    expect(words).toMatch(/3 个种子 seeds, 1 项性质 properties, 1 个反例 counterexamples$/)
  })
})
