// The only door of the subject identity 登录与身份.
export * from './refusals.ts'
export * from './region-kinds.ts'
