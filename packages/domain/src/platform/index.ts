// The only door of the subject platform 平台.
export * from './refusals.ts'
