// The only door of the subject studies 推演: the levers of a study, and the instance of the optimiser that they make.
export * from './figures.ts'
export * from './instance.ts'
export * from './levers.ts'
export * from './refusals.ts'
export * from './settings.ts'
export * from './standing.ts'
