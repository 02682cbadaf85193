// The only door of the subject plans 计划: eligibility, score, ranked plan, provincial rows.
export * from './eligibility.ts'
export * from './facts.ts'
export { eligibilityRules, planEntryRules } from './rules/index.ts'
export * from './types.ts'
