// Shows that a word has one meaning, a meaning has words in both languages, and the document can hold them.
import { describe, expect, it } from 'vitest'
import { glossary, printGlossary } from './index.ts'

const terms = glossary.flatMap((chapter) => chapter.terms)

describe('the glossary', () => {
  it.each(['code', 'zh', 'en'] as const)('gives each %s to one term only', (field) => {
    const words = terms.map((term) => term[field])
    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([])
  })

  it('spells every code name as code does', () => {
    for (const { code } of terms) expect(code).toMatch(/^[a-z]+(?:[A-Z][a-z]+)*$/)
  })

  it('says what each word means in both languages, each in whole sentences', () => {
    for (const { meaning, zh } of terms) {
      expect(meaning.zh, zh).toMatch(/\p{Script=Han}.*。$/u)
      expect(meaning.en, zh).toMatch(/^[A-Z][^\p{Script=Han}]*\.$/u)
    }
  })

  it('prints every term in one row of a table', () => {
    const rows = printGlossary()
      .split('\n')
      .filter((line) => line.startsWith('| `'))
    expect(rows).toHaveLength(terms.length)
    for (const row of rows) expect(row.split(' | ')).toHaveLength(5)
  })
})
