// Shows what is measured by floor, and that figures printed as JSON are read back.
import { describe, expect, it } from 'vitest'
import { treeOf } from '../tree.ts'
import { measureTree, readFigures } from './measure.ts'

const long = (lines: number) => `export const long = () => {\n${'  step()\n'.repeat(lines - 2)}}`
const tree = treeOf({
  'packages/domain/src/plans/a.ts': `// Why.\n/** Says. */\n${long(40)}\nconst b = c as D`,
  'packages/domain/src/plans/a.test.ts': `describe('a', ${long(90).replace('export const long = ', '')})\nb as C`,
  'packages/web/src/B.tsx': `import { c } from './c.ts'\n${long(71)}`,
  'packages/web/src/c.ts': "import { b } from './B.tsx'\nimport type { d } from './d.ts'\nconst e = 1 as const",
  'scripts/run.mjs': long(41),
  'docs/a.md': '# as X',
})
const figures = measureTree(tree, ['b'])

describe('figures by floor', () => {
  it('counts files and lines of code, tests apart', () => {
    expect(figures.floors.domain).toMatchObject({ files: 1, lines: 43 })
    expect(figures.floors.domain).toMatchObject({ testFiles: 1, testLines: 91, testLinesPerLine: 2.116 })
    expect(figures.floors.all).toMatchObject({ files: 4, lines: 159, fileLinesMedian: 43, fileLinesP95: 72 })
    expect(figures.floors.tools).toMatchObject({ files: 1, lines: 41, fileLinesLongest: 41 })
    expect(figures.floors.policy).toMatchObject({ files: 0, lines: 0, castsPerThousand: 0, testLinesPerLine: 0 })
  })

  it('counts functions over 40 and over 70 lines, not those just as long', () => {
    expect(figures.floors.domain).toMatchObject({ functions: 1, functionsOver40: 0 })
    expect(figures.floors.tools).toMatchObject({ functionsOver40: 1, functionsOver70: 0 })
    expect(figures.floors.all).toMatchObject({ functionsOver40: 2, functionsOver70: 1, functionLinesMedian: 41 })
  })

  it('counts casts, comments and documented exports, casts of tests apart', () => {
    expect(figures.floors.domain).toMatchObject({ casts: 1, castsPerThousand: 23.256, commentPercent: 4.651 })
    expect(figures.floors.domain).toMatchObject({ documentedPercent: 100, testCastsPerThousand: 10.989 })
    expect(figures.floors.web).toMatchObject({ casts: 0, documentedPercent: 0 })
    expect(figures.mostCasts).toEqual([{ path: 'packages/domain/src/plans/a.ts', casts: 1 }])
  })

  it('counts a circle on its floor, and runs that two floors share on both', () => {
    const { web, domain, all } = figures.floors
    expect([web?.circles, domain?.circles, all?.circles]).toEqual([1, 0, 1])
    const run = 'a1\nb1\nc1\nd1\ne1\nf1'
    const { floors } = measureTree(
      treeOf({
        'packages/web/src/a.ts': run,
        'packages/server/src/a.ts': `${run}\ng1\nh1`,
        'packages/web/src/a.test.ts': run,
      }),
    )
    expect([floors.web?.repeatedRuns, floors.server?.repeatedRuns, floors.all?.repeatedRuns]).toEqual([1, 1, 1])
    expect([floors.web?.repeatedPercent, floors.server?.repeatedPercent]).toEqual([100, 75])
    expect(floors.policy?.repeatedRuns).toBe(0)
  })
})

describe('reading figures back', () => {
  it('takes what was printed, with the lines of npm before it', () => {
    const printed = `\n> huanju@0.1.0 figures\n> node run\n\n${JSON.stringify(figures)}`
    expect(readFigures(printed)).toEqual({ floors: figures.floors, entities: figures.entities })
    expect(figures.entities.b).toMatchObject({ ownFiles: 1, sharedFiles: 2 })
  })

  it.each(['{}', '[]', '{"floors":{"all":{"files":"3"}}}', '{"floors":{"all":3}}'])('refuses %s', (text) => {
    expect(() => readFigures(text)).toThrow('no figures')
  })
})
