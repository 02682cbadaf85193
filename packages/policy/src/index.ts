// The only door of the policy floor for the browser and for pure code; reading the files is `@huanju/policy/load`.
export * from './acts.ts'
export { checkRoles } from './check.ts'
export * from './grounds.ts'
export * from './pack.ts'
export type * from './types.ts'
