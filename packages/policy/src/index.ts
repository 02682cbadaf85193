// The only door of the policy floor for the browser and for pure code; reading the files is `@huanju/policy/load`.
export * from './grounds.ts'
export * from './pack.ts'
export * from './rights.ts'
export { verifications } from './types.ts'
export type * from './types.ts'
