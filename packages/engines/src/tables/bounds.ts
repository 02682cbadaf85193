// The bounds of values, once: form, import, database and answer all read these.

/** The most characters of a text that names no bound of its own, by how it is written. */
export const lengths = { line: 200, lines: 500, code: 60 } as const

/** The closed range of a count that names none of its own. */
export const counts = { from: 0, to: 10_000_000 } as const

/** The most of an area in dm² (1,000 km²) and of an amount in fen (1,000 billion yuan): sums of millions still fit. */
export const most = { area: 100_000_000_000n, money: 100_000_000_000_000n } as const

/** The first and last day that can be recorded. */
export const days = { from: '1900-01-01', to: '2199-12-31' } as const

/** The most entries of a list of choices. */
export const choicesMost = 40

/** The most of either part of an exact share. */
export const shareMost = 1_000_000_000_000n
