// Search keys of texts: characters and pairs of them, for Chinese searches of two characters.
import { plain } from './plain.ts'

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
