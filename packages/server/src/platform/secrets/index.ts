// The door to sealing, blind indexes and masks.
export { maskIdNumber, maskName, maskPhone } from './masks.ts'
export { openSecrets, type IndexKind, type Secrets } from './secrets.ts'
