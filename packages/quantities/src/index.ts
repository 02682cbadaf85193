// Values that cannot be confused: money in fen, area in dm², exact fractions, calendar days.
export * from './area.ts'
export * from './day.ts'
export * from './fraction.ts'
export * from './money.ts'
export * from './records.ts'
