// The pure door of the optimiser: types, the catalogue of constraints, the checker. Workers are behind running/.
export { checkPlan } from './checker/index.ts'
export { constraintCatalogue } from './constraints/catalogue.ts'
export { pointsPerHousehold } from './answers/limits.ts'
export { readInstance } from './instance/read-instance.ts'
export * from './types.ts'
