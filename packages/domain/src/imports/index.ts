// The only door of the subject imports 导入.
export * from './refusals.ts'
