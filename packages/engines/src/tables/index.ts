// The only door of the tables engine.
export { plain, readCell } from './read-cell.ts'
export * from './rows.ts'
export * from './types.ts'
