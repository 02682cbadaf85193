// A program as free MPS text, minimised with the signs turned, for solvers that read files.
import type { LinearProgram } from '../../packages/engines/src/optimiser/relaxation/linear-program.ts'

/** Writes the program with its first columns whole. */
export function mpsText({ columns, rows, cost, lower, upper, rowLower, rowUpper, starts, indices, values }: LinearProgram, whole: number): string {
  const lines = ['NAME city', 'ROWS', ' N obj']
  const kindOf = (row: number) => (rowLower[row] === rowUpper[row] ? 'E' : Number.isFinite(rowUpper[row] ?? 0) ? 'L' : 'G')
  for (let row = 0; row < rows; row++) lines.push(` ${kindOf(row)} r${row}`)
  const byColumn: string[][] = Array.from({ length: columns }, () => [])
  for (let row = 0; row < rows; row++) {
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++) byColumn[indices[at] ?? 0]?.push(` x${indices[at] ?? 0} r${row} ${values[at] ?? 0}`)
  }
  lines.push('COLUMNS', " M1 'MARKER' 'INTORG'")
  for (let column = 0; column < columns; column++) {
    if (column === whole) lines.push(" M2 'MARKER' 'INTEND'")
    lines.push(` x${column} obj ${-(cost[column] ?? 0)}`, ...(byColumn[column] ?? []))
  }
  lines.push('RHS')
  for (let row = 0; row < rows; row++) {
    const side = Number.isFinite(rowUpper[row] ?? 0) ? (rowUpper[row] ?? 0) : (rowLower[row] ?? 0)
    if (side !== 0) lines.push(` rhs r${row} ${side}`)
  }
  lines.push('RANGES')
  for (let row = 0; row < rows; row++) {
    const [low, high] = [rowLower[row] ?? 0, rowUpper[row] ?? 0]
    if (Number.isFinite(low) && Number.isFinite(high) && low !== high) lines.push(` rng r${row} ${high - low}`)
  }
  lines.push('BOUNDS')
  for (let column = 0; column < columns; column++) lines.push(` LO bnd x${column} ${lower[column] ?? 0}`, ` UP bnd x${column} ${upper[column] ?? 0}`)
  lines.push('ENDATA', '')
  return lines.join('\n')
}
