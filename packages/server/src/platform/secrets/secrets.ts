// Seals personal data for its column and makes blind indexes for exact search; the keys lie beside the database.
import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { readKeys, type KeyRing } from './keys.ts'

/** What a blind index is made of; each kind is normalised its own way. */
export type IndexKind = 'name' | 'phone' | 'idNumber'

/** Seals, opens and indexes personal data with the keys of one deployment. */
export interface Secrets {
  /** AES-256-GCM with a random nonce, key id in front; the same text never seals to the same bytes. */
  seal(text: string): Buffer
  /** Opens what `seal` made; a changed byte or an unknown key is an error. */
  unseal(sealed: Buffer): string
  /** HMAC-SHA-256 over the normalised text, hex; equal for equal persons, useless without the key. */
  blindIndex(kind: IndexKind, text: string): string
  /** Tells two key rings apart without showing either. */
  readonly fingerprint: string
}

const [nonceBytes, tagBytes] = [12, 16]
const version = 1

/** Opens the keys of a data folder, made (0600) on the first start, or those of a `masterKey` (32 bytes, base64). */
export function openSecrets(dataDir: string, masterKey?: string): Secrets {
  const ring = masterKey === undefined ? readKeys(dataDir) : ringFrom(masterKey)
  return {
    seal: (text) => seal(ring, text),
    unseal: (sealed) => unseal(ring, sealed),
    blindIndex: (kind, text) =>
      createHmac('sha256', ring.index)
        .update(`${kind}:${normalise(kind, text)}`)
        .digest('hex'),
    fingerprint: createHash('sha256').update('fingerprint:').update(ring.index).digest('hex').slice(0, 16),
  }
}

function ringFrom(masterKey: string): KeyRing {
  const master = Buffer.from(masterKey, 'base64')
  if (master.length !== 32)
    throw new Error('主密钥应为 32 字节的 base64 文本 The master key must be 32 bytes in base64')
  const derive = (use: string) => Buffer.from(hkdfSync('sha256', master, 'huanju', use, 32))
  return { active: 'env', keys: new Map([['env', derive('seal')]]), index: derive('index') }
}

function seal({ active, keys }: KeyRing, text: string): Buffer {
  const key = keys.get(active)
  if (!key) throw new Error(`没有密钥 ${active} No key ${active}`)
  const header = Buffer.concat([Buffer.from([version, active.length]), Buffer.from(active, 'latin1')])
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(header)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([header, nonce, cipher.getAuthTag(), body])
}

function unseal({ keys }: KeyRing, sealed: Buffer): string {
  const bodyAt = 2 + (sealed[1] ?? 0) + nonceBytes + tagBytes
  if (sealed[0] !== version || sealed.length < bodyAt) throw new Error('密文格式不符 Not a sealed text')
  const header = sealed.subarray(0, bodyAt - nonceBytes - tagBytes)
  const key = keys.get(header.toString('latin1', 2))
  if (!key) throw new Error('没有解开密文的密钥，请恢复 keys.json The key of this text is missing; restore keys.json')
  const nonce = sealed.subarray(header.length, header.length + nonceBytes)
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes }).setAAD(header)
  decipher.setAuthTag(sealed.subarray(header.length + nonceBytes, bodyAt))
  return Buffer.concat([decipher.update(sealed.subarray(bodyAt)), decipher.final()]).toString('utf8')
}

/** Brings the ways one name, phone or ID number is written to one form. */
function normalise(kind: IndexKind, text: string): string {
  const plain = text.normalize('NFKC').trim()
  if (kind === 'phone') return plain.replaceAll(/\D/g, '').replace(/^(?:00)?86(?=1\d{10}$)/, '')
  if (kind === 'idNumber') return plain.replaceAll(/\s/g, '').toUpperCase()
  return plain
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/(?<=\p{sc=Han}) (?=\p{sc=Han})/gu, '')
    .replaceAll(/[•・‧]/g, '·')
}
