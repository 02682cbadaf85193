// The only door of the subject plans 计划: score, ranked plan, provincial rows.
export * from './province-rows.ts'
export * from './refusals.ts'
export * from './types.ts'
export { assertRequest } from './plan-request.ts'
export { rankPlan } from './ranked-plan.ts'
export { ranked } from './ranking.ts'
export { scoreCommunity, totalHundredths, type Weights } from './score.ts'
export { scoreSettingsOn, type ScoreFormula, type ScoreRule, type ScoreSettings } from './score-settings.ts'
