// Passwords that are tried first: a list of the commonest in breaches, and what people put around a word of that list.
import { dictionary } from '@zxcvbn-ts/language-common'

let known: ReadonlySet<string> | undefined

// The list is unpacked when it is first asked for.
const list = () => (known ??= new Set([...dictionary['passwords-common']].map((word) => String(word).toLowerCase())))

const swaps: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
}
const aroundMost = 8

/** Whether a password is in the list, or is a word of it with digits and signs around or for letters. */
export function isBreached(password: string): boolean {
  const lower = password.normalize('NFKC').toLowerCase()
  if (list().has(lower)) return true
  const unswapped = [...lower].map((sign) => swaps[sign] ?? sign).join('')
  return [lower, unswapped].some((text) =>
    cores(text).some((core) => list().has(core) && lower.length - core.length <= aroundMost),
  )
}

// What is left of a text without what is put before and after a word: at least four letters.
function cores(text: string): string[] {
  const bare = text.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  return [text, bare, text.replaceAll(/[^\p{L}]+$/gu, '')].filter((core) => core.length >= 4)
}
