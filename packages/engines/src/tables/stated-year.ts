// The year a table is of, where its title says so and no column does: 2023年…计划.

/** The year that lines above a table state, 2023年…计划; the last one named counts. Undefined where none is. */
export function statedYear(lines: readonly string[]): string | undefined {
  const years = lines.flatMap((line) => [...line.normalize('NFKC').matchAll(/(20\d\d)\s*年/g)].map(([, year]) => year))
  return years.at(-1)
}
