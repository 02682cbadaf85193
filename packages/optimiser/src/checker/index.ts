// The only door of the checker.
export { checkPlan } from './check-plan.ts'
