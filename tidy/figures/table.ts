// A plain table for the terminal: columns aligned, a Chinese character two columns wide.

const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/g

/** The rows as lines; texts stand at the left of their column, numbers at the right. */
export function alignTable(rows: readonly (readonly string[])[], texts: number): string[] {
  const widths = rows.reduce<number[]>(
    (most, row) => row.map((cell, column) => Math.max(most[column] ?? 0, widthOf(cell))),
    [],
  )
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const gap = ' '.repeat(Math.max(0, (widths[column] ?? 0) - widthOf(cell)))
        return column < texts ? cell + gap : gap + cell
      })
      .join('  ')
      .trimEnd(),
  )
}

function widthOf(text: string): number {
  return text.length + (text.match(wide)?.length ?? 0)
}
