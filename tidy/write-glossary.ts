// Writes docs/glossary.md from the words in the domain: `node --import tsx tidy/write-glossary.ts`.
import { writeFileSync } from 'node:fs'
import { printGlossary } from '@huanju/domain/glossary'

writeFileSync(new URL('../docs/glossary.md', import.meta.url), printGlossary())
