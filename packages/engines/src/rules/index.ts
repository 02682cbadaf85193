// The only door of the rules engine.
export { allOf, atLeast, supportedBy, type Claim } from './claims.ts'
export * from './dated.ts'
export * from './print.ts'
export * from './rule.ts'
export { showValue } from './show.ts'
export { factTerm, type Term } from './terms.ts'
export * from './types.ts'
