// The only door of the policy floor for the browser and for pure code; reading the files is `@huanju/policy/load`.
export * from './rights.ts'
export type * from './types.ts'
