// The only door of the subject jobs 后台任务.
export * from './lanes.ts'
export * from './refusals.ts'
