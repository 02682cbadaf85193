// The door to the optimiser at work: it starts workers and looks at the clock, so pure floors stay out of here.
export type { Reason } from '../answers/reasons.ts'
export { openSession, type Session } from './session.ts'
export { rankedStarts, solvePlan, type Progress } from './solve-plan.ts'
