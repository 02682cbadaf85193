// The only door of the subject plans 计划: eligibility, score, ranked plan, provincial rows.
export * from './types.ts'
