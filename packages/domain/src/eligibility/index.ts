// The only door of the subject eligibility 纳入条件: the criteria, the verdict, and entry to the plan.
export * from './eligibility.ts'
export { eligibilityRules, planEntryRules } from './rules/index.ts'
export type * from './types.ts'
