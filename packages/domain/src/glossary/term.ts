// What a word of the field is: one code name, one Chinese word, one English word, one meaning.

/** A word of the field. `clause` is the place in the city's plan, or the law and its article, that uses the word. */
export interface Term {
  readonly code: string
  readonly zh: string
  readonly en: string
  readonly meaning: { readonly zh: string; readonly en: string }
  readonly clause: string | null
}

/** The words of one part of the story, in the order in which a newcomer meets them. */
export interface Chapter {
  readonly title: { readonly zh: string; readonly en: string }
  readonly terms: readonly Term[]
}
