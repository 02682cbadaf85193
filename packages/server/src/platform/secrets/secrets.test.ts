// Sealing opens again and shows any change; blind indexes meet whatever way a person is written; masks hide.
import fc from 'fast-check'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { maskIdNumber, maskName, maskPhone, openSecrets } from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'huanju-keys-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const secrets = openSecrets(join(folder, 'city'))

test('what was sealed opens again, and never looks the same twice', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const [one, other] = [secrets.seal(text), secrets.seal(text)]
      expect([secrets.unseal(one), secrets.unseal(other)]).toEqual([text, text])
      expect(one.equals(other)).toBe(false)
    }),
  )
})

test('a sealed text with any byte changed does not open', () => {
  const sealed = secrets.seal('张小伟')
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Buffer.from(sealed)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(() => secrets.unseal(changed)).toThrow()
  }
  expect(() => secrets.unseal(sealed.subarray(0, 10))).toThrow()
})

test('keys are made once, for their owner only, and open what earlier starts sealed', () => {
  const path = join(folder, 'city', 'keys.json')
  expect(statSync(path).mode & 0o777).toBe(0o600)
  const text = readFileSync(path, 'utf8')
  const again = openSecrets(join(folder, 'city'))
  expect(readFileSync(path, 'utf8')).toBe(text)
  expect(again.unseal(secrets.seal('张小伟'))).toBe('张小伟')
  expect(again.fingerprint).toBe(secrets.fingerprint)
})

test('another deployment opens nothing and indexes otherwise', () => {
  const other = openSecrets(join(folder, 'other'))
  expect(() => other.unseal(secrets.seal('张小伟'))).toThrow()
  expect(other.blindIndex('name', '张小伟')).not.toBe(secrets.blindIndex('name', '张小伟'))
})

test('a damaged key file is an error, never new keys', () => {
  const path = join(folder, 'other', 'keys.json')
  writeFileSync(path, '{"active":"k1","keys":{},"index":""}')
  expect(() => openSecrets(join(folder, 'other'))).toThrow('密钥文件不完整')
})

test('a master key gives the same secrets without a file, and one of the wrong size is refused', () => {
  const master = Buffer.alloc(32, 7).toString('base64')
  const [one, other] = [openSecrets('/nowhere', master), openSecrets('/nowhere', master)]
  expect(other.unseal(one.seal('张小伟'))).toBe('张小伟')
  expect(() => openSecrets('/nowhere', 'short')).toThrow('主密钥')
})

test.each([
  ['phone', '138 1234-5678', '+86 13812345678'],
  ['phone', '１３８１２３４５６７８', '008613812345678'],
  ['idNumber', '37090219900101123x', ' 37090219900101123X '],
  ['name', '张 小伟', '张小伟'],
  ['name', '阿卜杜拉•买买提', '阿卜杜拉·买买提'],
] as const)('a %s written “%s” is found as “%s”', (kind, one, other) => {
  expect(secrets.blindIndex(kind, one)).toBe(secrets.blindIndex(kind, other))
})

test('different persons and different kinds have different indexes', () => {
  expect(secrets.blindIndex('phone', '13812345678')).not.toBe(secrets.blindIndex('phone', '13812345679'))
  expect(secrets.blindIndex('phone', '13812345678')).not.toBe(secrets.blindIndex('idNumber', '13812345678'))
  expect(secrets.blindIndex('name', 'Li Na')).not.toBe(secrets.blindIndex('name', 'LiNa'))
})

test.each([
  [maskName, '张三', '张*'],
  [maskName, '张小伟', '张*伟'],
  [maskName, '欧阳小伟', '欧**伟'],
  [maskName, '李', '*'],
  [maskName, '', ''],
  [maskPhone, '13812345678', '138****5678'],
  [maskPhone, '0538-8221234', '053*****1234'],
  [maskPhone, '8221234', '*****34'],
  [maskPhone, '110', '***'],
  [maskIdNumber, '370902199001011234', '370***********1234'],
  [maskIdNumber, '12345', '*****'],
])('%o hides %s as %s', (mask, plain, masked) => {
  expect(mask(plain)).toBe(masked)
})
