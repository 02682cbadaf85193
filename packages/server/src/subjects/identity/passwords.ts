// Passwords: argon2id hashes, the rules a password must meet, and passwords that hold once.
import type { FieldFinding } from '@huanju/contract'
import { Problem } from '@huanju/contract'
import { hash, verify } from '@node-rs/argon2'
import { randomBytes, randomInt } from 'node:crypto'
import { isBreached } from './breached.ts'

// OWASP's least for argon2id: 19 MiB, two passes, one lane; some 20 ms here.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** The argon2id hash of a password, with its salt and cost inside. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), cost)
}

let dummy: Promise<string> | undefined

/** Whether a password fits a hash; without a hash the same work is done and the answer is no. */
export async function fitsHash(password: string, stored: string | null | undefined): Promise<boolean> {
  dummy ??= hashPassword(randomBytes(16).toString('hex'))
  const fits = await verify(stored ?? (await dummy), password.normalize('NFC'))
  return fits && typeof stored === 'string'
}

const lengthMin = 10
const common = [
  'password',
  'passw0rd',
  'p@ssw0rd',
  '12345678',
  '87654321',
  'qwertyui',
  'qwerty123',
  '1qaz2wsx',
  'abc12345',
  'abcd1234',
  'admin123',
  'admin@123',
  'letmein',
  'iloveyou',
  'woaini',
  '11111111',
  '88888888',
  '66666666',
  '5201314',
  'welcome1',
  'huanju',
]

/** What a password lacks, each as a sentence; none means it will do. */
export function findPasswordFaults(
  password: string,
  { login, current }: { login: string; current?: string },
): FieldFinding[] {
  const text = password.normalize('NFC')
  const lower = text.toLowerCase()
  const checks: [boolean, string, string][] = [
    [[...text].length < lengthMin, `口令至少 ${lengthMin} 位`, `Use at least ${lengthMin} characters`],
    [
      kindsIn(text) < 3,
      '口令须含大写字母、小写字母、数字、符号中的至少三种',
      'Mix at least three of capitals, small letters, digits and signs',
    ],
    [lower.includes(login.toLowerCase()), '口令不能包含账号', 'Do not use the login in the password'],
    [isCommon(lower) || isBreached(text), '口令过于常见，请更换', 'This password is too common; choose another'],
    [text === current?.normalize('NFC'), '新口令不能与原口令相同', 'The new password must differ from the old one'],
  ]
  return checks.filter(([isFault]) => isFault).map(([, zh, en]) => ({ field: 'next', message: { zh, en } }))
}

/** Refuses a weak password with all that it lacks. */
export function requireStrong(password: string, known: { login: string; current?: string }): void {
  const findings = findPasswordFaults(password, known)
  const reason = {
    zh: findings.map(({ message }) => message.zh).join('；'),
    en: findings.map(({ message }) => message.en).join('. '),
  }
  if (findings.length > 0) throw new Problem('weak-password', { reason }, findings)
}

/** The refusal of a password that its person has used before. */
export function usedBefore(): Problem {
  const message = { zh: '这是以前用过的口令，请另设', en: 'You have used this password before; choose another' }
  return new Problem('weak-password', { reason: message }, [{ field: 'next', message }])
}

function kindsIn(text: string): number {
  return [/\p{Lu}/u, /\p{Ll}/u, /\p{Nd}/u, /[^\p{Lu}\p{Ll}\p{Nd}]/u].filter((kind) => kind.test(text)).length
}

// A common word counts when little else stands beside it, so that `Password1!` falls and a long phrase stands.
function isCommon(lower: string): boolean {
  const isRun = new Set(lower).size <= 3
  return isRun || common.some((word) => lower.includes(word) && lower.length - word.length < 5)
}

const alphabets = ['ABCDEFGHJKLMNPQRSTUVWXYZ', 'abcdefghijkmnpqrstuvwxyz', '23456789', '-+=@#']

/** Half of a one-time password: ten characters of four kinds, none easily misread; neither half helps with the other. */
export function makeHalf(): string {
  const all = alphabets.join('')
  const pick = (from: string) => from[randomInt(from.length)] ?? ''
  const characters = [...alphabets.map(pick), ...Array.from({ length: 6 }, () => pick(all))]
  for (let at = characters.length - 1; at > 0; at--) {
    const other = randomInt(at + 1)
    const moved = characters[at] ?? ''
    characters[at] = characters[other] ?? ''
    characters[other] = moved
  }
  return characters.join('')
}
