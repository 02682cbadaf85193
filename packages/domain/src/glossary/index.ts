// The only door of the glossary 术语表: the words of the field, once, for code, screens and documents.
export * from './chapters.ts'
export * from './print.ts'
export type * from './term.ts'
