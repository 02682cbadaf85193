// The only door of the entities engine: fields declared once, and what follows from them without a database or a screen.
export * from './check.ts'
export * from './columns.ts'
export * from './entity.ts'
export * as field from './fields.ts'
export * from './read.ts'
export * from './sheet.ts'
export * from './show.ts'
export * from './types.ts'
