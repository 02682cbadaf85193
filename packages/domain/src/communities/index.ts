// The only door of the subject communities 小区台账.
export * from './community.ts'
