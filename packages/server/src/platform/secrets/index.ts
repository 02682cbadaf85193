// The door to sealing, blind indexes and masks.
export { maskIdNumber, maskName, maskPhone } from './masks.ts'
export { openSecrets, type Secrets } from './secrets.ts'
