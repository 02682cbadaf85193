// Prints the figures of the source tree: `npm run figures`.
// `-- --entity dwelling` adds what one entity costs, `--json` prints for later, `--against FILE` compares with that.
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { measureTree, readFigures } from './figures/measure.ts'
import { printComparison, printFigures } from './figures/print.ts'
import { readTree } from './tree.ts'

const { values } = parseArgs({
  options: {
    entity: { type: 'string', multiple: true, default: [] },
    json: { type: 'boolean', default: false },
    against: { type: 'string' },
  },
})
const figures = measureTree(readTree(), values.entity)
process.stdout.write(`${print().join('\n')}\n`)

function print(): string[] {
  if (values.json) return [JSON.stringify(figures, undefined, 1)]
  if (values.against === undefined) return printFigures(figures)
  return printComparison(readFigures(readFileSync(values.against, 'utf8')), figures)
}
