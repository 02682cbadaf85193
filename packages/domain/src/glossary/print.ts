// The glossary as a Markdown document: one table for each chapter.
import { glossary } from './chapters.ts'
import type { Chapter, Term } from './term.ts'

/** Writes the whole glossary as Markdown; the same words always give the same text. */
export function printGlossary(): string {
  const opening = [
    '# Glossary 术语表',
    '',
    'Written from `packages/domain/src/glossary` by `node --import tsx tidy/write-glossary.ts`; change the words there.',
    'One word has one meaning on every floor.',
    'Clauses are those of the city’s plan; a law is named with its article.',
  ]
  return `${[...opening, ...glossary.flatMap(printChapter)].join('\n')}\n`
}

function printChapter({ title, terms }: Chapter): string[] {
  const columns = ['| Code | 中文 | English | Meaning 含义 | Clause 条款 |', '|---|---|---|---|---|']
  return ['', `## ${title.zh} ${title.en}`, '', ...columns, ...terms.map(printTerm)]
}

function printTerm({ code, zh, en, meaning, clause }: Term): string {
  return `| \`${code}\` | ${zh} | ${en} | ${meaning.zh}<br>${meaning.en} | ${clause ?? '–'} |`
}
