// A program whose rows may stretch: a slack column on each side of a row that may, at a price.
import type { LinearProgram } from './linear-program.ts'

/** A row that may stretch, and what each of its units costs. */
export interface Stretch {
  readonly row: number
  readonly cost: number
}

/** A program with slacks; slack columns of stretch k are `slackOf[k]` (one for each finite side). */
export interface ElasticProgram {
  readonly program: LinearProgram
  readonly slackOf: readonly (readonly number[])[]
}

/** Adds slacks to a program and replaces its costs: slacks cost, columns cost what `columnCost` says; to be maximised. */
export function elasticOf(
  program: LinearProgram,
  stretches: readonly Stretch[],
  columnCost?: Float64Array,
): ElasticProgram {
  const slacks: { row: number; sign: number; cost: number }[] = []
  const slackOf = stretches.map(({ row, cost }) => {
    const sides = [
      ...(Number.isFinite(program.rowUpper[row] ?? 0) ? [-1] : []),
      ...(Number.isFinite(program.rowLower[row] ?? 0) ? [1] : []),
    ]
    return sides.map((sign) => program.columns + slacks.push({ row, sign, cost }) - 1)
  })
  const byRow = new Map<number, [number, number][]>()
  slacks.forEach(({ row, sign }, index) => byRow.set(row, [...(byRow.get(row) ?? []), [program.columns + index, sign]]))
  const starts = new Int32Array(program.rows + 1)
  const indices: number[] = []
  const values: number[] = []
  for (let row = 0; row < program.rows; row++) {
    for (let at = program.starts[row] ?? 0; at < (program.starts[row + 1] ?? 0); at++) {
      indices.push(program.indices[at] ?? 0)
      values.push(program.values[at] ?? 0)
    }
    for (const [column, sign] of byRow.get(row) ?? []) {
      indices.push(column)
      values.push(sign)
    }
    starts[row + 1] = indices.length
  }
  const longer = (old: Float64Array, more: readonly number[]) => Float64Array.from([...old, ...more])
  return {
    slackOf,
    program: {
      ...program,
      columns: program.columns + slacks.length,
      cost: longer(
        columnCost ?? new Float64Array(program.columns),
        slacks.map(({ cost }) => -cost),
      ),
      lower: longer(
        program.lower,
        slacks.map(() => 0),
      ),
      upper: longer(
        program.upper,
        slacks.map(() => Infinity),
      ),
      starts,
      indices: Int32Array.from(indices),
      values: Float64Array.from(values),
    },
  }
}
