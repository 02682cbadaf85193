// Writes the index pages of the documents from the titles beside them: `node --import tsx tidy/write-indexes.ts`.
import { writeFileSync } from 'node:fs'
import { printIndexes } from './indexes.ts'
import { readTree } from './tree.ts'

for (const [path, text] of Object.entries(printIndexes(readTree()))) {
  writeFileSync(new URL(`../${path}`, import.meta.url), text)
}
