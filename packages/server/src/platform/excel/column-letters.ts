// The letters over the columns of a sheet: A, Z, AA.

/** The letters over a column, from 1: A, Z, AA. */
export function columnLetters(column: number): string {
  const last = (column - 1) % 26
  return (column > 26 ? columnLetters((column - 1 - last) / 26) : '') + String.fromCharCode(65 + last)
}

/** The number of a column by its letters, from 1. */
export function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}
