// The only door of the workflow engine: refusals as values, states and acts as tables; no database and no screen.
export * from './flow.ts'
export * from './refusals.ts'
export * from './types.ts'
