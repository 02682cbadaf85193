// Prints what the style test finds, by folder, then the figures: `node --import tsx tidy/print-findings.ts`.
import { checks } from './checks.ts'
import { exportedFunctions, listUndocumented } from './comments.ts'
import { measureTree } from './figures/measure.ts'
import { printFigures } from './figures/print.ts'
import { printFinding } from './finding.ts'
import { readTree } from './tree.ts'

const tree = readTree()
const undocumented = listUndocumented(exportedFunctions(tree))
const findings = [...Object.values(checks).flatMap((check) => check(tree)), ...undocumented]
const lines = findings.map(printFinding).sort()
process.stdout.write(`${[...lines, '', ...printFigures(measureTree(tree))].join('\n')}\n`)
