// The marks that stand between words, in the language of the screen; a page joins its words with no others.
import { useSpeech } from './words.tsx'

const marks = {
  zh: { comma: '，', colon: '：', semicolon: '；', open: '（', close: '）', openTitle: '《', closeTitle: '》' },
  en: { comma: ', ', colon: ': ', semicolon: '; ', open: ' (', close: ')', openTitle: '“', closeTitle: '” ' },
} as const

/** The marks of the language of the screen, each with the space that belongs to it. */
export function useMarks() {
  return marks[useSpeech().language]
}
