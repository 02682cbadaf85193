// The only door of the subject organisations 机构.
export * from './legal-person.ts'
