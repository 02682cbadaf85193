// The only door of the rules engine.
export * from './types.ts'
