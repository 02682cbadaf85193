// The glossary in the documents is the one in the domain.
import { printGlossary } from '@huanju/domain/glossary'
import { expect, it } from 'vitest'
import { readTree } from './tree.ts'

it('has a document that equals the words in the domain', () => {
  const document = readTree().sources.find(({ path }) => path === 'docs/glossary.md')
  expect(document?.text, 'run: node --import tsx tidy/write-glossary.ts').toBe(printGlossary())
})
