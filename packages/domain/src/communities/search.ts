// Search keys of a community: characters and pairs for two-character Chinese searches, and a key against duplicates.
import { plain } from '@huanju/engines/tables'

/** The tokens of texts: every character and every pair of neighbours within each, marks and case dropped; each once. */
export function searchTokens(...texts: readonly (string | null)[]): string[] {
  const tokens = new Set<string>()
  for (const text of texts) {
    const characters = [...plain(text ?? '')]
    characters.forEach((character, index) => {
      tokens.add(character)
      const next = characters[index + 1]
      if (next !== undefined) tokens.add(character + next)
    })
  }
  return [...tokens]
}

/** The name as two clerks would both write it; within one subdistrict the same key means the same community. */
export function duplicateKey(name: string): string {
  return plain(name)
}
