// The only door of the subject communities 小区台账.
export * from './checks.ts'
export * from './columns.ts'
export * from './community.ts'
export * from './facts.ts'
export * from './position.ts'
export * from './row-facts.ts'
export * from './search.ts'
