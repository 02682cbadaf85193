// The only door of the subject plans 计划: score, ranked plan, provincial rows.
export { assertRequest } from './plan-request.ts'
export * from './province-rows.ts'
export { rankPlan } from './ranked-plan.ts'
export { ranked } from './ranking.ts'
export { scoreSettingsOn, type ScoreFormula, type ScoreRule, type ScoreSettings } from './score-settings.ts'
export { scoreCommunity, totalHundredths, type Weights } from './score.ts'
export * from './types.ts'
