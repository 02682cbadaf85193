// The language of the screen: Chinese first, English by a switch; words stand beside the component that says them.
import { createContext, use, useMemo, useState, type ReactNode } from 'react'

/** A text in both languages. */
export interface Words {
  readonly zh: string
  readonly en: string
}
export type Language = 'zh' | 'en'

/** Makes words where they are needed: `w('小区', 'Community')`. */
export function w(zh: string, en: string): Words {
  return { zh, en }
}

interface Speech {
  readonly language: Language
  readonly speak: (language: Language) => void
}
const SpeechContext = createContext<Speech>({ language: 'zh', speak: () => undefined })
const key = 'huanju.language'

/** Holds the language for everything below. */
export function SpeechProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() => (localStorage.getItem(key) === 'en' ? 'en' : 'zh'))
  const speech = useMemo(
    () => ({
      language,
      speak: (next: Language) => {
        localStorage.setItem(key, next)
        document.documentElement.lang = next === 'zh' ? 'zh-CN' : 'en'
        setLanguage(next)
      },
    }),
    [language],
  )
  return <SpeechContext value={speech}>{children}</SpeechContext>
}

/** The language and the switch. */
export function useSpeech(): Speech {
  return use(SpeechContext)
}

/** Says words in the language of the screen. */
export function useSay(): (words: Words) => string {
  const { language } = useSpeech()
  return (words) => words[language] || words.zh
}
