// The only door of the tables engine.
export * from './header.ts'
export * from './mapping.ts'
export { plain } from './plain.ts'
export { readCell } from './read-cell.ts'
export * from './rows.ts'
export * from './types.ts'
export * from './write-cell.ts'
