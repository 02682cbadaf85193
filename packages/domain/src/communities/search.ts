// Search keys of a community: characters and pairs of characters for two-character Chinese searches, and a key against duplicates.

/** The tokens of texts: every character and every pair of neighbours within each, lower case, marks dropped; each once. */
export function searchTokens(...texts: readonly (string | null)[]): string[] {
  const tokens = new Set<string>()
  for (const text of texts) {
    const characters = [...normalise(text ?? '')]
    characters.forEach((character, index) => {
      tokens.add(character)
      const next = characters[index + 1]
      if (next !== undefined) tokens.add(character + next)
    })
  }
  return [...tokens]
}

/** The name as two clerks would both write it: widths, blanks, brackets, marks and case made alike. */
export function duplicateKey(name: string): string {
  return normalise(name)
}

function normalise(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/[\s\p{P}\p{S}]/gu, '')
}
