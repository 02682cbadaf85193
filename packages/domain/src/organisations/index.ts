// The only door of the subject organisations 机构.
export * from './duty-holding.ts'
export * from './jurisdictions.ts'
export * from './legal-person.ts'
export * from './organisation.ts'
export * from './refusals.ts'
export * from './separation.ts'
