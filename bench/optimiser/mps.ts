// A program as free MPS text, minimised with the signs turned, for solvers that read files.
import type { LinearProgram } from '../../packages/optimiser/src/relaxation/linear-program.ts'

/** Writes the program with its first columns whole. */
export function mpsText(program: LinearProgram, whole: number): string {
  const { rows } = program
  return [
    'NAME city',
    'ROWS',
    ' N obj',
    ...Array.from({ length: rows }, (_, row) => ` ${kindOf(program, row)} r${row}`),
    'COLUMNS',
    ...columnLines(program, whole),
    'RHS',
    ...Array.from({ length: rows }, (_, row) => ` rhs r${row} ${sideOf(program, row)}`),
    'RANGES',
    ...rangeLines(program),
    'BOUNDS',
    ...Array.from(program.cost, (_, column) => ` UP bnd x${column} ${program.upper[column] ?? 0}`),
    'ENDATA',
    '',
  ].join('\n')
}

function kindOf({ rowLower, rowUpper }: LinearProgram, row: number): 'E' | 'L' | 'G' {
  if (rowLower[row] === rowUpper[row]) return 'E'
  return Number.isFinite(rowUpper[row]) ? 'L' : 'G'
}

function sideOf({ rowLower, rowUpper }: LinearProgram, row: number): number {
  return Number.isFinite(rowUpper[row]) ? (rowUpper[row] ?? 0) : (rowLower[row] ?? 0)
}

function columnLines({ columns, rows, cost, starts, indices, values }: LinearProgram, whole: number): string[] {
  const byColumn: string[][] = Array.from({ length: columns }, () => [])
  for (let row = 0; row < rows; row++) {
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++) {
      const column = indices[at] ?? 0
      byColumn[column]?.push(` x${column} r${row} ${values[at] ?? 0}`)
    }
  }
  const lines = byColumn.map((entries, column) => [` x${column} obj ${-(cost[column] ?? 0)}`, ...entries])
  return [
    " M1 'MARKER' 'INTORG'",
    ...lines.slice(0, whole).flat(),
    " M2 'MARKER' 'INTEND'",
    ...lines.slice(whole).flat(),
  ]
}

function rangeLines({ rows, rowLower, rowUpper }: LinearProgram): string[] {
  return Array.from({ length: rows }, (_, row) => [row, (rowUpper[row] ?? 0) - (rowLower[row] ?? 0)] as const)
    .filter(([, range]) => Number.isFinite(range) && range > 0)
    .map(([row, range]) => ` rng r${row} ${range}`)
}
